/// A set of bytes. All that are not ASCII are in it or none: a token never ends inside a character.
struct ByteSet: Sendable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0
  private var hasRest: Bool

  private init(low: UInt64, high: UInt64, hasRest: Bool) {
    self.low = low
    self.high = high
    self.hasRest = hasRest
  }

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

  // What is asked most often is written in bits, which the compiler sees through.

  /// Space, tab, line ends.
  static var blanks: ByteSet { ByteSet(low: 1 << 32 | 0x3E00, high: 0, hasRest: false) }
  static var digits: ByteSet { ByteSet(low: 0x3FF << 48, high: 0, hasRest: false) }
  static var signs: ByteSet { ByteSet(low: 1 << 43 | 1 << 45, high: 0, hasRest: false) }
  static var capitals: ByteSet { ByteSet(low: 0, high: 0x07FF_FFFE, hasRest: false) }
  /// Letters and `_`.
  static var letters: ByteSet { ByteSet(low: 0, high: 0x07FF_FFFE_87FF_FFFE, hasRest: true) }
  static var word: ByteSet { ByteSet(low: 0x3FF << 48, high: 0x07FF_FFFE_87FF_FFFE, hasRest: true) }
}
