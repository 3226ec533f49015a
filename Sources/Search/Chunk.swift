import Parallel
import Synchronization

/// Some pages in a row, read into words and terms: what one thread does alone. Numbers of words, terms and sections begin
/// at 0 in each.
///
/// A term is a stem: all inflections of a word share one list of postings, which is a sixth smaller than a list for each
/// and found in one place.
struct Chunk: Sendable {
  struct Posting: Sendable {
    var term: UInt32
    /// Occurrences in the text, a whole word as 2 and a part of one as 1.
    var halves: UInt16
    var heading: UInt8
  }

  /// A word of a row of neighbours, by its term.
  private struct Neighbour {
    private var bits: UInt32
    private static let first: UInt32 = 1 << 31

    init(_ term: UInt32, isFirst: Bool) { bits = isFirst ? term | Self.first : term }

    var term: UInt32 { bits & ~Self.first }
    /// Whether it has no neighbour before it.
    var isFirst: Bool { bits & Self.first != 0 }
  }

  private(set) var terms = TermTable()
  private(set) var words = WordTable()
  /// In the order of arrival, so by section: all chunks are held at once, and which section a posting or a word of a row
  /// is of is said once for all of the section's, by where they start.
  private var postings: [Posting] = []
  private var rows: [Neighbour] = []
  private var postingStarts: [Int] = []
  private var rowStarts: [Int] = []
  /// Words in each section's text.
  private(set) var lengths: [Int] = []
  /// The number of words in each page's title.
  private(set) var titleLengths: [Int] = []
  private var termOfWord: [UInt32] = []
  private var stem: [UInt8] = []
  /// The last posting of each term.
  private var latest: [Int] = []

  /// Small enough to keep every processor busy, large enough that terms are not counted over and over.
  private static let pages = 256

  /// All pages in chunks. The texts of a chunk are gone when it has been read.
  static func all(_ pages: inout [PageSections], by workers: Workers) -> [Chunk] {
    let parts = stride(from: 0, to: pages.count, by: Self.pages).map {
      Part(Array(pages[$0..<min($0 + Self.pages, pages.count)]))
    }
    for index in pages.indices { pages[index].forgetTexts() }
    return workers.map(parts.indices) { Chunk(parts[$0].take()) }
  }

  private init(_ pages: [PageSections]) {
    var tokenizer = Tokenizer()
    for page in pages {
      beginSection()
      let titleLength = addHeading(page.document.title, &tokenizer)
      for keyword in page.document.keywords { _ = addHeading(keyword, &tokenizer) }
      for section in page.own {
        _ = addHeading(section.heading, &tokenizer)
        addText(section.text, &tokenizer)
      }
      for section in page.anchored {
        beginSection()
        _ = addHeading(section.heading, &tokenizer)
        addText(section.text, &tokenizer)
      }
      titleLengths.append(titleLength)
    }
    beginSection()
    lengths.removeLast()
    postings = postings.trimmed
    rows = rows.trimmed
    (termOfWord, latest) = ([], [])
  }

  /// In the order of sections.
  func eachPosting(_ body: (_ posting: Posting, _ section: Int) -> Void) {
    for section in lengths.indices {
      for index in postingStarts[section]..<postingStarts[section + 1] { body(postings[index], section) }
    }
  }

  /// Words that stand side by side, in the order of sections.
  func eachPair(_ body: (_ first: UInt32, _ second: UInt32, _ section: Int) -> Void) {
    for section in lengths.indices {
      var before: UInt32 = 0
      for index in rowStarts[section]..<rowStarts[section + 1] {
        if !rows[index].isFirst { body(before, rows[index].term, section) }
        before = rows[index].term
      }
    }
  }

  private mutating func beginSection() {
    lengths.append(0)
    postingStarts.append(postings.count)
    rowStarts.append(rows.count)
  }

  private mutating func addText(_ text: [UInt8], _ tokenizer: inout Tokenizer) {
    var words = 0
    var row = Row()
    text.withUnsafeBufferPointer { text in
      tokenizer.scan(text) { term, role in
        if role == .word { words += 1 }
        add(add(term, halves: role == .word ? 2 : 1, heading: 0), role, to: &row)
      }
    }
    lengths[lengths.count - 1] += words
  }

  /// Answers the number of words.
  private mutating func addHeading(_ heading: String, _ tokenizer: inout Tokenizer) -> Int {
    var words = 0
    var row = Row()
    let text = Array(heading.utf8)
    text.withUnsafeBufferPointer { text in
      tokenizer.scan(text) { _, role in if role == .word { words += 1 } }
      let weight = Impact.heading(words: words)
      tokenizer.scan(text) { term, role in
        add(add(term, halves: 0, heading: role == .word ? weight : max(1, weight - 1)), role, to: &row)
      }
    }
    return words
  }

  /// What a row that is being read ends with.
  private struct Row {
    var isEmpty = true
    /// The last part so far of its last word, if that has parts.
    var part: UInt32?
  }

  /// Of a word of parts, the part at the gap is the neighbour: the last part begins a row anew.
  ///
  ///     multi-factor login → factor login
  private mutating func add(_ term: UInt32, _ role: Tokenizer.Role, to row: inout Row) {
    switch role {
    case .word:
      if let part = row.part {
        rows.append(Neighbour(part, isFirst: true))
        row.part = nil
      }
      rows.append(Neighbour(term, isFirst: row.isEmpty))
      row.isEmpty = false
    case .part:
      if row.part == nil { rows[rows.count - 1] = Neighbour(term, isFirst: rows[rows.count - 1].isFirst) }
      row.part = term
    }
  }

  private mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, halves: UInt16, heading: UInt8) -> UInt32 {
    let word = words.add(bytes, page: titleLengths.count, isInHeading: heading > 0)
    if word == termOfWord.count {
      Stemmer.stem(bytes, into: &stem)
      termOfWord.append(UInt32(stem.withUnsafeBufferPointer { terms.number(of: $0) }))
    }
    let term = Int(termOfWord[word])
    if term == latest.count {
      latest.append(postings.count)
    } else if latest[term] >= postingStarts[postingStarts.count - 1] {
      let index = latest[term]
      let sum = postings[index].halves.addingReportingOverflow(halves)
      postings[index].halves = sum.overflow ? .max : sum.partialValue
      postings[index].heading = max(postings[index].heading, heading)
      return UInt32(term)
    } else {
      latest[term] = postings.count
    }
    postings.append(Posting(term: UInt32(term), halves: halves, heading: heading))
    return UInt32(term)
  }
}

extension Array {
  /// The same elements without the room that growing left.
  fileprivate var trimmed: [Element] { withUnsafeBufferPointer { Array($0) } }
}

/// The pages of a chunk, for the one who reads them.
private final class Part: Sendable {
  private let pages: Mutex<[PageSections]>

  init(_ pages: [PageSections]) { self.pages = Mutex(pages) }

  func take() -> [PageSections] {
    pages.withLock { pages in
      defer { pages = [] }
      return pages
    }
  }
}
