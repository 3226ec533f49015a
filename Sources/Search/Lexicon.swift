/// The words that a misspelt one may stand for and that a begun one may become: terms without their postings, in files
/// that begin where the first two letters change.
///
/// A file is the number of terms, then for each what it does not share with the one before, and a byte: how many pages
/// it stands on (a logarithm, four bits), and 16 if it stands in a heading.
struct Lexicon {
  private(set) var files: [[UInt8]] = []
  /// The first letters, two at most, of each file's first term; the first is empty.
  private(set) var bounds: [ArraySlice<UInt8>] = []

  /// Files are filled up to this, unless a single pair of letters has more.
  private static let target = 6_500
  private static let largest = 14_000

  init(_ table: WordTable) {
    let leastPages = table.entries.count > 30_000 ? 4 : 1
    let words = table.words.sorted().filter { word in
      let entry = table.entries[word]
      return (entry.isInHeading || entry.pages >= leastPages) && Self.isWord(table.words[word])
    }
    var file: [Int] = []
    var size = 0
    var start = 0
    while start < words.count {
      let head = Self.head(table.words[words[start]])
      var end = start
      var added = 0
      while end < words.count, Self.head(table.words[words[end]]) == head {
        added += table.words[words[end]].count / 2 + 3
        end += 1
      }
      if !file.isEmpty, size + added > Self.target { close(&file, of: table, &size) }
      file += words[start..<end].prefix(Self.largest / 4)
      size += added
      start = end
    }
    close(&file, of: table, &size)
  }

  private mutating func close(_ file: inout [Int], of table: WordTable, _ size: inout Int) {
    guard let first = file.first else { return }
    bounds.append(files.isEmpty ? [] : Self.head(table.words[first]))
    files.append(Self.bytes(file, of: table))
    file = []
    size = 0
  }

  private static func bytes(_ words: [Int], of table: WordTable) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.appendVarint(words.count)
    var previous: ArraySlice<UInt8> = []
    for number in words {
      let (word, entry) = (table.words[number], table.entries[number])
      bytes.appendFrontCoded(word, sharing: min(15, commonPrefix(previous, word)))
      previous = word
      let size = min(15, UInt32.bitWidth - entry.pages.leadingZeroBitCount - 1)
      bytes.append(UInt8(size) | (entry.isInHeading ? 16 : 0))
    }
    return bytes
  }

  /// Two characters.
  private static func head(_ term: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var characters = 0
    for index in term.indices where term[index] & 0xC0 != 0x80 {
      characters += 1
      if characters > 2 { return term[..<index] }
    }
    return term
  }

  /// Not a pair of words, a number, or a name too long to be misspelt by one letter.
  private static func isWord(_ term: ArraySlice<UInt8>) -> Bool {
    term.count > 1 && term.count <= 32 && !term.contains { $0 < UInt8(ascii: "a") }
  }
}
