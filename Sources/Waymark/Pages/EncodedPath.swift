/// URL paths as they are written: in memory they are decoded.
enum EncodedPath {
  /// Percent-encodes what a path of a URL may not hold (RFC 3986 §3.3), and quotes and brackets with it, which end an
  /// address in Markdown or in an attribute.
  ///
  ///     /articles/café 100%/   →   /articles/caf%C3%A9%20100%25/
  static func of(_ path: Substring) -> String {
    if path.utf8.allSatisfy(isAllowed) { return String(path) }
    let digits = Array("0123456789ABCDEF".utf8)
    var encoded: [UInt8] = []
    for byte in path.utf8 {
      if isAllowed(byte) {
        encoded.append(byte)
      } else {
        encoded += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: encoded, as: UTF8.self)
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"), UInt8(ascii: "!"), UInt8(ascii: "$"), UInt8(ascii: "*"), UInt8(ascii: "+"),
      UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "="), UInt8(ascii: ":"), UInt8(ascii: "@"),
      UInt8(ascii: "/"):
      true
    default: false
    }
  }
}
