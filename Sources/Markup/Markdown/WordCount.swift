import CCmarkGFM

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
    guard let base = text.baseAddress else { return }
    var lastRunOfIdeographs = -1
    // In bits: whether the byte before a block is a space, and which of a block's bytes belong to a space before it.
    var isBetween: UInt64 = 1
    var spilt: UInt64 = 0
    for start in stride(from: 0, to: text.count, by: 64) {
      let block = waymark_words_of(base + start, text.count - start)
      var spaces = block.spaces | spilt
      var starts: UInt64 { ~spaces & (spaces << 1 | isBetween) }
      spilt = 0
      var leads = block.leads
      while leads != 0 {
        let offset = leads.trailingZeroBitCount
        leads &= leads - 1
        let scalar = WordCount.classify(text, at: start + offset)
        if scalar.isSpace {
          let bytes: UInt64 = 1 << scalar.length - 1
          spaces |= bytes << offset
          spilt = bytes >> (64 - offset)
        }
        if scalar.isIdeograph {
          ideographs += 1
          let run = runs + (starts & (2 << offset &- 1)).nonzeroBitCount
          if run != lastRunOfIdeographs { runsOfIdeographs += 1 }
          lastRunOfIdeographs = run
        }
      }
      runs += starts.nonzeroBitCount
      isBetween = spaces >> 63
    }
  }

  /// The scalar that begins at `index`.
  private static func classify(_ text: Bytes, at index: Int) -> (length: Int, isSpace: Bool, isIdeograph: Bool) {
    let lead = text[index]
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
