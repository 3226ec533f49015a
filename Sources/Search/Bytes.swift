import Escaping

// The three ways in which the index's files are written: JSON, numbers of variable length, and bits.

/// Bytes of JSON in the making. Lists only: what an author wrote never becomes a key, so `__proto__` is a word like
/// any other.
extension [UInt8] {
  mutating func appendString(_ bytes: some Collection<UInt8>) {
    append(UInt8(ascii: "\""))
    Escape.json(bytes, into: &self)
    append(UInt8(ascii: "\""))
  }

  mutating func appendNumber(_ number: Int) {
    precondition(number >= 0, "the index has no negative numbers")
    if number >= 10 { appendNumber(number / 10) }
    append(UInt8(ascii: "0") + UInt8(number % 10))
  }

  mutating func appendList<Items: Collection>(
    of items: Items, separator: StaticString = ",", _ appendItem: (inout [UInt8], Items.Element) -> Void
  ) {
    append(UInt8(ascii: "["))
    var isFirst = true
    for item in items {
      if !isFirst {
        append(contentsOf: UnsafeBufferPointer(start: separator.utf8Start, count: separator.utf8CodeUnitCount))
      }
      isFirst = false
      appendItem(&self, item)
    }
    append(UInt8(ascii: "]"))
  }
}

extension [UInt8] {
  /// Seven bits a byte, the low ones first; the eighth says that more follow.
  mutating func appendVarint(_ number: Int) {
    var rest = number
    while rest > 127 {
      append(UInt8(rest & 127) | 128)
      rest >>= 7
    }
    append(UInt8(rest))
  }

  /// What a sorted list's next word does not share with the one before: a byte of two lengths, then the rest.
  ///
  ///     cache, caching → 4|3 "ing"
  ///
  /// - Parameter shared: How many bytes the words share, at most 15.
  mutating func appendFrontCoded(_ word: ArraySlice<UInt8>, sharing shared: Int) {
    let rest = word.count - shared
    append(UInt8(shared << 4 | Swift.min(15, rest)))
    if rest >= 15 { appendVarint(rest - 15) }
    word.withUnsafeBufferPointer { word in
      for index in shared..<word.count { append(word[index]) }
    }
  }
}

extension [UInt8] {
  /// The words of a sorted list, each after a capital that tells how many ASCII characters it shares with the one before
  /// (A none, P fifteen): terms have no capitals of their own.
  ///
  ///     cache, caching → AcacheEing
  mutating func appendSortedString(_ words: [ArraySlice<UInt8>]) {
    var text: [UInt8] = []
    var previous: ArraySlice<UInt8> = []
    for word in words {
      let ascii = word.prefix { $0 < 0x80 }.count
      let shared = Swift.min(15, ascii, commonPrefix(previous, word))
      text.append(UInt8(ascii: "A") + UInt8(shared))
      text.append(contentsOf: word.dropFirst(shared))
      previous = word
    }
    appendString(text)
  }

  /// As text, six bits a character, without padding.
  mutating func appendBase64(_ bytes: [UInt8]) {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var (waiting, count) = (0, 0)
    for byte in bytes {
      waiting = (waiting << 8 | Int(byte)) & 0xFFFF
      count += 8
      while count >= 6 {
        count -= 6
        append(letters[waiting >> count & 63])
      }
    }
    if count > 0 { append(letters[waiting << (6 - count) & 63]) }
  }
}

/// Bits, the first of a byte being its highest.
struct BitWriter: ~Copyable {
  private var storage: UnsafeMutableRawPointer
  private var capacity = 4_096
  /// Bytes that are complete. All bits are after `align`.
  private(set) var count = 0
  /// The last bits, of which the lowest `waiting` are not written yet.
  private var pending: UInt64 = 0
  private var waiting = 0

  init() { storage = .allocate(byteCount: capacity, alignment: 8) }

  deinit { storage.deallocate() }

  var bytes: [UInt8] { Array(UnsafeRawBufferPointer(start: storage, count: count)) }

