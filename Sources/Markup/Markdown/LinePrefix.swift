/// The container markers a line begins with.
struct LinePrefix {
  var depth = 0
  var indent = 0
  /// Where the line's own text begins.
  var end: Int
  /// Whether a link definition may begin here.
  var isDefinition = false

  init(_ text: Bytes, from start: Int, to lineEnd: Int) {
    end = start
    while true {
      while end < lineEnd, text[end] == UInt8(ascii: " ") || text[end] == 0x09 {
        indent += text[end] == 0x09 ? 4 : 1
        end += 1
      }
      guard end < lineEnd, let length = LinePrefix.markerLength(text, at: end, to: lineEnd) else { break }
      depth += 1
      end += length
    }
    isDefinition =
      end < lineEnd && text[end] == UInt8(ascii: "[") && !(end + 1 < lineEnd && text[end + 1] == UInt8(ascii: "^"))
  }

  /// Bytes of the quote, list or footnote marker at `start`.
  private static func markerLength(_ text: Bytes, at start: Int, to end: Int) -> Int? {
    func isSpace(_ index: Int) -> Bool { index >= end || text[index] == UInt8(ascii: " ") || (9...12) ~= text[index] }
    switch text[start] {
    case UInt8(ascii: ">"): return 1
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"): return isSpace(start + 1) ? 1 : nil
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      var index = start
      while index < end, index - start < 9, (0x30...0x39) ~= text[index] { index += 1 }
      guard index < end, text[index] == UInt8(ascii: ".") || text[index] == UInt8(ascii: ")"), isSpace(index + 1) else {
        return nil
      }
      return index + 1 - start
    case UInt8(ascii: "["):
      guard start + 1 < end, text[start + 1] == UInt8(ascii: "^") else { return nil }
      var index = start + 2
      while index < end, index - start < 1000, text[index] != UInt8(ascii: "]"), !isSpace(index) { index += 1 }
      guard index + 1 < end, text[index] == UInt8(ascii: "]"), text[index + 1] == UInt8(ascii: ":") else { return nil }
      return index + 2 - start
    default: return nil
    }
  }
}
