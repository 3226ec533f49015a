import Escaping

/// URLs in attributes: the scheme must be on the allow-list, and no byte may end the attribute.
enum SafeURL {
  /// Whether an attribute for `use` may hold `url`, read as browsers read it.
  static func isAllowed(_ url: some Collection<UInt8>, for use: URLUse) -> Bool {
    if isPlainPath(url) { return true }
    let scheme = URLScheme(of: url)
    return use == .link ? scheme.isAllowedInLink : scheme.isAllowedInImage
  }

  /// Most URLs show in their first bytes that they have no scheme; the rest takes the long way.
  private static func isPlainPath(_ url: some Collection<UInt8>) -> Bool {
    guard let first = url.first else { return true }
    return first == UInt8(ascii: "/") || first == UInt8(ascii: "#") || first == UInt8(ascii: "?")
      || first == UInt8(ascii: ".")
  }

  /// Percent-encodes what no URL may hold. Text that needs nothing, which is nearly all, is copied in one go.
  static func write(_ url: String, into page: inout [UInt8]) {
    let isCopied = url.utf8.withContiguousStorageIfAvailable { bytes in
      guard specials.firstIndex(in: bytes) == bytes.count else { return false }
      page.append(contentsOf: bytes)
      return true
    }
    if isCopied != true { Escape.url(url, into: &page) }
  }

  /// All but what `Escape.url` leaves as it is.
  private static let specials = ASCIISet.alphanumeric(and: "-_.!*()%#?=/:,;~+@$").inverted
}
