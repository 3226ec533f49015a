/// A set of bytes. All that are not ASCII are in it or none: a token never ends inside a character.
struct ByteSet: Sendable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0
  private var hasRest = false

  init(_ bytes: StaticString, hasRest: Bool = false) {
    self.hasRest = hasRest
    for index in 0..<bytes.utf8CodeUnitCount { insert(bytes.utf8Start[index]) }
  }

  @inline(__always)
  func contains(_ byte: UInt8) -> Bool {
    let bits = byte < 64 ? low : high
    return byte < 128 ? bits >> UInt64(byte & 63) & 1 != 0 : hasRest
  }

  func union(_ bytes: StaticString) -> ByteSet {
    var union = self
    for index in 0..<bytes.utf8CodeUnitCount { union.insert(bytes.utf8Start[index]) }
    return union
  }

  /// The same without the bytes that are not ASCII.
  var ascii: ByteSet {
    var ascii = self
    ascii.hasRest = false
    return ascii
  }

  private mutating func insert(_ byte: UInt8) {
    precondition(byte < 128, "a byte set lists ASCII alone")
    if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte - 64) }
  }

  static let blanks = ByteSet(" \t\n\r\u{B}\u{C}")
  static let digits = ByteSet("0123456789")
  static let signs = ByteSet("+-")
  static let letters = ByteSet("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_", hasRest: true)
  static let capitals = ByteSet("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
  static let word = letters.union("0123456789")
}
