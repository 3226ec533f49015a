import Parallel

/// All pages turned round: for each term, the sections it stands in.
struct Inversion: Sendable {
  private(set) var terms = TermTable()
  private(set) var words = WordTable()
  /// `starts[term] ..< starts[term + 1]` are a term's postings; each is `section << 5 | impact`, by section.
  private(set) var starts: [Int] = []
  private(set) var postings: [UInt32] = []
  let sections: Int
  let titleLengths: [Int]
  /// The number of terms before those that are pairs.
  private var firstPair = 0
  /// Terms that stand for both ways of writing: `loadbalanc` and `load balanc`.
  private var joined: [Int: [UInt32]] = [:]
  /// By term, as few are joined and most need not be looked up.
  private var isJoined: [Bool] = []

  /// Takes the pages' texts away: what is left of them is in the chunks, and these are gone afterwards.
  init(_ pages: inout [SearchDocument], pairs limits: TermPairs.Limits, workers: Workers) {
    let chunks = Chunk.all(&pages, by: workers)
    titleLengths = chunks.flatMap(\.titleLengths)
    sections = chunks.reduce(0) { $0 + $1.lengths.count }

    let numbers = merge(chunks)
    starts = Self.starts(of: chunks, numbers, count: terms.count)
    // Both read what the chunks hold, and neither needs the other.
    let frequencies = (0..<terms.count).map { starts[$0 + 1] - starts[$0] }
    let ((inverted, compounds), pairs) = workers.both({ [starts, words] in
      (Self.postings(of: chunks, numbers, starts, more: limits.share), words.compounds())
    }) { [sections] in
      TermPairs(chunks, numbers, frequencies, sections: sections, limits: limits)
    }
    // Held by nobody else, it grows where it lies.
    postings = consume inverted
    firstPair = terms.count
    add(pairs)
    add(compounds)
  }

  /// A term's postings.
  subscript(term: Int) -> ArraySlice<UInt32> {
    if term < isJoined.count, isJoined[term], let joined = joined[term] { return joined[...] }
    return postings[starts[term]..<starts[term + 1]]
  }

  /// Whether the term is two words, and holds a space.
  func isPair(_ term: Int) -> Bool { term >= firstPair }

  /// For each term, the words it stands for: a bit for each, eight in turn by length and last letter. A word without its
  /// bit is none that is written on the site, but the beginning of one or a misspelt one: `conver`, though `conv` is there.
  func forms() -> [UInt8] {
    var forms = [UInt8](repeating: 0, count: terms.count)
    for (number, entry) in words.entries.enumerated() {
      let word = words.words[number]
      guard let last = word.last else { continue }
      forms[Int(entry.term)] |= word.contains { $0 >= 0x80 } ? .max : 1 << UInt8((word.count + Int(last)) & 7)
    }
    return forms
  }

  /// For each chunk, its terms' numbers among all.
  private mutating func merge(_ chunks: [Chunk]) -> [[UInt32]] {
    guard let first = chunks.first else { return [] }
    (terms, words) = (first.terms, first.words)
    let rest = chunks.dropFirst().map { chunk in
      let numbers = (0..<chunk.terms.count).map { term in
        UInt32(chunk.terms[term].withUnsafeBufferPointer { terms.number(of: Term($0)) })
      }
      words.merge(chunk.words, terms: numbers)
      return numbers
    }
    return [Array(0..<UInt32(first.terms.count))] + rest
  }

  private static func starts(of chunks: [Chunk], _ numbers: [[UInt32]], count: Int) -> [Int] {
    var starts = [Int](repeating: 0, count: count + 1)
    starts.withUnsafeMutableBufferPointer { starts in
      for (chunk, numbers) in zip(chunks, numbers) {
        chunk.eachPosting { posting, _ in starts[Int(numbers[Int(posting.term)]) &+ 1] &+= 1 }
      }
    }
    for term in 0..<count { starts[term + 1] += starts[term] }
    return starts
  }

