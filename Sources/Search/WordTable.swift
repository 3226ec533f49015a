/// Words as they are written, with what the spelling lexicon says of them.
struct WordTable: Sendable {
  struct Entry: Sendable {
    var pages: UInt32
    fileprivate var lastPage: Int32
    var isInHeading: Bool
  }

  private(set) var words = TermTable()
  private(set) var entries: [Entry] = []

  /// Counts a word and answers its number, `entries.count - 1` if it is new.
  mutating func add(_ word: UnsafeBufferPointer<UInt8>, page: Int, isInHeading: Bool) -> Int {
    let number = words.number(of: word)
    if number == entries.count {
      entries.append(Entry(pages: 1, lastPage: Int32(page), isInHeading: isInHeading))
    } else {
      if entries[number].lastPage != page {
        entries[number].lastPage = Int32(page)
        entries[number].pages += 1
      }
      if isInHeading { entries[number].isInHeading = true }
    }
    return number
  }

  /// Adds the counts of other pages.
  mutating func merge(_ other: WordTable) {
    for (number, entry) in other.entries.enumerated() {
      let known = other.words[number].withUnsafeBufferPointer { words.number(of: $0) }
      if known == entries.count {
        entries.append(entry)
      } else {
        entries[known].pages += entry.pages
        if entry.isInHeading { entries[known].isInHeading = true }
      }
    }
  }

  /// The stems of words that are known both apart and together.
  ///
  ///     data, base, database → data bas
  func compounds() -> [[UInt8]] {
    var found: [[UInt8]] = []
    for number in 0..<words.count {
      let word = words[number]
      guard word.count >= 5, word.allSatisfy({ $0 < 0x80 }) else { continue }
      for split in word.startIndex + 2...word.endIndex - 3 {
        guard words.known(word[..<split]) != nil, words.known(word[split...]) != nil else { continue }
        found.append(Stemmer.stem(word[..<split]) + [UInt8(ascii: " ")] + Stemmer.stem(word[split...]))
      }
    }
    return found
  }
}
