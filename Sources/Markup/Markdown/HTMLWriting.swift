import CCmarkGFM
import Escaping

extension ByteSink {
  /// A part of what has been written. Valid until the next write.
  func bytes(from start: Int, to end: Int) -> Bytes { bytes.from(start, to: end) }

  /// Literals go the way of `StaticString`, which costs a copy and nothing else.
  @_disfavoredOverload
  mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  mutating func append(_ number: Int) {
    if (0..<10).contains(number) { append(UInt8(ascii: "0") + UInt8(number)) } else { append(String(number)) }
  }

  /// Starts a line if one is not started.
  mutating func startLine() {
    if let last, last != UInt8(ascii: "\n") { append(UInt8(ascii: "\n")) }
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
        append(ByteSink.entity(of: bytes[index]))
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
    append(atMost: bytes.count * ByteSink.longestEntity) { room in
      var end = room
      for byte in bytes {
        if byte < 64, ByteSink.escaped >> UInt64(byte) & 1 != 0 {
          let entity = ByteSink.entity(of: byte)
          end.update(from: entity.utf8Start, count: entity.utf8CodeUnitCount)
          end += entity.utf8CodeUnitCount
        } else {
          end.pointee = byte
          end += 1
        }
      }
      return end - room
    }
  }

  private static func entity(of byte: UInt8) -> StaticString {
    switch byte {
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "&"): "&amp;"
    default: "&quot;"
    }
  }

  /// Bytes of `&quot;`.
  private static var longestEntity: Int { 6 }

  /// A bit for each of `"`, `&`, `<`, `>`.
  private static var escaped: UInt64 { 1 << 34 | 1 << 38 | 1 << 60 | 1 << 62 }
}
