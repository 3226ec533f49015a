/// A set of ASCII bytes, asked by a shift and a mask.
@usableFromInline
package struct ASCIISet: Sendable {
  @usableFromInline let low: UInt64
  @usableFromInline let high: UInt64

  /// The characters of a text, and every byte of a range.
  package init(_ characters: StaticString, and range: Range<UInt8> = 0..<0) {
    var (low, high): (UInt64, UInt64) = (0, 0)
    let listed = UnsafeBufferPointer(start: characters.utf8Start, count: characters.utf8CodeUnitCount)
    for byte in Array(listed) + Array(range) {
      precondition(byte < 128, "a set of ASCII holds no other bytes")
      if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte - 64) }
    }
    (self.low, self.high) = (low, high)
  }

  /// Letters and digits, and the characters of a text.
  package static func alphanumeric(and characters: StaticString) -> ASCIISet {
    let letters = ASCIISet("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
    let others = ASCIISet(characters)
    return ASCIISet(low: letters.low | others.low, high: letters.high | others.high)
  }

  private init(low: UInt64, high: UInt64) { (self.low, self.high) = (low, high) }

  /// Bytes beyond ASCII are in no set.
  @inlinable @inline(__always)
  package func contains(_ byte: UInt8) -> Bool {
    let half = byte < 64 ? low : byte < 128 ? high : 0
    return half &>> UInt64(byte & 63) & 1 == 1
  }
}
