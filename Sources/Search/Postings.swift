/// Where each term stands: the inverted sections. Postings lie in the order of arrival while text is read and are
/// sorted by term once, by counting.
struct Postings {
  struct Posting {
    var term: UInt32
    var section: UInt32
    /// Occurrences in the text, a whole word as 2 and a part of one as 1.
    var halves: UInt16
    var heading: UInt8
  }

  private(set) var terms = TermTable()
  /// Words in each section's text.
  private(set) var lengths: [Int] = []
  private var postings: [Posting] = []
  /// The last posting of each term.
  private var latest: [Int] = []

  /// Begins the next section; its number is one above the last.
  mutating func beginSection() { lengths.append(0) }

  mutating func addText(_ text: [UInt8], _ tokenizer: inout Tokenizer) {
    var words = 0
    text.withUnsafeBufferPointer { text in
      tokenizer.scan(text) { term, role in
        switch role {
        case .word:
          words += 1
          add(term, halves: 2, heading: 0)
        case .part: add(term, halves: 1, heading: 0)
        }
      }
    }
    lengths[lengths.count - 1] += words
  }

  mutating func addHeading(_ heading: String, _ tokenizer: inout Tokenizer) {
    var words = 0
    let text = Array(heading.utf8)
    text.withUnsafeBufferPointer { text in
      tokenizer.scan(text) { _, role in if role == .word { words += 1 } }
      let weight = Impact.heading(words: words)
      tokenizer.scan(text) { term, role in
        switch role {
        case .word: add(term, halves: 0, heading: weight)
        case .part: add(term, halves: 0, heading: max(1, weight - 1))
        }
      }
    }
  }

  private mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, halves: UInt16, heading: UInt8) {
    let term = terms.number(of: bytes)
    let section = UInt32(lengths.count - 1)
    if term == latest.count {
      latest.append(postings.count)
    } else if postings[latest[term]].section == section {
      let index = latest[term]
      let sum = postings[index].halves.addingReportingOverflow(halves)
      postings[index].halves = sum.overflow ? .max : sum.partialValue
      postings[index].heading = max(postings[index].heading, heading)
      return
    } else {
      latest[term] = postings.count
    }
    postings.append(Posting(term: UInt32(term), section: section, halves: halves, heading: heading))
  }

  /// All postings by term number, each term's by section; `rows[term] ..< rows[term + 1]` are a term's.
  func byTerm() -> (rows: [Int], postings: [Posting]) {
    var rows = [Int](repeating: 0, count: terms.count + 1)
    for posting in postings { rows[Int(posting.term) + 1] += 1 }
    for term in 0..<terms.count { rows[term + 1] += rows[term] }
    var next = rows
    var sorted = postings
    for posting in postings {
      sorted[next[Int(posting.term)]] = posting
      next[Int(posting.term)] += 1
    }
    return (rows, sorted)
  }
}
