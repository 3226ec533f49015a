// What a character is to search, and how it is folded. `templates/assets/search/engine.js` holds the same rules for
// what a reader types; Tests/SearchTests/Fixtures/tokens.json is tested in both.

/// What a character does to the word it stands in.
enum LetterKind: UInt8 {
  /// Ends a word.
  case gap
  case lower, upper
  /// Digits, and letters without case.
  case other
  /// `-`, `.` and `_`: between two letters they begin a new part of the same word.
  case connector
  /// Between a letter and a digit like a connector, `HTTP/2`; else a gap.
  case slash
  /// `+` and `#`: the end of a short name, `C++`; else a gap.
  case sign
  /// `'` and `’`: between two letters they vanish, `isn't` → `isnt`.
  case apostrophe
  /// Accents and invisible characters: dropped, the word goes on.
  case silent
  /// Han and kana, which write no spaces: words are taken as pairs.
  case ideograph

  /// The kinds of the ASCII bytes.
  static let ascii: [LetterKind] = (0..<128).map { (byte: UInt8) in
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): .lower
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): .upper
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .other
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"): .connector
    case UInt8(ascii: "/"): .slash
    case UInt8(ascii: "+"), UInt8(ascii: "#"): .sign
    case UInt8(ascii: "'"): .apostrophe
    default: .gap
    }
  }

  /// The kind of a scalar beyond ASCII.
  init(of scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x2019: self = .apostrophe
    case 0x200B: self = .gap
    case 0x0300...0x036F, 0x20D0...0x20FF, 0xFE00...0xFE0F: self = .silent
    case 0x3041...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: self = .ideograph
    default:
      switch scalar.properties.generalCategory {
      case .uppercaseLetter: self = .upper
      case .lowercaseLetter: self = .lower
      case .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber, .letterNumber, .otherNumber,
        .nonspacingMark, .spacingMark, .enclosingMark:
        self = .other
      case .format: self = .silent
      default: self = .gap
      }
    }
  }
}

/// Lower case, and Latin letters without their accents.
enum Folding {
  /// Appends what a letter beyond ASCII becomes: `É` → `e`, `ß` → `ss`, `Ж` → `ж`.
  static func append(_ scalar: Unicode.Scalar, to word: inout Column<UInt8>) {
    if let row = cell(of: scalar.value), latin[row] != UInt8(ascii: " ") {
      word.append(latin[row])
      if latin[row + 1] != UInt8(ascii: " ") { word.append(latin[row + 1]) }
      return
    }
    for byte in scalar.properties.lowercaseMapping.utf8 { word.append(byte) }
  }

  private static func cell(of value: UInt32) -> Int? {
    switch value {
    case 0xC0..<0x250: cell(Int(value - 0xC0), firstRow: 0)
    case 0x1E00..<0x1F00: cell(Int(value - 0x1E00), firstRow: 10)
    default: nil
    }
  }

  /// A row holds 40 letters, two bytes each, an end mark and a newline.
  private static func cell(_ index: Int, firstRow: Int) -> Int { (firstRow + index / 40) * 82 + index % 40 * 2 }

  /// U+00C0 to U+024F, then U+1E00 to U+1EFF: the lower-case letter's canonical decomposition without its marks, and
  /// the usual spelling of those that have none (`ø` `ł` `þ`). Blank where that is not ASCII.
  private static let latin = Array(
    """
    a a a a a a aec e e e e i i i i d n o o o o o   o u u u u y thssa a a a a a aec |
    e e e e i i i i d n o o o o o   o u u u u y thy a a a a a a c c c c c c c c d d |
    d d e e e e e e e e e e g g g g g g g g h h h h i i i i i i i i i i ijijj j k k |
      l l l l l l l l l l n n n n n n   n n o o o o o o oeoer r r r r r s s s s s s |
    s s t t t t t t u u u u u u u u u u u u w w y y y z z z z z z s                 |
                                                    o o                           u |
    u                                                         a a i i o o u u u u u |
    u u u u u   a a a a aeae    g g k k o o o o     j       g g     n n a a aeaeo o |
    a a a a e e e e i i i i o o o o r r r r u u u u s s t t     h h             a a |
    e e o o o o o o o o y y                                                         |
    a a b b b b b b c c d d d d d d d d d d e e e e e e e e e e f f g g h h h h h h |
    h h h h i i i i k k k k k k l l l l l l l l m m m m m m n n n n n n n n o o o o |
    o o o o p p p p r r r r r r r r s s s s s s s s s s t t t t t t t t u u u u u u |
    u u u u v v v v w w w w w w w w w w x x x x y y z z z z z z h t w y   s     ss  |
    a a a a a a a a a a a a a a a a a a a a a a a a e e e e e e e e e e e e e e e e |
    i i i i o o o o o o o o o o o o o o o o o o o o o o o o u u u u u u u u u u u u |
    u u y y y y y y y y             |
    """.utf8)
}
