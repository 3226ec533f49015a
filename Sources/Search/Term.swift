/// A term as it is read: its bytes, which are valid during a call only, and the first eight of them as a number, by which
/// most terms are told apart.
struct Term {
  let bytes: UnsafeBufferPointer<UInt8>
  /// The first byte lowest; zeros where the term is shorter.
  let head: UInt64

  @inline(__always)
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.init(bytes, head: Self.head(of: bytes))
  }

  /// For who has read eight bytes already.
  @inline(__always)
  init(_ bytes: UnsafeBufferPointer<UInt8>, head: UInt64) {
    self.bytes = bytes
    self.head = head
  }

  @inline(__always)
  private static func head(of bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    guard bytes.count > 0 else { return 0 }
    let base = bytes.baseAddress.unsafelyUnwrapped
    let (raw, last) = (UnsafeRawPointer(base), bytes.count &- 1)
    if last >= 7 { return UInt64(littleEndian: raw.loadUnaligned(as: UInt64.self)) }
    if last >= 3 {
      let low = UInt32(littleEndian: raw.loadUnaligned(as: UInt32.self))
      let high = UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: last &- 3, as: UInt32.self))
      return UInt64(low) | UInt64(high) &<< UInt64(truncatingIfNeeded: last &* 8 &- 24)
    }
    // Of one letter or two, some are taken twice, to where they belong anyway.
    let middle = bytes.count &>> 1
    return UInt64(base[0]) | UInt64(base[middle]) &<< UInt64(truncatingIfNeeded: middle &* 8)
      | UInt64(base[last]) &<< UInt64(truncatingIfNeeded: last &* 8)
  }
}
