import Diagnostics

/// The site's address: scheme, host and base path.
enum BaseURL {
  /// With `/` at the end: `https://example.org/docs` → `https://example.org/docs/`.
  static func checked(_ written: Placed<String>, reportingTo findings: inout Findings) -> String? {
    let text = written.value
    let isPlain = text.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && !"\"'<>\\?#@`{}|^".utf8.contains($0) }
    let rest = afterScheme(text)
    guard isPlain, let rest, !host(of: text).isEmpty, !rest.split(separator: "/").contains("..") else {
      findings.report(
        Diagnostic(
          BadValue.rule, "'baseURL' is not the address of a site", at: written.range,
          help: "write scheme, host and base path, without query or fragment: https://example.org/docs/"))
      return nil
    }
    return text.hasSuffix("/") ? text : text + "/"
  }

  /// The host in lower case, without port: `https://Example.org:8080/` → `example.org`.
  static func host(of url: String) -> String {
    guard let rest = afterScheme(url) else { return "" }
    return rest.prefix { $0 != "/" && $0 != ":" }.lowercased()
  }

  private static func afterScheme(_ url: String) -> Substring? {
    for scheme in ["https://", "http://"] where url.prefix(scheme.count).lowercased() == scheme {
      return url.dropFirst(scheme.count)
    }
    return nil
  }
}
