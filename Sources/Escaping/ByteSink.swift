/// What escaped text is appended to: a page in the making, or an array.
@usableFromInline
package protocol ByteOutput: ~Copyable {
  mutating func append(_ byte: UInt8)
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>)
}

extension ByteOutput where Self: ~Copyable {
  @inlinable @inline(__always)
  package mutating func append(_ text: StaticString) {
    append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
}

extension [UInt8]: ByteOutput {
  @inlinable
  package mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) { append(contentsOf: bytes) }
}

/// A growing run of bytes, written to without the checks an array makes at each append: what bodies, pages and JSON are
/// made in, which are hundreds of small pieces each.
@usableFromInline
package struct ByteSink: ~Copyable, ByteOutput {
  /// Points nowhere as long as there is no capacity.
  @usableFromInline var base: UnsafeMutablePointer<UInt8>
  @usableFromInline var capacity: Int
  @usableFromInline var end = 0

  package init(capacity: Int = 0) {
    self.capacity = capacity
    base = capacity == 0 ? UnsafeMutablePointer(bitPattern: 1)! : .allocate(capacity: capacity)
  }

  deinit { if capacity > 0 { base.deallocate() } }

  package var count: Int { end }

  /// What has been written. Valid until the next write.
  package var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base, count: end) }

  package var array: [UInt8] { Array(bytes) }

  @inlinable
  package var last: UInt8? { end == 0 ? nil : base[end - 1] }

  package mutating func cut(to length: Int) {
    precondition(length <= end, "a sink is cut to less than it holds")
    end = length
  }

  @inlinable @inline(__always)
  package mutating func append(_ byte: UInt8) {
    if end == capacity { grow(by: 1) }
    base[end] = byte
    end += 1
  }

  @inlinable @inline(__always)
  package mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let start = bytes.baseAddress else { return }
    if capacity - end < bytes.count { grow(by: bytes.count) }
    (base + end).update(from: start, count: bytes.count)
    end += bytes.count
  }

  @inlinable @inline(__always)
  package mutating func append(contentsOf bytes: [UInt8]) { bytes.withUnsafeBufferPointer { append($0) } }

  @inlinable @inline(__always)
  package mutating func append(contentsOf bytes: ArraySlice<UInt8>) { bytes.withUnsafeBufferPointer { append($0) } }

  @inlinable @inline(__always)
  package mutating func append(contentsOf text: String.UTF8View) {
    // Strings of other systems have no bytes of their own to lend; on this one all do.
    if text.withContiguousStorageIfAvailable({ append($0) }) == nil { append(contentsOf: Array(text)) }
  }

  /// Lets `write` put bytes where they will stay, and say how many they are: `most` or fewer.
  @inlinable @inline(__always)
  package mutating func append(atMost most: Int, _ write: (UnsafeMutablePointer<UInt8>) -> Int) {
    if capacity - end < most { grow(by: most) }
    end += write(base + end)
  }

  @usableFromInline
  mutating func grow(by length: Int) {
    let larger = max(capacity * 2, end + length, 64)
    let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    moved.update(from: base, count: end)
    if capacity > 0 { base.deallocate() }
    base = moved
    capacity = larger
  }
}
