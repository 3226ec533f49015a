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

  /// Two words that stand side by side in a section.
  struct Pair: Sendable {
    var first: UInt32
    var second: UInt32
  }

  private(set) var terms = TermTable()
  private(set) var words = WordTable()
  /// In the order of arrival, so by section: all chunks are held at once, and which section a posting or a pair is of is
  /// said once for all of the section's, by where they start.
  private var postings: [Posting] = []
  private var pairs: [Pair] = []
  private var postingStarts: [Int] = []
  private var pairStarts: [Int] = []
  /// Words in each section's text.
  private(set) var lengths: [Int] = []
  /// The number of words in each page's title.
  private(set) var titleLengths: [Int] = []
  private var termOfWord: [UInt32] = []
  private var stem: [UInt8] = []
  /// The last posting of each term.
  private var latest: [Int] = []

  init(_ pages: ArraySlice<PageSections>) {
    var tokenizer = Tokenizer()
    for page in pages {
      beginSection()
      let titleLength = addHeading(page.document.title, &tokenizer)
      for keyword in page.document.keywords { _ = addHeading(keyword, &tokenizer) }
      for section in page.document.sections where section.anchor.isEmpty {
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
    pairs = pairs.trimmed
    (termOfWord, latest) = ([], [])
  }

  /// In the order of sections.
  func eachPosting(_ body: (_ posting: Posting, _ section: Int) -> Void) {
    for section in lengths.indices {
      for index in postingStarts[section]..<postingStarts[section + 1] { body(postings[index], section) }
    }
  }

  /// In the order of sections.
  func eachPair(_ body: (_ pair: Pair, _ section: Int) -> Void) {
    for section in lengths.indices {
      for index in pairStarts[section]..<pairStarts[section + 1] { body(pairs[index], section) }
    }
  }

  private mutating func beginSection() {
    lengths.append(0)
    postingStarts.append(postings.count)
    pairStarts.append(pairs.count)
  }

  private mutating func addText(_ text: [UInt8], _ tokenizer: inout Tokenizer) {
    var words = 0
    var neighbours = Neighbours()
    text.withUnsafeBufferPointer { text in
      tokenizer.scan(text) { term, role in
        switch role {
        case .word:
          words += 1
          addPair(neighbours.next(add(term, halves: 2, heading: 0)))
        case .part: neighbours.addPart(add(term, halves: 1, heading: 0))
        }
      }
    }
    addPair(neighbours.next(0))
    lengths[lengths.count - 1] += words
  }

  /// Answers the number of words.
  private mutating func addHeading(_ heading: String, _ tokenizer: inout Tokenizer) -> Int {
    var words = 0
    var neighbours = Neighbours()
    let text = Array(heading.utf8)
    text.withUnsafeBufferPointer { text in
      tokenizer.scan(text) { _, role in if role == .word { words += 1 } }
      let weight = Impact.heading(words: words)
      tokenizer.scan(text) { term, role in
        switch role {
        case .word: addPair(neighbours.next(add(term, halves: 0, heading: weight)))
        case .part: neighbours.addPart(add(term, halves: 0, heading: max(1, weight - 1)))
        }
      }
    }
    addPair(neighbours.next(0))
    return words
  }

  private mutating func addPair(_ pair: (first: UInt32, second: UInt32)?) {
    guard let pair else { return }
    pairs.append(Pair(first: pair.first, second: pair.second))
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

/// The words on both sides of each gap; of a word of parts, the part at the gap.
///
///     multi-factor login → factor login
private struct Neighbours {
  private var before: UInt32?
  private var word: (first: UInt32, last: UInt32, hasParts: Bool)?

  /// Begins a word; answers the pair that the word before it makes with its own predecessor.
  mutating func next(_ term: UInt32) -> (first: UInt32, second: UInt32)? {
    defer { word = (term, term, false) }
    guard let word else { return nil }
    defer { before = word.last }
    return before.map { ($0, word.first) }
  }

  mutating func addPart(_ term: UInt32) {
    guard let known = word else { return }
    word = (known.hasParts ? known.first : term, term, true)
  }
}
