/// Reads pages into a chunk. Every word of a site comes through here: nothing is looked up twice.
struct ChunkReader: ~Copyable {
  private struct Word: BitwiseCopyable {
    var term: UInt32
    var pages: UInt32
    var lastPage: UInt32
    var isInHeading: Bool
  }

  /// The last posting of a term, which blocks keep in its place, and the section it is of: none is 0.
  private struct Latest: BitwiseCopyable {
    var posting: UnsafeMutablePointer<Chunk.Posting>?
    var section = 0
  }

  /// Words of a heading or text that stand side by side.
  private struct Row {
    var section = 0
    var words = 0
    /// The last part so far of its last word, if that has parts.
    var part: UInt32?
  }

  private var terms = TermTable()
  private var spellings = TermTable()
  /// By the spellings' numbers.
  private var words = Column<Word>()
  /// By the terms' numbers.
  private var latest = Column<Latest>()
  private var postings = Reel<Chunk.Posting>()
  private var rows = Reel<Chunk.Neighbour>()
  private var postingStarts: [Int] = []
  private var rowStarts: [Int] = []
  private var lengths: [Int] = []
  private var titleLengths: [Int] = []
  private var page: UInt32 = 0
  /// The one that is being read.
  private var row = Row()

  mutating func read(_ page: SearchDocument, by tokenizer: inout Tokenizer) {
    beginSection()
    let titleLength = addHeading(page.title, &tokenizer)
    for keyword in page.keywords { _ = addHeading(keyword, &tokenizer) }
    page.eachSection(hasAnchor: false) { add($0, &tokenizer) }
    page.eachSection(hasAnchor: true) {
      beginSection()
      add($0, &tokenizer)
    }
    titleLengths.append(titleLength)
    self.page += 1
  }

  consuming func chunk() -> Chunk {
    let entries = (0..<words.count).map {
      WordTable.Entry(term: words[$0].term, pages: words[$0].pages, isInHeading: words[$0].isInHeading)
    }
    postingStarts.append(postings.count)
    rowStarts.append(rows.count)
    return Chunk(
      terms: terms, words: WordTable(words: spellings, entries: entries), lengths: lengths, titleLengths: titleLengths,
      postings: (Kept(postings), postingStarts), rows: (Kept(rows), rowStarts))
  }

  private mutating func beginSection() {
    lengths.append(0)
    postingStarts.append(postings.count)
    rowStarts.append(rows.count)
  }

  private mutating func add(_ section: borrowing SearchSection, _ tokenizer: inout Tokenizer) {
    _ = addHeading(section.heading, &tokenizer)
    addText(section.text, &tokenizer)
  }

  private mutating func addText(_ text: [UInt8], _ tokenizer: inout Tokenizer) {
    row = Row(section: lengths.count)
    text.withUnsafeBufferPointer { text in
      // A closure would be called for each word; this becomes part of the loop.
      @inline(__always)
      func take(_ term: Term, _ role: Tokenizer.Role) {
        add(add(term, halves: role == .word ? 2 : 1, heading: 0), role)
      }
      tokenizer.scan(text, take)
    }
    lengths[lengths.count - 1] += row.words
  }

  /// Answers the number of words.
  private mutating func addHeading(_ heading: String, _ tokenizer: inout Tokenizer) -> Int {
    var words = 0
    row = Row(section: lengths.count)
    var heading = heading
    heading.withUTF8 { text in
      tokenizer.scan(text) { _, role in if role == .word { words += 1 } }
      let weight = Impact.heading(words: words)
      tokenizer.scan(text) { term, role in
        let heading = role == .word ? weight : max(1, weight - 1)
        add(add(term, halves: 0, heading: heading), role)
      }
    }
    return words
  }

  @inline(__always)
  private mutating func add(_ word: Term, halves: UInt16, heading: UInt8) -> UInt32 {
    let term = term(of: word, isInHeading: heading > 0)
    let number = Int(term)
    // A new one is laid out in any case, and taken or not without a branch: no processor foresees which.
    let isNew = latest[number].section != row.section
    let posting = postings.append(
      Chunk.Posting(term: term, halves: 0, heading: 0), if: isNew, else: latest[number].posting)
    latest[number] = Latest(posting: posting, section: row.section)
    let sum = posting.pointee.halves.addingReportingOverflow(halves)
    posting.pointee.halves = sum.overflow ? .max : sum.partialValue
    posting.pointee.heading = max(posting.pointee.heading, heading)
    return term
  }

  /// The term of a word, which is counted.
  @inline(__always)
  private mutating func term(of word: Term, isInHeading: Bool) -> UInt32 {
    let number = spellings.number(of: word)
    if number == words.count {
      addWord(word.bytes, isInHeading: isInHeading)
    } else {
      words[number].pages &+= words[number].lastPage == page ? 0 : 1
      words[number].lastPage = page
      if isInHeading { words[number].isInHeading = true }
    }
    return words[number].term
  }

  @inline(never)
  private mutating func addWord(_ bytes: UnsafeBufferPointer<UInt8>, isInHeading: Bool) {
    let term = Stemmer.withStem(of: bytes) { terms.number(of: Term($0)) }
    if term == latest.count { latest.append(Latest()) }
    words.append(Word(term: UInt32(term), pages: 1, lastPage: page, isInHeading: isInHeading))
  }

  /// Of a word of parts, the part at the gap is the neighbour: the last part begins a row anew.
  ///
  ///     multi-factor login → factor login
  @inline(__always)
  private mutating func add(_ term: UInt32, _ role: Tokenizer.Role) {
    switch role {
    case .word:
      if let part = row.part {
        rows.append(Chunk.Neighbour(part, isFirst: true))
        row.part = nil
      }
      rows.append(Chunk.Neighbour(term, isFirst: row.words == 0))
      row.words &+= 1
    case .part:
      let last = rows.count - 1
      if row.part == nil { rows[last] = Chunk.Neighbour(term, isFirst: rows[last].isFirst) }
      row.part = term
    }
  }
}
