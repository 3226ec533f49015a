/// Words that often stand side by side, so that `circuit breaker` finds the sections that say it before those that hold
/// both words somewhere.
///
/// Positions of all words would double the index. A pair is kept as a term, `circuit breaker`, if it stands in
/// several sections, and if its words also stand apart, so that it tells more than the two words do.
struct TermPairs {
  struct Limits {
    /// The fewest sections.
    var sections = 2
    /// The share of its rarer word's sections that a pair must reach, in hundredths…
    var cohesion = 5
    /// …and must not exceed: above it, the pair tells what the word tells.
    var redundance = 85
    /// The most postings, in hundredths of those of words: of more pairs, the most cohesive are kept.
    var share = 6
    /// Words in more sections than this, in hundredths of all, make no pairs.
    var commonness = 12
  }

  struct Pair {
    var first: Int
    var second: Int
    /// Where its postings lie among those of all pairs.
    var range: Range<Int>
  }

  /// The most cohesive first.
  private(set) var chosen: [Pair] = []
  private(set) var postings: [UInt32] = []
  /// The sections of each term.
  private let frequencies: [Int]

  init(
    _ chunks: [Chunk], _ numbers: [[UInt32]], _ frequencies: [Int], sections: Int, limits: Limits
  ) {
    self.frequencies = frequencies
    let most = max(sections * limits.commonness / 100, limits.sections)
    // For each chunk, its terms' numbers among all, and `none` for those that make no pairs.
    let numbers = numbers.map { $0.map { (limits.sections...most).contains(frequencies[Int($0)]) ? $0 : Self.none } }
    // Most pairs stand once: to count these would fill a table that no cache holds.
    var filter = PairFilter(for: chunks.reduce(0) { $0 + $1.neighbourCount })
    Self.eachBatch(chunks, numbers) { batch in for pair in batch { filter.insert(pair.key) } }
    var counts = PairCounts()
    Self.eachBatch(chunks, numbers) { batch in
      for pair in Self.filter(batch, { filter.holdsTwice($0) }) { counts.add(pair.key, in: pair.section) }
    }

    let budget = frequencies.reduce(0, +) * limits.share / 100
    var end = 0
    for place in mostCohesive(counts, limits) {
      let (key, count) = counts[place]
      let start = end
      end += count
      if end > budget { break }
      counts.choose(place, as: chosen.count)
      chosen.append(Pair(first: Int(key >> 32), second: Int(key & 0xFFFF_FFFF), range: start..<end))
    }
    postings = Array(repeating: 0, count: chosen.last?.range.upperBound ?? 0)
    var ends = chosen.map(\.range.lowerBound)
    Self.eachBatch(chunks, numbers) { batch in
      for occurrence in Self.filter(batch, { counts.mayBeChosen($0) }) {
        guard let pair = counts.chosen(occurrence.key) else { continue }
        let end = ends[pair]
        // Level 1 the first time, one more for each time after: an impact without a heading.
        if end > chosen[pair].range.lowerBound, postings[end - 1] >> 5 == occurrence.section {
          if postings[end - 1] & 7 < 7 { postings[end - 1] += 1 }
        } else {
          postings[end] = occurrence.section << 5 | 1
          ends[pair] += 1
        }
      }
    }
  }

  /// The places of telling pairs, by the share of the rarer word's sections; of equals, the first to arrive.
  private func mostCohesive(_ counts: borrowing PairCounts, _ limits: Limits) -> [Int] {
    var found: [(cohesion: Int, place: Int)] = []
    for place in 0..<counts.count {
      let (key, count) = counts[place]
      guard count >= limits.sections, isTelling(key, count, limits) else { continue }
      found.append((count * 1_000 / rarer(key), place))
    }
    return found.sorted { left, right in
      left.cohesion != right.cohesion ? left.cohesion > right.cohesion : left.place < right.place
    }.map(\.place)
  }

  private func rarer(_ key: UInt64) -> Int {
    min(frequencies[Int(key >> 32)], frequencies[Int(key & 0xFFFF_FFFF)])
  }

  private func isTelling(_ key: UInt64, _ count: Int, _ limits: Limits) -> Bool {
    let rarer = rarer(key)
    return count * 100 >= rarer * limits.cohesion && count * 100 <= rarer * limits.redundance
  }

  private static let none = UInt32.max

  private struct Occurrence: BitwiseCopyable {
    var key: UInt64
    var section: UInt32
  }

  private typealias Batch = UnsafeMutableBufferPointer<Occurrence>

  /// Gives all pairs to `body`, some hundreds at a time, in the order of sections.
  ///
  /// Half of all words make no pair, and which is not to be foreseen: pairs are collected, and looked up in loops of their
  /// own, without a branch that would be taken by chance.
  @inline(__always)
  private static func eachBatch(_ chunks: [Chunk], _ numbers: [[UInt32]], _ body: (Batch) -> Void) {
    withUnsafeTemporaryAllocation(of: Occurrence.self, capacity: 512) { batch in
      var count = 0
      var firstSection = 0
      for (chunk, numbers) in zip(chunks, numbers) {
        numbers.withUnsafeBufferPointer { numbers in
          var first = none
          chunk.eachNeighbour { neighbour, section in
            let second = numbers[Int(neighbour.term)]
            if neighbour.isFirst { first = none }
            batch[count] = Occurrence(
              key: UInt64(first) << 32 | UInt64(second), section: UInt32(truncatingIfNeeded: firstSection &+ section))
            count &+= (max(first, second) == none ? 0 : 1) & (first == second ? 0 : 1)
            if count == batch.count {
              body(batch)
              count = 0
            }
            first = second
          }
        }
        firstSection += chunk.lengths.count
      }
      body(Batch(rebasing: batch[..<count]))
    }
  }

  /// Moves those that are to be kept to the front, and gives these.
  @inline(__always)
  private static func filter(_ batch: Batch, _ isKept: (UInt64) -> Bool) -> Batch {
    var count = 0
    for occurrence in batch {
      batch[count] = occurrence
      count &+= isKept(occurrence.key) ? 1 : 0
    }
    return Batch(rebasing: batch[..<count])
  }
}
