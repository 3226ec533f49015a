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

  private typealias Entry = (term: ArraySlice<UInt8>, pages: Int, isInHeading: Bool)

  init(_ table: WordTable) {
    let leastPages = table.entries.count > 30_000 ? 4 : 1
    let words: [Entry] = table.words.sorted().compactMap { number in
      let entry = table.entries[number]
      guard entry.isInHeading || entry.pages >= leastPages, Self.isWord(table.words[number]) else { return nil }
      return (table.words[number], Int(entry.pages), entry.isInHeading)
    }
    var file: [Entry] = []
    var size = 0
    var start = 0
    while start < words.count {
      let head = Self.head(words[start].term)
      let end = words[start...].firstIndex { Self.head($0.term) != head } ?? words.count
      let added = words[start..<end].reduce(0) { $0 + $1.term.count / 2 + 3 }
      if !file.isEmpty, size + added > Self.target { close(&file, &size) }
      file += words[start..<end].prefix(Self.largest / 4)
      size += added
      start = end
    }
    close(&file, &size)
  }

  private mutating func close(_ file: inout [Entry], _ size: inout Int) {
    guard let first = file.first else { return }
    bounds.append(files.isEmpty ? [] : Self.head(first.term))
    files.append(Self.bytes(file))
    file = []
    size = 0
  }

  private static func bytes(_ entries: [Entry]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.appendVarint(entries.count)
    var previous: ArraySlice<UInt8> = []
    for entry in entries {
      bytes.appendFrontCoded(entry.term, after: previous)
      previous = entry.term
      let size = min(15, Int.bitWidth - entry.pages.leadingZeroBitCount - 1)
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
