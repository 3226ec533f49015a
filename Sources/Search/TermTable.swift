/// Every distinct term once, numbered in the order of arrival: open addressing over one long array of bytes.
struct TermTable {
  private(set) var count = 0
  private var bytes: [UInt8] = []
  private var starts: [Int] = [0]
  /// The upper half of a term's hash beside its number + 1; 0 where nothing is.
  private var slots = [UInt64](repeating: 0, count: 1 << 12)

  /// The number of a term, a new one if it was not seen before.
  @inline(__always)
  mutating func number(of term: UnsafeBufferPointer<UInt8>) -> Int {
    let hash = Self.hash(term)
    let (found, slot) = find(term, hash)
    return found >= 0 ? found : add(term, hash, slot)
  }

  @inline(never)
  private mutating func add(_ term: UnsafeBufferPointer<UInt8>, _ hash: UInt64, _ slot: Int) -> Int {
    bytes.append(contentsOf: term)
    starts.append(bytes.count)
    count += 1
    slots[slot] = (hash & ~0xFFFF_FFFF) | UInt64(count)
    if count * 2 >= slots.count { grow() }
    return count - 1
  }

  /// The term's number, or -1 and the free slot it belongs in.
  @inline(__always)
  private func find(_ term: UnsafeBufferPointer<UInt8>, _ hash: UInt64) -> (number: Int, slot: Int) {
    slots.withUnsafeBufferPointer { slots in
      let mask = slots.count &- 1
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] != 0 {
        if slots[slot] >> 32 == hash >> 32 {
          let number = Int(truncatingIfNeeded: slots[slot] & 0xFFFF_FFFF) &- 1
          if isEqual(number, term) { return (number, slot) }
        }
        slot = (slot &+ 1) & mask
      }
      return (-1, slot)
    }
  }

  @inline(__always)
  private func isEqual(_ number: Int, _ term: UnsafeBufferPointer<UInt8>) -> Bool {
    starts.withUnsafeBufferPointer { starts in
      let start = starts[number]
      guard starts[number &+ 1] &- start == term.count else { return false }
      return bytes.withUnsafeBufferPointer { Self.isEqual($0.baseAddress! + start, term) }
    }
  }

  /// Of texts of one length; as `hash`, eight bytes at a time.
  @inline(__always)
  private static func isEqual(_ known: UnsafePointer<UInt8>, _ term: UnsafeBufferPointer<UInt8>) -> Bool {
    let (known, term, count) = (UnsafeRawPointer(known), UnsafeRawPointer(term.baseAddress), term.count)
    guard let term else { return true }
    func differ<Word: FixedWidthInteger>(at offset: Int, as type: Word.Type) -> Bool {
      known.loadUnaligned(fromByteOffset: offset, as: type) != term.loadUnaligned(fromByteOffset: offset, as: type)
    }
    if count >= 8 {
      var index = 0
      while index &+ 8 < count {
        if differ(at: index, as: UInt64.self) { return false }
        index &+= 8
      }
      return !differ(at: count &- 8, as: UInt64.self)
    }
    if count >= 4 { return !differ(at: 0, as: UInt32.self) && !differ(at: count &- 4, as: UInt32.self) }
    for index in 0..<count where differ(at: index, as: UInt8.self) { return false }
    return true
  }

  func known(_ term: UnsafeBufferPointer<UInt8>) -> Int? {
    let found = find(term, Self.hash(term)).number
    return found < 0 ? nil : found
  }

  func known(_ term: some Collection<UInt8>) -> Int? {
    term.withContiguousStorageIfAvailable { known($0) } ?? Array(term).withUnsafeBufferPointer { known($0) }
  }

  subscript(number: Int) -> ArraySlice<UInt8> { bytes[starts[number]..<starts[number + 1]] }

  /// Gives each term to `body`, in the order of their numbers. The bytes are valid during the call only.
  func forEach(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    bytes.withUnsafeBufferPointer { bytes in
      for number in 0..<count { body(UnsafeBufferPointer(rebasing: bytes[starts[number]..<starts[number + 1]])) }
    }
  }

  /// The numbers in the order of the terms' UTF-16 units, which is how JavaScript compares.
  func sorted() -> [Int] {
    var keys = (0..<count).map { (key: leadingBytes(of: $0), number: $0) }
    Self.sortByKey(&keys)
    var start = 0
    while start < count {
      let end = keys[start...].firstIndex { $0.key != keys[start].key } ?? count
      if end - start > 1 {
        keys[start..<end].sort { left, right in
          self[left.number].lexicographicallyPrecedes(self[right.number]) { Self.rank($0) < Self.rank($1) }
        }
      }
      start = end
    }
    return keys.map(\.number)
  }

  /// Byte by byte from the last: a comparison for each step would cost ten times as much.
  private static func sortByKey(_ keys: inout [(key: UInt64, number: Int)]) {
    var sorted = keys
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      var next = [Int](repeating: 0, count: 257)
      for key in keys { next[Int(key.key >> shift & 0xFF) + 1] += 1 }
      for byte in 0..<256 { next[byte + 1] += next[byte] }
      for key in keys {
        let byte = Int(key.key >> shift & 0xFF)
        sorted[next[byte]] = key
        next[byte] += 1
      }
      swap(&keys, &sorted)
    }
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

  /// Eight bytes at a time, the last of them again where the count is uneven. It decides where a term lies, never what is
  /// written.
  @inline(__always)
  private static func hash(_ term: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let bytes = UnsafeRawBufferPointer(term)
    let count = bytes.count
    var hash = UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15
    if count >= 8 {
      var index = 0
      while index &+ 8 < count {
        hash = mix(hash ^ bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
        index &+= 8
      }
      return mix(hash ^ bytes.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self))
    }
    if count >= 4 {
      let first = UInt64(bytes.loadUnaligned(fromByteOffset: 0, as: UInt32.self))
      let last = UInt64(bytes.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self))
      return mix(hash ^ (first << 32 | last))
    }
    guard count > 0 else { return mix(hash) }
    let word = UInt64(bytes[0]) << 16 | UInt64(bytes[count >> 1]) << 8 | UInt64(bytes[count &- 1])
    return mix(hash ^ word)
  }

  private static func mix(_ hash: UInt64) -> UInt64 {
    let product = hash.multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    return product.high ^ product.low
  }
}
