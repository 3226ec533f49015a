/// How wide a text is, from a table of our own: no font library decides where a box ends.
///
/// The table is that of DejaVu Sans, the widest of the fonts a theme is likely to name, so a label fits its box in the
/// others too.
package enum TextWidth {
  /// In hundredths of the font's size: `il` → 56.
  package static func of(_ text: some StringProtocol) -> Int { text.unicodeScalars.reduce(0) { $0 + width(of: $1) } }

  static func of(_ text: some StringProtocol, size: Double) -> Double { Double(of(text)) * size / 100 }

  private static func width(of scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x20..<0x7F: Int(ascii[Int(scalar.value) - 0x20])
    case 0xA0: 32
    case 0..<0xA0, 0xAD: 0
    case 0x300..<0x370, 0x200B..<0x2010, 0x202A..<0x202F, 0x2060..<0x2070, 0xFE00..<0xFE10: 0
    case 0xA0..<0x400, 0x1E00..<0x2000: 70
    case 0x400..<0x590, 0x600..<0x700: 78
    case 0x590..<0x600: 70
    case 0x2000..<0x2190: 100
    case 0x1100..<0x1200, 0x2190..<0xA4D0, 0xAC00..<0xD7B0, 0xF900..<0xFB00, 0xFE30..<0xFE50, 0xFF00..<0xFF61: 105
    case 0x10000...: 140
    default: 100
    }
  }

  /// From the space to the tilde.
  private static let ascii: [UInt8] = [
    32, 41, 46, 84, 64, 96, 78, 28, 40, 40, 50, 84, 32, 37, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34,
    84, 84, 84, 54, 100, 69, 69, 70, 78, 64, 58, 78, 76, 30, 30, 66, 56, 87, 75, 79, 61, 79, 70, 64, 62, 74, 69, 99,
    69, 62, 69, 40, 34, 40, 84, 50, 50, 62, 64, 55, 64, 62, 36, 64, 64, 28, 28, 58, 28, 98, 64, 62, 64, 64, 42, 53,
    40, 64, 60, 82, 60, 60, 53, 64, 34, 64, 84,
  ]
}
