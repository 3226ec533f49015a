/// A set of ASCII bytes, asked by one look into a table: the loops that ask go over every byte of a site.
@usableFromInline
package struct ASCIISet: @unchecked Sendable {
  /// For each byte 1 or 0; never written again, nor freed: sets are few, and stand for as long as the program runs.
  @usableFromInline let flags: UnsafePointer<UInt8>

  /// The characters of a text, and every byte of a range.
  package init(_ characters: StaticString, and range: Range<UInt8> = 0..<0) {
    let listed = Array(UnsafeBufferPointer(start: characters.utf8Start, count: characters.utf8CodeUnitCount)) + range
    precondition(listed.allSatisfy { $0 < 128 }, "a set of ASCII holds no other bytes")
    self.init { listed.contains($0) }
  }

  /// Letters and digits, and the characters of a text.
  package static func alphanumeric(and characters: StaticString) -> ASCIISet {
    let letters = ASCIISet("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
    let others = ASCIISet(characters)
    return ASCIISet { letters.contains($0) || others.contains($0) }
  }

  private init(where isMember: (UInt8) -> Bool) {
    let flags = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
    for byte in UInt8.min...UInt8.max { (flags + Int(byte)).initialize(to: isMember(byte) ? 1 : 0) }
    self.flags = UnsafePointer(flags)
  }

  /// All that is not in the set, the bytes beyond ASCII too.
  package var inverted: ASCIISet { ASCIISet { !contains($0) } }

  /// With the first byte of characters beyond ASCII, which then have to be looked at.
  package func with(leadByte: UInt8) -> ASCIISet { ASCIISet { contains($0) || $0 == leadByte } }

  @inlinable @inline(__always)
  package func contains(_ byte: UInt8) -> Bool { flags[Int(byte)] != 0 }

  /// Where from `start` on the first byte of the set stands; the buffer's end if there is none. Eight bytes are asked
  /// at once, for most text has none.
  @inlinable @inline(__always)
  package func firstIndex(in bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0) -> Int {
    guard let base = bytes.baseAddress else { return bytes.count }
    var index = start
    while index + 8 <= bytes.count {
      let next = base + index
      var found = flags[Int(next[0])] | flags[Int(next[1])] | flags[Int(next[2])] | flags[Int(next[3])]
      found |= flags[Int(next[4])] | flags[Int(next[5])] | flags[Int(next[6])] | flags[Int(next[7])]
      if found != 0 { break }
      index += 8
    }
    while index < bytes.count, !contains(base[index]) { index += 1 }
    return index
  }
}
