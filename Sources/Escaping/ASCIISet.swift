/// A set of ASCII bytes, asked by one look into a table: the loops that ask go over every byte of a site.
@usableFromInline
package struct ASCIISet: @unchecked Sendable {
  /// 256 flags that are never written again, nor freed: sets are few, and stand for as long as the program runs.
  @usableFromInline let flags: UnsafePointer<Bool>

  /// The characters of a text, and every byte of a range.
  package init(_ characters: StaticString, and range: Range<UInt8> = 0..<0) {
    let flags = UnsafeMutablePointer<Bool>.allocate(capacity: 256)
    flags.initialize(repeating: false, count: 256)
    let listed = UnsafeBufferPointer(start: characters.utf8Start, count: characters.utf8CodeUnitCount)
    for byte in Array(listed) + Array(range) {
      precondition(byte < 128, "a set of ASCII holds no other bytes")
      flags[Int(byte)] = true
    }
    self.flags = UnsafePointer(flags)
  }

  /// Letters and digits, and the characters of a text.
  package static func alphanumeric(and characters: StaticString) -> ASCIISet {
    let letters = ASCIISet("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
    let others = ASCIISet(characters)
    let both = UnsafeMutablePointer<Bool>.allocate(capacity: 256)
    for byte in 0..<256 { (both + byte).initialize(to: letters.flags[byte] || others.flags[byte]) }
    return ASCIISet(flags: both)
  }

  private init(flags: UnsafeMutablePointer<Bool>) { self.flags = UnsafePointer(flags) }

  /// Bytes beyond ASCII are in no set.
  @inlinable @inline(__always)
  package func contains(_ byte: UInt8) -> Bool { flags[Int(byte)] }
}