  /// - Parameter more: what there is to be room for besides, in hundredths.
  private static func postings(
    of chunks: [Chunk], _ numbers: [[UInt32]], _ starts: [Int], more: Int
  ) -> [UInt32] {
    let words = chunks.reduce(0) { $0 + $1.lengths.reduce(0, +) }
    let impacts = Impact(averageLength: Double(words) / Double(max(chunks.reduce(0) { $0 + $1.lengths.count }, 1)))
    var firstSection = 0
    let count = starts[starts.count - 1]
    var postings: [UInt32] = []
    postings.reserveCapacity(count + count * more / 100)
    postings.append(contentsOf: repeatElement(0, count: count))
    var next = starts
    postings.withUnsafeMutableBufferPointer { postings in
      next.withUnsafeMutableBufferPointer { next in
        for (chunk, numbers) in zip(chunks, numbers) {
          chunk.eachPosting { posting, section in
            let term = Int(numbers[Int(posting.term)])
            let impact = impacts.code(
              halves: Int(posting.halves), heading: posting.heading, sectionLength: chunk.lengths[section])
            postings[next[term]] = UInt32(truncatingIfNeeded: (firstSection &+ section) << 5 | impact)
            next[term] &+= 1
          }
          firstSection += chunk.lengths.count
        }
      }
    }
    return postings
  }

  /// Pairs of words become terms of their own, after all others.
  private mutating func add(_ pairs: TermPairs) {
    let all = postings.count
    postings.append(contentsOf: pairs.postings)
    for pair in pairs.chosen {
      let number = number(of: pair.first, and: pair.second)
      precondition(number == starts.count - 1, "a pair's name is no term: it holds a space")
      starts.append(all + pair.range.upperBound)
    }
    isJoined = Array(repeating: false, count: terms.count)
    var name: [UInt8] = []
    for (place, pair) in pairs.chosen.enumerated() {
      name.removeAll(keepingCapacity: true)
      name += terms[pair.first]
      name += terms[pair.second]
      if let known = name.withUnsafeBufferPointer(terms.known) { join(pair, numbered: firstPair + place, to: known) }
    }
  }

  /// Last those without postings, which say that the client may look for two words as one.
  private mutating func add(_ compounds: [(first: Int, second: Int)]) {
    for pair in compounds where number(of: pair.first, and: pair.second) == starts.count - 1 {
      starts.append(postings.count)
    }
  }

  /// The number of two terms as one.
  private mutating func number(of first: Int, and second: Int) -> Int {
    let space = terms[first].count
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: space + 1 + terms[second].count) { name in
      _ = name[..<space].update(fromContentsOf: terms[first])
      name[space] = UInt8(ascii: " ")
      _ = name[(space + 1)...].update(fromContentsOf: terms[second])
      return terms.number(of: Term(UnsafeBufferPointer(name)))
    }
  }

  /// Whoever looks for `loadbalancer` looks for `load balancer` too, and the other way round.
  private mutating func join(_ pair: TermPairs.Pair, numbered number: Int, to term: Int) {
    var sums: [UInt32: UInt32] = [:]
    for posting in self[term] { sums[posting >> 5] = posting & 31 }
    for posting in self[number] {
      let section = posting >> 5
      let heading = min(heading(of: pair.first, section), heading(of: pair.second, section))
      let known = sums[section] ?? 0
      sums[section] = max(known & 24, heading) | max(known & 7, posting & 7)
    }
    joined[term] = sums.map { $0 << 5 | $1 }.sorted()
    joined[number] = joined[term]
    isJoined[term] = true
    isJoined[number] = true
  }

  private func heading(of term: Int, _ section: UInt32) -> UInt32 {
    let all = self[term]
    var (low, high) = (all.startIndex, all.endIndex)
    while low < high {
      let middle = (low + high) / 2
      if all[middle] >> 5 < section { low = middle + 1 } else { high = middle }
    }
    return low < all.endIndex && all[low] >> 5 == section ? all[low] & 24 : 0
  }
}
