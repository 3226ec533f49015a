import CCmarkGFM

/// A growing run of bytes, written to without the checks an array makes at each append.
struct ByteSink: ~Copyable {
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int) {
    self.capacity = max(capacity, 64)
    base = .allocate(capacity: self.capacity)
  }

  deinit { base.deallocate() }

  /// What has been written. Valid until the next write.
  var bytes: Bytes { Bytes(start: base, count: count) }

  /// A part of what has been written. Valid until the next write.
  func bytes(from start: Int, to end: Int) -> Bytes { bytes.from(start, to: end) }

  func array(from start: Int = 0) -> [UInt8] { Array(bytes.from(start, to: count)) }

  var last: UInt8? { count == 0 ? nil : base[count - 1] }

  mutating func cut(to length: Int) {
    precondition(length <= count, "a sink is cut to less than it holds")
    count = length
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    if count == capacity { grow(by: 1) }
    base[count] = byte
    count += 1
  }

  @inline(__always)
  mutating func append(_ bytes: Bytes) {
    guard let start = bytes.baseAddress else { return }
    append(start, bytes.count)
  }

  @inline(__always)
  mutating func append(_ text: StaticString) { append(text.utf8Start, text.utf8CodeUnitCount) }

  /// Literals go the way of `StaticString`, which costs a copy and nothing else.
  @_disfavoredOverload
  mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  mutating func append(_ number: Int) {
    if (0..<10).contains(number) { append(UInt8(ascii: "0") + UInt8(number)) } else { append(String(number)) }
  }

  @inline(__always)
  private mutating func append(_ start: UnsafePointer<UInt8>, _ length: Int) {
    if capacity - count < length { grow(by: length) }
    (base + count).update(from: start, count: length)
    count += length
  }

  private mutating func grow(by length: Int) {
    let larger = max(capacity * 2, count + length)
    let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    moved.update(from: base, count: count)
    base.deallocate()
    base = moved
    capacity = larger
  }
}

// MARK: HTML

extension ByteSink {
  /// Text, also for quoted attributes, as cmark writes it: `<"&">` → `&lt;&quot;&amp;&quot;&gt;`. The same duty as
  /// `Escape.text`, with the specification's spelling and for bytes that lie in cmark's memory.
  mutating func appendEscaped(_ bytes: Bytes) {
    guard let base = bytes.baseAddress else { return }
    var start = 0
    for block in stride(from: 0, to: bytes.count, by: 16) {
      var specials = waymark_specials(base + block, bytes.count - block)
      while specials != 0 {
        let index = block + specials.trailingZeroBitCount
        specials &= specials - 1
        append(bytes.from(start, to: index))
        start = index + 1
        appendEntity(bytes[index])
      }
    }
    append(bytes.from(start, to: bytes.count))
  }

  /// A token of code: `k`, `if` → `<span class="hl-k">if</span>`.
  mutating func appendSpan(_ kind: UInt8, _ bytes: Bytes) {
    let start: StaticString = "<span class=\"hl-"
    let middle: StaticString = "\">"
    let stop: StaticString = "</span>"
    append(start)
    append(kind)
    append(middle)
    appendShort(bytes)
    append(stop)
  }

  /// The same as `appendEscaped`, byte for byte rather than in runs: quicker where runs are of few bytes, as in code.
  @inline(__always)
  mutating func appendShort(_ bytes: Bytes) {
    let most = bytes.count * ByteSink.longestEscape
    if capacity - count < most { grow(by: most) }
    var end = base + count
    for byte in bytes {
      if byte < 64, ByteSink.escaped >> UInt64(byte) & 1 != 0 {
        count = end - base
        appendEntity(byte)
        end = base + count
      } else {
        end.pointee = byte
        end += 1
      }
    }
    count = end - base
  }

  private mutating func appendEntity(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "<"): append("&lt;")
    case UInt8(ascii: ">"): append("&gt;")
    case UInt8(ascii: "&"): append("&amp;")
    default: append("&quot;")
    }
  }

  /// Bytes of `&quot;`.
  private static var longestEscape: Int { 6 }

  /// A bit for each of `"`, `&`, `<`, `>`.
  private static var escaped: UInt64 { 1 << 34 | 1 << 38 | 1 << 60 | 1 << 62 }

  /// Starts a line if one is not started.
  mutating func startLine() {
    if count > 0, base[count - 1] != UInt8(ascii: "\n") { append(UInt8(ascii: "\n")) }
  }
}
