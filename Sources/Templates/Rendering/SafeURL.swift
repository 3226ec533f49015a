import Escaping

/// URLs in attributes: the scheme must be on the allow-list.
enum SafeURL {
  /// Whether an attribute for `use` may hold `url`, read as browsers read it.
  static func isAllowed(_ url: some Collection<UInt8>, for use: URLUse) -> Bool {
    if isPlain(url) { return true }
    let scheme = URLScheme(of: url)
    return use == .link ? scheme.isAllowedInLink : scheme.isAllowedInImage
  }

  /// Most URLs show in their first bytes that they have no scheme, or which; the rest takes the long way.
  private static func isPlain(_ url: some Collection<UInt8>) -> Bool {
    guard let first = url.first else { return true }
    return first == UInt8(ascii: "/") || first == UInt8(ascii: "#") || first == UInt8(ascii: "?")
      || first == UInt8(ascii: ".") || url.starts(with: "https://".utf8)
  }
}
