/// A set of pairs of which only a bit is kept, by the hash, and another when it comes again: it may take a pair for
/// another, and never misses one.
struct PairFilter: ~Copyable {
  private struct Bits: BitwiseCopyable {
    var once: UInt64 = 0
    var again: UInt64 = 0
  }

  private var bits: [Bits]

  /// With at least two bits for each of `count`.
  init(for count: Int) {
    bits = Array(repeating: Bits(), count: max(64, 1 << (Int.bitWidth - (count / 32).leadingZeroBitCount)))
  }

  @inline(__always)
  mutating func insert(_ key: UInt64) {
    let (place, bit) = place(of: key)
    bits[place].again |= bits[place].once & bit
    bits[place].once |= bit
  }

  @inline(__always)
  func holds(_ key: UInt64) -> Bool {
    let (place, bit) = place(of: key)
    return bits[place].once & bit != 0
  }

  @inline(__always)
  func holdsTwice(_ key: UInt64) -> Bool {
    let (place, bit) = place(of: key)
    return bits[place].again & bit != 0
  }

  @inline(__always)
  private func place(of key: UInt64) -> (index: Int, bit: UInt64) {
    let hash = PairCounts.hash(key)
    return (hash >> 6 & (bits.count - 1), 1 << UInt64(truncatingIfNeeded: hash & 63))
  }
}
