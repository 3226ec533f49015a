/// The text an error is about, for pointing into it.
struct YAMLErrorText {
  private let text: UnsafeBufferPointer<UInt8>

  init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

  var count: Int { text.count }

  subscript(index: Int) -> UInt8 { index < text.count ? text[index] : 0x0A }

  func string(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }

  /// The character that starts at a place; empty at the end of a line.
  func character(_ start: Int) -> Range<Int> {
    guard start < text.count, text[start] != 0x0A else { return start..<start }
    return start..<(text[(start + 1)...].firstIndex { $0 & 0xC0 != 0x80 } ?? text.count)
  }

  func lineStart(of place: Int) -> Int { text[..<place].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0 }

  func lineEnd(from place: Int) -> Int { text[place...].firstIndex(of: 0x0A) ?? text.count }

  func firstInk(from place: Int) -> Int { text[place...].firstIndex { $0 > 0x20 } ?? text.count }

  /// The last backslash before a place, with the character behind it.
  func escape(before end: Int) -> Range<Int> {
    let backslash = text[..<end].lastIndex(of: UInt8(ascii: "\\")) ?? max(0, end - 1)
    return backslash..<max(character(min(backslash + 1, text.count)).upperBound, backslash)
  }

  /// `U+009D`
  func name(of range: Range<Int>) -> String {
    guard let scalar = string(range).unicodeScalars.first else { return "" }
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
