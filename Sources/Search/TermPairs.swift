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
    var postings: [UInt32]
  }

  /// The most cohesive first.
  private(set) var chosen: [Pair] = []
  /// The sections of each term.
  private let frequencies: [Int]

  init(
    _ chunks: [Chunk], _ numbers: [[UInt32]], _ frequencies: [Int], sections: Int, limits: Limits
  ) {
    self.frequencies = frequencies
    let most = max(sections * limits.commonness / 100, limits.sections)
    var counts = PairCounts()
    eachPair(chunks, numbers, limits.sections...most) { counts.add($0, in: $1) }

    let telling = counts.all.filter { $0.count >= limits.sections && isTelling($0.key, $0.count, limits) }
    var budget = frequencies.reduce(0, +) * limits.share / 100
    var chosenByKey: [UInt64: Int] = [:]
    for (key, count) in mostCohesive(telling) {
      budget -= count
      if budget < 0 { break }
      chosenByKey[key] = chosen.count
      chosen.append(Pair(first: Int(key >> 32), second: Int(key & 0xFFFF_FFFF), postings: []))
    }
    eachPair(chunks, numbers, limits.sections...most) { key, section in
      guard let pair = chosenByKey[key] else { return }
      // Level 1 the first time, one more for each time after: an impact without a heading.
      if let last = chosen[pair].postings.last, Int(last >> 5) == section {
        if last & 7 < 7 { chosen[pair].postings[chosen[pair].postings.count - 1] += 1 }
      } else {
        chosen[pair].postings.append(UInt32(section << 5 | 1))
      }
    }
  }

  /// By the share of the rarer word's sections; of equals, the first to arrive.
  private func mostCohesive(_ pairs: [(key: UInt64, count: Int)]) -> [(key: UInt64, count: Int)] {
    let keyed = pairs.enumerated().map { (cohesion: $1.count * 1_000 / rarer($1.key), place: $0) }
    return keyed.sorted { left, right in
      left.cohesion != right.cohesion ? left.cohesion > right.cohesion : left.place < right.place
    }.map { pairs[$0.place] }
  }

  private func rarer(_ key: UInt64) -> Int {
    min(frequencies[Int(key >> 32)], frequencies[Int(key & 0xFFFF_FFFF)])
  }

  private func isTelling(_ key: UInt64, _ count: Int, _ limits: Limits) -> Bool {
    let rarer = rarer(key)
    return count * 100 >= rarer * limits.cohesion && count * 100 <= rarer * limits.redundance
  }

  private func eachPair(
    _ chunks: [Chunk], _ numbers: [[UInt32]], _ range: ClosedRange<Int>, _ body: (UInt64, Int) -> Void
  ) {
    var firstSection = 0
    for (chunk, numbers) in zip(chunks, numbers) {
      chunk.eachPair { first, second, section in
        let (first, second) = (numbers[Int(first)], numbers[Int(second)])
        guard first != second, range.contains(frequencies[Int(first)]), range.contains(frequencies[Int(second)]) else {
          return
        }
        body(UInt64(first) << 32 | UInt64(second), firstSection + section)
      }
      firstSection += chunk.lengths.count
    }
  }
}

/// In how many sections each pair stands: open addressing over a list in the order of arrival.
private struct PairCounts {
  private var slots = [Int32](repeating: -1, count: 1 << 12)
  private var counts: [(key: UInt64, count: Int32, section: UInt32)] = []

  var all: some Sequence<(key: UInt64, count: Int)> { counts.lazy.map { ($0.key, Int($0.count)) } }

  mutating func add(_ key: UInt64, in section: Int) {
    var slot = place(key)
    while slots[slot] >= 0 {
      let index = Int(slots[slot])
      if counts[index].key == key {
        if counts[index].section != UInt32(section) {
          counts[index].section = UInt32(section)
          counts[index].count += 1
        }
        return
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Int32(counts.count)
    counts.append((key, 1, UInt32(section)))
    if counts.count * 2 >= slots.count { grow() }
  }

  private func place(_ key: UInt64) -> Int {
    let hash = (key ^ key >> 29) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: hash >> 20) & (slots.count - 1)
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for (index, entry) in counts.enumerated() {
      var slot = place(entry.key)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(index)
    }
  }
}
