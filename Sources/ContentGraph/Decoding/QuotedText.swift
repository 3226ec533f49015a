import Diagnostics

extension Diagnostic.Fix {
  /// Replaces the text of a string and leaves its quotes: `"html-basic"` → `"html-basics"`.
  ///
  /// Nil when it cannot be told where the text stands (escapes, block scalars), or when the replacement would itself need
  /// quotes or escapes.
  init?(text: String, at range: SourceRange, with replacement: String) {
    guard let inside = SourceRange(inside: range, text: text), replacement.utf8.allSatisfy(isPlain) else { return nil }
    self.init(replace: inside, with: replacement)
  }
}

extension SourceRange {
  /// Where the text of a string stands, without its quotes.
  fileprivate init?(inside range: SourceRange, text: String) {
    switch range.bytes.count - text.utf8.count {
    case 0: self = range
    case 2: self.init(file: range.file, start: range.bytes.lowerBound + 1, end: range.bytes.upperBound - 1)
    default: return nil
    }
  }
}

/// Whether a byte means itself in a string of TOML, YAML and JSON, quoted or plain, and in a link's destination.
private func isPlain(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"):
    true
  case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: "+"),
    UInt8(ascii: "~"), UInt8(ascii: "@"), UInt8(ascii: "#"), UInt8(ascii: "="), UInt8(ascii: "?"), 0x80...0xFF:
    true
  default: false
  }
}
