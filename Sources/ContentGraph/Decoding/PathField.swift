import Diagnostics

/// URL paths that authors write by hand: `slug`, `url`, `aliases`.
package enum PathField {
  static let rule = Rule("bad-path", .error, "A slug, a URL or an alias is a path that stays within the site.")

  /// The path as it will be: percent-decoded, with `/` in front, and behind unless its last part has an extension.
  ///
  ///     "old/name"  →   /old/name/        "/feed.xml"  →   /feed.xml
  ///
  /// - Parameter folder: what a path that does not start with `/` is relative to, with `/` at both ends.
  static func path(
    _ key: String, _ written: Placed<String>, relativeTo folder: String, reportingTo findings: inout Findings
  ) -> String? {
    guard let text = checked(key, written, reportingTo: &findings) else { return nil }
    let parts = text.split(separator: "/")
    guard !parts.isEmpty else { return "/" }
    let isFile = !text.hasSuffix("/") && parts[parts.count - 1].dropFirst().contains(".")
    return (text.hasPrefix("/") ? "/" : folder) + parts.joined(separator: "/") + (isFile ? "" : "/")
  }

  /// One segment of a URL, as Hugo makes it of a slug.
  ///
  ///     "-HTTP Basics-"   →   http-basics
  static func segment(_ key: String, _ written: Placed<String>, reportingTo findings: inout Findings) -> String? {
    guard let text = checked(key, written, reportingTo: &findings) else { return nil }
    let segment = URLPath.sanitized(text).trimmingHyphens
    if segment.isEmpty || segment.contains("/") {
      report("'\(key)' is not one part of a path", at: written.range, to: &findings)
      return nil
    }
    return segment
  }

  /// A file whose name is signs alone.
  static func unnamed(_ file: SourceFile.ID) -> Diagnostic {
    Diagnostic(
      rule, "a part of this file's path has no letter or digit", at: .file(file),
      help: "a page's address is made of the letters and digits of its path; rename the file, or set 'slug' or 'url'")
  }

  private static func checked(
    _ key: String, _ written: Placed<String>, reportingTo findings: inout Findings
  ) -> String? {
    if hasScheme(written.value) {
      report("'\(key)' has a scheme or a host", at: written.range, to: &findings)
    } else if written.value.utf8.contains(where: { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }) {
      report("'\(key)' has a query or a fragment", at: written.range, to: &findings)
    } else if let text = PercentEncoding.decoded(written.value) {
      guard let fault = fault(in: text) else { return text }
      report("'\(key)' has \(fault)", at: written.range, to: &findings)
    } else {
      report("'\(key)' has a '%' that starts no UTF-8 text", at: written.range, to: &findings)
    }
    return nil
  }

  private static func fault(in text: String) -> String? {
    if text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
      return "a control character"
    }
    if text.utf8.contains(UInt8(ascii: "\\")) { return "a backslash" }
    if text.utf8.contains(where: { "?#%".utf8.contains($0) }) { return "an encoded '?', '#' or '%'" }
    let parts = text.split(separator: "/")
    return parts.contains("..") || parts.contains(".") ? "a '.' or '..' part" : nil
  }

  /// `https://host/`, `//host/`, `mailto:x`
  private static func hasScheme(_ text: String) -> Bool {
    text.hasPrefix("//") || text.prefix { $0 != "/" }.contains(":")
  }

  private static func report(_ message: String, at range: SourceRange, to findings: inout Findings) {
    findings.report(
      Diagnostic(
        rule, message, at: range, help: "write a path within this site, such as /old/name/; a slug is one part of it"))
  }
}

extension String {
  fileprivate var trimmingHyphens: String {
    var rest = self[...]
    while rest.first == "-" { rest.removeFirst() }
    while rest.last == "-" { rest.removeLast() }
    return String(rest)
  }
}
