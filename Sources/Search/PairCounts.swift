/// In how many sections each pair stands: open addressing over a list in the order of arrival.
struct PairCounts: ~Copyable {
  // Not private: the compiler fails on a list of it where another file lets go of the counts.
  struct Count: BitwiseCopyable {
    var key: UInt64
    var sections: UInt32
    var lastSection: UInt32
  }

  private var slots = [Int32](repeating: -1, count: 1 << 12)
  private var counts = Column<Count>()
  /// By place, what a pair was chosen as; empty until the first is.
  private var choices: [Int32] = []
  /// Those chosen, which are few.
  private var marks = PairFilter(for: 1 << 16)

  var count: Int { counts.count }

  subscript(place: Int) -> (key: UInt64, count: Int) { (counts[place].key, Int(counts[place].sections)) }

  @inline(__always)
  mutating func add(_ key: UInt64, in section: UInt32) {
    let (place, slot) = find(key)
    if place < 0 {
      slots[slot] = Int32(counts.count)
      counts.append(Count(key: key, sections: 1, lastSection: section))
      if counts.count * 2 >= slots.count { grow() }
    } else if counts[place].lastSection != section {
      counts[place].lastSection = section
      counts[place].sections += 1
    }
  }

  mutating func choose(_ place: Int, as number: Int) {
    if choices.isEmpty { choices = Array(repeating: -1, count: counts.count) }
    choices[place] = Int32(number)
    marks.insert(counts[place].key)
  }

  /// Whether it is worth to look a pair up: most were not chosen.
  @inline(__always)
  func mayBeChosen(_ key: UInt64) -> Bool { marks.holds(key) }

  /// What a pair that may be was chosen as; nil if it was not, or was not even counted.
  func chosen(_ key: UInt64) -> Int? {
    let place = find(key).place
    return place < 0 || choices[place] < 0 ? nil : Int(choices[place])
  }

  /// The key's place, or -1 and the free slot it belongs in.
  @inline(__always)
  private func find(_ key: UInt64) -> (place: Int, slot: Int) {
    slots.withUnsafeBufferPointer { slots in
      let mask = slots.count &- 1
      var slot = Self.hash(key) & mask
      while slots[slot] >= 0 {
        if counts[Int(slots[slot])].key == key { return (Int(slots[slot]), slot) }
        slot = (slot &+ 1) & mask
      }
      return (-1, slot)
    }
  }

  static func hash(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key ^ key >> 29) &* 0x9E37_79B9_7F4A_7C15 >> 20)
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for place in 0..<counts.count {
      var slot = Self.hash(counts[place].key) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(place)
    }
  }
}