  /// At most 32 bits, of which the value has no more.
  @inline(__always)
  mutating func append(_ value: Int, bits: Int) {
    pending = pending &<< UInt64(truncatingIfNeeded: bits) | UInt64(truncatingIfNeeded: value)
    waiting &+= bits
    guard waiting >= 32 else { return }
    waiting &-= 32
    let word = UInt32(truncatingIfNeeded: pending &>> UInt64(truncatingIfNeeded: waiting))
    makeRoom()
    storage.storeBytes(of: word.bigEndian, toByteOffset: count, as: UInt32.self)
    count &+= 4
  }

  /// A number as `value >> k` ones, a zero, and the k lower bits: short for numbers near 2 to the k.
  @inline(__always)
  mutating func appendRice(_ value: Int, _ k: Int) {
    if value &>> k &+ k < 32 {
      let rice = Self.riceBits(value, k)
      append(rice.value, bits: rice.count)
    } else {
      appendLongRice(value, k)
    }
  }

  /// The same and at most 16 bits behind it, in one go if both are short.
  @inline(__always)
  mutating func appendRice(_ value: Int, _ k: Int, then more: (value: Int, count: Int)) {
    if value &>> k &+ k &+ more.count < 32 {
      let rice = Self.riceBits(value, k)
      append(rice.value &<< more.count | more.value, bits: rice.count &+ more.count)
    } else {
      appendRice(value, k)
      append(more.value, bits: more.count)
    }
  }

  @inline(__always)
  static func riceBits(_ value: Int, _ k: Int) -> (value: Int, count: Int) {
    let ones = value &>> k
    return (((1 &<< (ones &+ 1)) &- 2) &<< k | value & ((1 &<< k) &- 1), ones &+ 1 &+ k)
  }

  @inline(never)
  private mutating func appendLongRice(_ value: Int, _ k: Int) {
    var ones = value &>> k
    while ones >= 16 {
      append(0xFFFF, bits: 16)
      ones &-= 16
    }
    append((1 &<< (ones &+ 1)) &- 2, bits: ones &+ 1)
    append(value & ((1 &<< k) &- 1), bits: k)
  }

  /// Fills the last byte with zeros.
  mutating func align() {
    makeRoom()
    while waiting > 0 {
      let byte = waiting >= 8 ? pending >> UInt64(waiting - 8) : pending << UInt64(8 - waiting)
      storage.storeBytes(of: UInt8(truncatingIfNeeded: byte), toByteOffset: count, as: UInt8.self)
      count += 1
      waiting = max(waiting - 8, 0)
    }
  }

  /// Adds bytes of zero until there are so many.
  mutating func pad(to total: Int) {
    while count < total {
      makeRoom()
      storage.storeBytes(of: 0, toByteOffset: count, as: UInt8.self)
      count += 1
    }
  }

  @inline(__always)
  private mutating func makeRoom() {
    if count &+ 8 > capacity { grow() }
  }

  @inline(never)
  private mutating func grow() {
    let grown = UnsafeMutableRawPointer.allocate(byteCount: capacity * 2, alignment: 8)
    grown.copyMemory(from: storage, byteCount: count)
    storage.deallocate()
    storage = grown
    capacity *= 2
  }

  /// The parameter for `count` numbers that are spread over `range`; the client works out the same.
  static func rice(_ count: Int, of range: Int) -> Int {
    let mean = range / max(count, 1)
    return mean < 2 ? 0 : Int.bitWidth - 1 - mean.leadingZeroBitCount
  }
}

/// How many bytes two terms begin with in common.
func commonPrefix(_ first: ArraySlice<UInt8>, _ second: ArraySlice<UInt8>) -> Int {
  first.withUnsafeBufferPointer { first in
    second.withUnsafeBufferPointer { second in
      let limit = min(first.count, second.count)
      var count = 0
      while count < limit, first[count] == second[count] { count &+= 1 }
      return count
    }
  }
}

/// `terms`, `theme` → `the`: the shortest start of the second that is above the first.
func separator(_ first: ArraySlice<UInt8>, _ second: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  var count = commonPrefix(first, second) + 1
  while count < second.count, second[second.startIndex + count] & 0xC0 == 0x80 { count += 1 }
  return second.prefix(count)
}
