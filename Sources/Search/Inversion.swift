import Parallel

/// All pages turned round: for each term, the sections it stands in.
struct Inversion: Sendable {
  private(set) var terms = TermTable()
  /// `starts[term] ..< starts[term + 1]` are a term's postings; each is `section << 5 | impact`, by section.
  private(set) var starts: [Int] = []
  private(set) var postings: [UInt32] = []
  let pageOfSection: [UInt32]
  let titleLengths: [Int]

  /// Small enough to keep every processor busy, large enough that terms are not counted over and over.
  private static let pagesPerChunk = 256

  init(_ pages: [PageSections], pairs: TermPairs.Limits, workers: Workers) {
    let bounds = Array(stride(from: 0, to: pages.count, by: Self.pagesPerChunk))
    let chunks = workers.map(0..<bounds.count) { chunk in
      Chunk(pages[bounds[chunk]..<min(bounds[chunk] + Self.pagesPerChunk, pages.count)])
    }
    titleLengths = chunks.flatMap(\.titleLengths)
    var pageOfSection: [UInt32] = []
    for (number, page) in pages.enumerated() {
      pageOfSection.append(contentsOf: repeatElement(UInt32(number), count: page.count))
    }
    self.pageOfSection = pageOfSection

    let numbers = merge(chunks)
    fill(from: chunks, numbers)
    addPairs(of: chunks, numbers, pairs)
  }

  subscript(term: Int) -> ArraySlice<UInt32> { postings[starts[term]..<starts[term + 1]] }

  /// For each chunk, its terms' numbers among all.
  private mutating func merge(_ chunks: [Chunk]) -> [[UInt32]] {
    chunks.map { chunk in
      (0..<chunk.terms.count).map { term in
        UInt32(chunk.terms[term].withUnsafeBufferPointer { terms.number(of: $0) })
      }
    }
  }

  private mutating func fill(from chunks: [Chunk], _ numbers: [[UInt32]]) {
    starts = Array(repeating: 0, count: terms.count + 1)
    for (chunk, numbers) in zip(chunks, numbers) {
      chunk.eachPosting { posting, _ in starts[Int(numbers[Int(posting.term)]) + 1] += 1 }
    }
    for term in 0..<terms.count { starts[term + 1] += starts[term] }

    let words = chunks.reduce(0) { $0 + $1.lengths.reduce(0, +) }
    let impacts = Impact(averageLength: Double(words) / Double(max(pageOfSection.count, 1)))
    var next = starts
    var firstSection = 0
    postings = Array(repeating: 0, count: starts[terms.count])
    for (chunk, numbers) in zip(chunks, numbers) {
      chunk.eachPosting { posting, section in
        let term = Int(numbers[Int(posting.term)])
        let impact = impacts.code(
          halves: Int(posting.halves), heading: posting.heading, sectionLength: chunk.lengths[section])
        postings[next[term]] = UInt32((firstSection + section) << 5 | impact)
        next[term] += 1
      }
      firstSection += chunk.lengths.count
    }
  }

  /// Pairs of words become terms of their own, after all others.
  private mutating func addPairs(of chunks: [Chunk], _ numbers: [[UInt32]], _ limits: TermPairs.Limits) {
    let frequencies = (0..<terms.count).map { starts[$0 + 1] - starts[$0] }
    let pairs = TermPairs(chunks, numbers, terms, frequencies, sections: pageOfSection.count, limits: limits)
    for pair in pairs.chosen {
      let number = pair.name.withUnsafeBufferPointer { terms.number(of: $0) }
      precondition(number == starts.count - 1, "a pair's name is no term: it holds a space")
      postings.append(contentsOf: pair.postings)
      starts.append(postings.count)
    }
  }
}
