/// Words as they are written, with what the spelling lexicon says of them.
struct WordTable: Sendable {
  struct Entry: Sendable {
    /// The number of its stem, in the chunk's table and after a merge in that of all.
    var term: UInt32
    var pages: UInt32
    var isInHeading: Bool
  }

  private(set) var words: TermTable
  /// By the words' numbers.
  private(set) var entries: [Entry]

  init(words: TermTable = TermTable(), entries: [Entry] = []) {
    self.words = words
    self.entries = entries
  }

  /// Adds the counts of other pages, whose terms have these numbers here.
  mutating func merge(_ other: WordTable, terms: [UInt32]) {
    for (number, var entry) in other.entries.enumerated() {
      entry.term = terms[Int(entry.term)]
      let known = other.words[number].withUnsafeBufferPointer { words.number(of: Term($0)) }
      if known == entries.count {
        entries.append(entry)
      } else {
        entries[known].pages += entry.pages
        if entry.isInHeading { entries[known].isInHeading = true }
      }
    }
  }

  /// The terms of words that are known both apart and together.
  ///
  ///     data, base, database → data, bas
  func compounds() -> [(first: Int, second: Int)] {
    var found: [(first: Int, second: Int)] = []
    words.forEach { word in
      guard word.count >= 5, word.allSatisfy({ $0 < 0x80 }) else { return }
      for split in 2...word.count - 3 {
        guard let first = words.known(UnsafeBufferPointer(rebasing: word[..<split])),
          let second = words.known(UnsafeBufferPointer(rebasing: word[split...]))
        else { continue }
        found.append((Int(entries[first].term), Int(entries[second].term)))
      }
    }
    return found
  }
}
