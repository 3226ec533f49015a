/// A term's sections and impacts in bits.
///
/// The gap to the section before, Rice-coded, then the impact, the frequent ones in the fewest bits: its place among
/// `codes` in Rice code, and five bits where that place stands for a heading. A term of one section has its number in as many
/// bits as the last section's needs, then the five.
struct PostingCoder: Sendable {
  let sections: Int
  /// The sections kept of a term, the strongest first: what stands everywhere tells nobody where to go.
  let limit: Int

  /// The levels in the order of their frequency: a word says middling much of most sections, a pair stands there once.
  private static let codes = (words: [3, 2, 1, 4, heading, 5, 6, 7], pairs: [1, 2, 3, 4, 5, 6, 7, heading])
  private static let heading = 8
  private let wordBits = bits(codes.words, k: 1)
  private let pairBits = bits(codes.pairs, k: 0)

  init(sections: Int, limit: Int) {
    self.sections = sections
    self.limit = limit
  }

  /// For each impact, its bits and their number.
  private static func bits(_ codes: [Int], k: Int) -> [(value: Int, count: Int)] {
    (0..<32).map { impact in
      let place = codes.firstIndex(of: min(impact, heading)) ?? 0
      let rice = BitWriter.riceBits(place, k)
      return impact < heading ? rice : (rice.value << 5 | impact, rice.count + 5)
    }
  }

  /// Answers how many sections are kept.
  func append(_ postings: ArraySlice<UInt32>, isPair: Bool, to bits: inout BitWriter) -> Int {
    let kept = strongest(postings)
    if let only = kept.first, kept.count == 1 {
      let start = bits.count
      bits.append(Int(only >> 5), bits: Self.bits(for: sections))
      bits.append(Int(only & 31), bits: 5)
      bits.align()
      bits.pad(to: start + Self.singleBytes(sections: sections))
      return 1
    }
    let gaps = BitWriter.rice(kept.count, of: sections)
    let impacts = isPair ? pairBits : wordBits
    var previous = -1
    for posting in kept {
      let section = Int(posting >> 5)
      let impact = impacts[Int(posting & 31)]
      bits.appendRice(section &- previous &- 1, gaps, then: impact)
      previous = section
    }
    bits.align()
    return kept.count
  }

  /// How many bytes a term of one section takes, so that its length need not be stored.
  static func singleBytes(sections: Int) -> Int { (bits(for: sections) + 5 + 7) / 8 }

  static func bits(for count: Int) -> Int { Int.bitWidth - max(count - 1, 1).leadingZeroBitCount }

  /// Of equals, the first.
  private func strongest(_ postings: ArraySlice<UInt32>) -> ArraySlice<UInt32> {
    guard postings.count > limit else { return postings }
    var counts = [Int](repeating: 0, count: 32)
    for posting in postings { counts[Self.strength(posting)] += 1 }
    var (least, left) = (31, limit)
    while counts[least] <= left {
      left -= counts[least]
      least -= 1
    }
    var kept: [UInt32] = []
    kept.reserveCapacity(limit)
    for posting in postings {
      let strength = Self.strength(posting)
      if strength == least { left -= 1 }
      if strength > least || strength == least && left >= 0 { kept.append(posting) }
    }
    return kept[...]
  }

  /// A long heading is worth six steps of frequency.
  private static func strength(_ posting: UInt32) -> Int { Int((posting >> 3 & 3) * 6 + (posting & 7)) }
}
