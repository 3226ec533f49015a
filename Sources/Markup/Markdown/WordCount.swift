/// Words of plain text.
///
/// Hugo splits at Unicode white space. Chinese, Japanese and Korean have none to split at: there each scalar counts.
struct WordCount: Equatable {
  /// Runs without white space.
  private(set) var runs = 0
  /// Scalars of Han, Hiragana, Katakana and Hangul.
  private(set) var ideographs = 0
  private var runsOfIdeographs = 0

  /// Runs that hold no ideographs.
  var otherRuns: Int { runs - runsOfIdeographs }
  /// Whether more of the text is written in ideographs than in words.
  var isCJK: Bool { ideographs > otherRuns }
  var words: Int { isCJK ? ideographs + otherRuns : runs }

  /// Counts `text`, which does not begin or end within a word.
  mutating func add(_ text: Bytes) {
    var runs = self.runs
    var lastRunOfIdeographs = -1
    var isBetween = true
    var index = 0
    while index < text.count {
      if let word = WordCount.eightASCII(text, at: index) {
        // In each byte's upper bit whether it is no space, and whether the byte before it is none. A product adds up.
        let isRun = (word &+ 0x5F5F_5F5F_5F5F_5F5F) & 0x8080_8080_8080_8080
        let starts = isRun & ~(isRun << 8 | (isBetween ? 0 : 0x80))
        runs &+= Int(truncatingIfNeeded: ((starts >> 7) &* 0x0101_0101_0101_0101) >> 56)
        isBetween = isRun >> 63 == 0
        index &+= 8
        continue
      }
      let end = min(index + 8, text.count)
      while index < end {
        let byte = text[index]
        var isSpace = byte <= UInt8(ascii: " ")
        index += 1
        if byte >= 0xC2 {
          let scalar = WordCount.classify(text, at: index - 1, byte)
          index += scalar.length - 1
          isSpace = scalar.isSpace
          if scalar.isIdeograph {
            ideographs += 1
            let run = isBetween ? runs + 1 : runs
            if run != lastRunOfIdeographs { runsOfIdeographs += 1 }
            lastRunOfIdeographs = run
          }
        }
        runs &+= isBetween && !isSpace ? 1 : 0
        isBetween = isSpace
      }
    }
    self.runs = runs
  }

  /// The bytes from `index` on, the first the lowest, unless one is no ASCII.
  @inline(__always)
  private static func eightASCII(_ text: Bytes, at index: Int) -> UInt64? {
    guard index &+ 8 <= text.count else { return nil }
    let word = UInt64(
      littleEndian: UnsafeRawBufferPointer(text).loadUnaligned(fromByteOffset: index, as: UInt64.self))
    return word & 0x8080_8080_8080_8080 == 0 ? word : nil
  }

  /// A scalar that begins with `lead`.
  private static func classify(
    _ text: Bytes, at index: Int, _ lead: UInt8
  ) -> (length: Int, isSpace: Bool, isIdeograph: Bool) {
    let second = index + 1 < text.count ? text[index + 1] : 0
    let third = index + 2 < text.count ? text[index + 2] : 0
    switch lead {
    case 0xC2: return (2, second == 0x85 || second == 0xA0, false)
    case 0xC3...0xDF: return (2, false, false)
    case 0xE1:
      // Ogham's space; Hangul's parts (U+1100…11FF).
      return (3, second == 0x9A && third == 0x80, (0x84...0x87) ~= second)
    case 0xE2:
      let isSpace =
        second == 0x80 && ((0x80...0x8A) ~= third || third == 0xA8 || third == 0xA9 || third == 0xAF)
        || second == 0x81 && third == 0x9F
      return (3, isSpace, false)
    case 0xE3:
      // The ideographic space; then Hiragana and Katakana (U+3040…30FF) and Han (from U+3400).
      return (3, second == 0x80 && third == 0x80, (0x81...0x83) ~= second || second >= 0x90)
    case 0xE4...0xE9, 0xEB, 0xEC: return (3, false, true)
    case 0xEA: return (3, false, second >= 0xB0)
    case 0xED: return (3, false, second <= 0x9E)
    case 0xE0, 0xEE, 0xEF: return (3, false, false)
    default: return (4, false, lead == 0xF0 && (0xA0...0xB2) ~= second)
    }
  }
}
