/// Every distinct term once, numbered in the order of arrival: open addressing over one long array of bytes.
struct TermTable {
  private(set) var count = 0
  private var bytes: [UInt8] = []
  private var starts: [Int] = [0]
  /// The upper half of a term's hash beside its number + 1; 0 where nothing is.
  private var slots = [UInt64](repeating: 0, count: 1 << 12)

  /// The number of a term, a new one if it was not seen before.
  mutating func number(of term: UnsafeBufferPointer<UInt8>) -> Int {
    if count * 2 >= slots.count { grow() }
    let hash = Self.hash(term)
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      if slots[slot] >> 32 == hash >> 32, equals(Int(slots[slot] & 0xFFFF_FFFF) - 1, term) {
        return Int(slots[slot] & 0xFFFF_FFFF) - 1
      }
      slot = (slot + 1) & mask
    }
    bytes.append(contentsOf: term)
    starts.append(bytes.count)
    count += 1
    slots[slot] = (hash & ~0xFFFF_FFFF) | UInt64(count)
    return count - 1
  }

  subscript(number: Int) -> ArraySlice<UInt8> { bytes[starts[number]..<starts[number + 1]] }

  /// The numbers in the order of the terms' UTF-16 units, which is how JavaScript compares.
  func sorted() -> [Int] {
    let keys = (0..<count).map { (key: leadingBytes(of: $0), number: $0) }
    return keys.sorted { left, right in
      if left.key != right.key { return left.key < right.key }
      return self[left.number].lexicographicallyPrecedes(self[right.number]) { Self.rank($0) < Self.rank($1) }
    }.map(\.number)
  }

  private func leadingBytes(of number: Int) -> UInt64 {
    var key: UInt64 = 0
    for index in 0..<8 {
      let at = starts[number] + index
      key = key << 8 | (at < starts[number + 1] ? UInt64(Self.rank(bytes[at])) : 0)
    }
    return key
  }

  /// Scalars above U+FFFF begin with F0 and more in UTF-8, but are below U+E000 in UTF-16.
  private static func rank(_ byte: UInt8) -> UInt8 { byte >= 0xF0 ? byte - 2 : byte >= 0xEE ? byte + 5 : byte }

  private func equals(_ number: Int, _ term: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = starts[number]
    guard starts[number + 1] - start == term.count else { return false }
    return bytes.withUnsafeBufferPointer { bytes in
      for index in term.indices where bytes[start + index] != term[index] { return false }
      return true
    }
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: 0, count: old.count * 2)
    for number in 0..<count {
      let hash = bytes.withUnsafeBufferPointer {
        Self.hash(UnsafeBufferPointer(rebasing: $0[starts[number]..<starts[number + 1]]))
      }
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = (hash & ~0xFFFF_FFFF) | UInt64(number + 1)
    }
  }

  /// FNV-1a with a final mix. It decides where a term lies, never what is written.
  private static func hash(_ term: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in term { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    hash = (hash ^ hash >> 32) &* 0x9E37_79B9_7F4A_7C15
    return hash ^ hash >> 29
  }
}
