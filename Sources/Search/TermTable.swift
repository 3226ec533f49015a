/// Every distinct term once, numbered in the order of arrival: open addressing over one long array of bytes.
struct TermTable {
  /// Most terms are told apart by their heads alone, and sorted by them.
  private struct Entry: BitwiseCopyable {
    var head: UInt64
    var start: UInt32
    var count: UInt32

    var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
  }

  private var terms: [Entry] = []
  private var bytes: [UInt8] = []
  /// A term's number + 1; 0 where nothing is.
  private var slots = [UInt32](repeating: 0, count: 1 << 12)

  var count: Int { terms.count }

  /// The number of a term, a new one if it was not seen before.
  @inline(__always)
  mutating func number(of term: Term) -> Int {
    let (found, slot) = find(term)
    return found >= 0 ? found : add(term, slot)
  }

  @inline(never)
  private mutating func add(_ term: Term, _ slot: Int) -> Int {
    terms.append(Entry(head: term.head, start: UInt32(bytes.count), count: UInt32(term.bytes.count)))
    bytes.append(contentsOf: term.bytes)
    slots[slot] = UInt32(terms.count)
    if terms.count * 2 >= slots.count { grow() }
    return terms.count - 1
  }

  /// The term's number, or -1 and the free slot it belongs in.
  @inline(__always)
  private func find(_ term: Term) -> (number: Int, slot: Int) {
    slots.withUnsafeBufferPointer { slots in
      terms.withUnsafeBufferPointer { terms in
        let mask = slots.count &- 1
        var slot = Int(truncatingIfNeeded: Self.hash(term)) & mask
        while slots[slot] != 0 {
          let number = Int(slots[slot]) &- 1
          let known = terms[number]
          if known.head == term.head, Int(known.count) == term.bytes.count,
            term.bytes.count <= 8 || endsAlike(known, term.bytes)
          {
            return (number, slot)
          }
          slot = (slot &+ 1) & mask
        }
        return (-1, slot)
      }
    }
  }

  /// Of terms of one length, longer than a head. They are few: apart, they make the loop around it no longer.
  @inline(never)
  private func endsAlike(_ known: Entry, _ term: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.withUnsafeBytes { bytes in
      let (first, second) = (UnsafeRawBufferPointer(rebasing: bytes[known.range]), UnsafeRawBufferPointer(term))
      var index = 8
      while index &+ 8 < second.count {
        if Self.word(first, at: index) != Self.word(second, at: index) { return false }
        index &+= 8
      }
      return Self.word(first, at: second.count &- 8) == Self.word(second, at: second.count &- 8)
    }
  }

  func known(_ term: UnsafeBufferPointer<UInt8>) -> Int? {
    let found = find(Term(term)).number
    return found < 0 ? nil : found
  }

  subscript(number: Int) -> ArraySlice<UInt8> { bytes[terms[number].range] }

  /// Gives each term to `body`, in the order of their numbers. The bytes are valid during the call only.
  func forEach(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    bytes.withUnsafeBufferPointer { bytes in
      for term in terms { body(UnsafeBufferPointer(rebasing: bytes[term.range])) }
    }
  }

  /// The numbers in the order of the terms' UTF-16 units, which is how JavaScript compares.
  func sorted() -> [Int] {
    var keys = terms.indices.map { (key: Self.ranks(terms[$0].head), number: $0) }
    Self.sortByKey(&keys)
    var start = 0
    while start < keys.count {
      var end = start + 1
      while end < keys.count, keys[end].key == keys[start].key { end += 1 }
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
    var next = [Int](repeating: 0, count: 257)
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      keys.withUnsafeBufferPointer { keys in
        sorted.withUnsafeMutableBufferPointer { sorted in
          next.withUnsafeMutableBufferPointer { next in
            next.update(repeating: 0)
            for key in keys { next[Int(key.key &>> shift & 0xFF) &+ 1] &+= 1 }
            for byte in 0..<256 { next[byte + 1] += next[byte] }
            for key in keys {
              let byte = Int(key.key &>> shift & 0xFF)
              sorted[next[byte]] = key
              next[byte] &+= 1
            }
          }
        }
      }
      swap(&keys, &sorted)
    }
  }

  /// A head as a number that is greater when its term comes later.
  private static func ranks(_ head: UInt64) -> UInt64 {
    let key = head.byteSwapped
    if key & 0x8080_8080_8080_8080 == 0 { return key }
    return stride(from: UInt64(0), to: 64, by: 8).reduce(0) { ranks, shift in
      ranks | UInt64(rank(UInt8(truncatingIfNeeded: key >> shift))) << shift
    }
  }

  /// Scalars above U+FFFF begin with F0 and more in UTF-8, but are below U+E000 in UTF-16.
  private static func rank(_ byte: UInt8) -> UInt8 { byte >= 0xF0 ? byte - 2 : byte >= 0xEE ? byte + 5 : byte }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    bytes.withUnsafeBufferPointer { bytes in
      for (number, term) in terms.enumerated() {
        let term = Term(UnsafeBufferPointer(rebasing: bytes[term.range]), head: term.head)
        var slot = Int(truncatingIfNeeded: Self.hash(term)) & (slots.count - 1)
        while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = UInt32(number + 1)
      }
    }
  }

  @inline(__always)
  private static func word(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> UInt64 {
    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  /// Eight bytes at a time, the last of them again where the count is uneven. It decides where a term lies, never what is
  /// written.
  @inline(__always)
  private static func hash(_ term: Term) -> UInt64 {
    var hash = mix(term.head)
    guard term.bytes.count > 8 else { return hash }
    let bytes = UnsafeRawBufferPointer(term.bytes)
    var index = 8
    while index &+ 8 < bytes.count {
      hash = mix(hash ^ word(bytes, at: index))
      index &+= 8
    }
    return mix(hash ^ word(bytes, at: bytes.count &- 8))
  }

  private static func mix(_ hash: UInt64) -> UInt64 {
    let product = hash.multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    return product.high ^ product.low
  }
}
