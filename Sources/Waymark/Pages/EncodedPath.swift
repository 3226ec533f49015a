import Escaping

/// URL paths as they are written: in memory they are decoded.
enum EncodedPath {
  /// Percent-encodes what a path of a URL may not hold (RFC 3986 §3.3), and quotes and brackets with it, which end an
  /// address in Markdown or in an attribute.
  ///
  ///     /articles/café 100%/   →   /articles/caf%C3%A9%20100%25/
  static func of(_ path: Substring) -> String {
    let isPlain = path.utf8.withContiguousStorageIfAvailable { specials.firstIndex(in: $0) == $0.count }
    if isPlain == true { return String(path) }
    let digits = Array("0123456789ABCDEF".utf8)
    var encoded: [UInt8] = []
    for byte in path.utf8 {
      if specials.contains(byte) {
        encoded += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      } else {
        encoded.append(byte)
      }
    }
    return String(decoding: encoded, as: UTF8.self)
  }

  private static let specials = ASCIISet.alphanumeric(and: "-._~!$*+,;=:@/").inverted
}
