/// A term's sections and impacts in bits.
///
/// The gap to the section before, Rice-coded, then the impact: `0` and the level in Rice code without a heading, `1`,
/// two bits and three with one. A term of one section has its number in as many bits as the last section's needs.
struct PostingCoder: Sendable {
  let pageOfSection: [UInt32]
  /// The sections kept of a term, the strongest first: what stands everywhere tells nobody where to go.
  let limit: Int

  struct Coded {
    /// Pages the term stands on, whether kept or not.
    var pages: Int
    /// Sections kept.
    var count: Int
    var isInHeading: Bool
  }

  func append(_ postings: ArraySlice<UInt32>, to bits: inout BitWriter) -> Coded {
    var coded = Coded(pages: 0, count: min(postings.count, limit), isInHeading: false)
    var lastPage = UInt32.max
    pageOfSection.withUnsafeBufferPointer { pageOfSection in
      for posting in postings {
        let page = pageOfSection[Int(posting >> 5)]
        if page != lastPage { coded.pages += 1 }
        lastPage = page
        if posting & 31 > 7 { coded.isInHeading = true }
      }
    }
    let kept = strongest(postings)
    let start = bits.count
    if coded.count == 1 {
      bits.append(Int(kept[kept.startIndex] >> 5), bits: Self.bits(for: pageOfSection.count))
      append(impact: Int(kept[kept.startIndex] & 31), to: &bits)
    } else {
      let k = BitWriter.rice(coded.count, of: pageOfSection.count)
      var previous = -1
      kept.withUnsafeBufferPointer { kept in
        for posting in kept {
          let section = Int(posting >> 5)
          bits.appendRice(section &- previous &- 1, k)
          previous = section
          append(impact: Int(posting & 31), to: &bits)
        }
      }
    }
    bits.align()
    if coded.count == 1 { bits.pad(to: start + Self.singleBytes(sections: pageOfSection.count)) }
    return coded
  }

  /// How many bytes a term of one section takes, so that its length need not be stored.
  static func singleBytes(sections: Int) -> Int { (bits(for: sections) + 6 + 7) / 8 }

  static func bits(for count: Int) -> Int { Int.bitWidth - max(count - 1, 1).leadingZeroBitCount }

  private func append(impact: Int, to bits: inout BitWriter) {
    if impact < 8 {
      // `0`, then `level` in Rice code with one low bit: 0 → 000, 1 → 001, 2 → 0100 …
      let level = max(impact - 1, 0)
      let ones = level >> 1
      bits.append((1 << (ones + 2)) - 4 | level & 1, bits: ones + 3)
    } else {
      bits.append(32 | impact, bits: 6)
    }
  }

  private func strongest(_ postings: ArraySlice<UInt32>) -> ArraySlice<UInt32> {
    guard postings.count > limit else { return postings }
    let ranked = postings.sorted { left, right in
      let (strong, weak) = (Self.strength(left), Self.strength(right))
      return strong != weak ? strong > weak : left < right
    }
    return ranked.prefix(limit).sorted()[...]
  }

  /// A long heading is worth six steps of frequency.
  private static func strength(_ posting: UInt32) -> UInt32 { (posting >> 3 & 3) * 6 + (posting & 7) }
}
