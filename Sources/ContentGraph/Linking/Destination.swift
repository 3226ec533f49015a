/// A link's destination, taken apart.
enum Destination: Equatable {
  /// Not of this site: another host, `mailto:`.
  case external
  /// `lesson:http-basics#caching`
  case named(String, fragment: String?)
  /// Percent-decoded, absolute or relative, perhaps empty; `suffix` is query and fragment as written.
  case path(String, fragment: String?, suffix: String)
  /// No destination, or percent-encoding that is not UTF-8.
  case unreadable

  init(_ written: String, site: SitePaths) {
    if Self.isPlainPath(written) {
      self = .path(written, fragment: nil, suffix: "")
      return
    }
    let fragmentStart = written.utf8.firstIndex(of: UInt8(ascii: "#")) ?? written.endIndex
    let fragment = written[fragmentStart...].dropFirst()
    let pathEnd = written[..<fragmentStart].utf8.firstIndex(of: UInt8(ascii: "?")) ?? fragmentStart
    let path = written[..<pathEnd]
    let suffix = String(written[pathEnd...])
    let anchor = fragment.isEmpty ? nil : PercentEncoding.decoded(String(fragment)) ?? String(fragment)
    if written.isEmpty {
      self = .unreadable
    } else if let scheme = Self.scheme(of: path) {
      self = Self.absolute(path, scheme: scheme, fragment: anchor, suffix: suffix, site: site)
    } else if path.hasPrefix("//") {
      self = .external
    } else if let decoded = PercentEncoding.decoded(String(path)) {
      self = .path(decoded, fragment: anchor, suffix: suffix)
    } else {
      self = .unreadable
    }
  }

  /// Whether nothing can be taken apart or decoded, as in nearly all links to files.
  private static func isPlainPath(_ written: String) -> Bool {
    guard !written.isEmpty, !written.hasPrefix("//") else { return false }
    var written = written
    return written.withUTF8 { bytes in
      for byte in bytes {
        switch byte {
        case UInt8(ascii: "#"), UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: "%"): return false
        default: continue
        }
      }
      return true
    }
  }

  private static func absolute(
    _ path: Substring, scheme: String, fragment: String?, suffix: String, site: SitePaths
  ) -> Destination {
    if NodeKind(rawValue: scheme) != nil { return .named(String(path), fragment: fragment) }
    switch scheme {
    case "http", "https":
      guard !site.host.isEmpty, BaseURL.host(of: String(path)) == site.host else { return .external }
      let rest = path.dropFirst(scheme.utf8.count + 3).drop { $0 != "/" }
      guard let decoded = PercentEncoding.decoded(rest.isEmpty ? "/" : String(rest)) else { return .unreadable }
      return decoded.hasPrefix(site.basePath) ? .path(decoded, fragment: fragment, suffix: suffix) : .external
    case "mailto", "tel", "data": return .external
    default: return .named(String(path), fragment: fragment)
    }
  }

  /// What stands before a colon, in lower case, if it looks like a scheme.
  private static func scheme(of path: Substring) -> String? {
    guard let colon = path.utf8.firstIndex(of: UInt8(ascii: ":")), colon > path.startIndex else { return nil }
    let isScheme = path.utf8[..<colon].allSatisfy { byte in
      (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39) || "+-.".utf8.contains(byte)
    }
    return isScheme ? path[..<colon].lowercased() : nil
  }
}
