// Text on its way out. Every byte that content supplies passes through exactly one of these functions, chosen by
// the place it is written to; they append to a buffer so that a page is one growing array of UTF-8.

/// Escaping by context.
///
/// Each function appends to `output` and takes any UTF-8 bytes. What they leave alone is copied in runs.
package enum Escape {
  /// Text between tags: `<b> & c` → `&lt;b&gt; &amp; c`.
  @inlinable
  package static func text(_ bytes: some Collection<UInt8>, into output: inout [UInt8]) {
    replace(bytes, into: &output) { byte in
      switch byte {
      case UInt8(ascii: "<"): "&lt;"
      case UInt8(ascii: ">"): "&gt;"
      case UInt8(ascii: "&"): "&amp;"
      default: nil
      }
    }
  }

  /// Text between tags and quoted attribute values alike, with Jinja's autoescape spelling:
  /// `"` → `&#34;`, `'` → `&#39;` (MarkupSafe's `escape`).
  @inlinable
  package static func attribute(_ bytes: some Collection<UInt8>, into output: inout [UInt8]) {
    replace(bytes, into: &output) { byte in
      switch byte {
      case UInt8(ascii: "<"): "&lt;"
      case UInt8(ascii: ">"): "&gt;"
      case UInt8(ascii: "&"): "&amp;"
      case UInt8(ascii: "\""): "&#34;"
      case UInt8(ascii: "'"): "&#39;"
      default: nil
      }
    }
  }

  /// The inside of a JSON string that may stand in a `<script>`: quotes, backslashes and control characters by JSON's
  /// rules (RFC 8259 §7); `<`, `>`, `&`, U+2028 and U+2029 as `\u` escapes, so that no `</script>` can appear.
  package static func json(_ bytes: some Collection<UInt8>, into output: inout [UInt8]) {
    let hex = Array("0123456789abcdef".utf8)
    var window: (UInt8, UInt8) = (0, 0)
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\""): output.append(contentsOf: #"\""#.utf8)
      case UInt8(ascii: "\\"): output.append(contentsOf: #"\\"#.utf8)
      case 0x0A: output.append(contentsOf: #"\n"#.utf8)
      case 0x0D: output.append(contentsOf: #"\r"#.utf8)
      case 0x09: output.append(contentsOf: #"\t"#.utf8)
      case 0..<0x20, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), 0x7F:
        output.append(contentsOf: #"\u00"#.utf8)
        output.append(hex[Int(byte >> 4)])
        output.append(hex[Int(byte & 15)])
      case 0xA8 where window == (0xE2, 0x80), 0xA9 where window == (0xE2, 0x80):
        output.removeLast(2)
        output.append(contentsOf: (byte == 0xA8 ? #"\u2028"# : #"\u2029"#).utf8)
      default: output.append(byte)
      }
      window = (window.1, byte)
    }
  }

  /// XML text and attribute values. Characters that XML 1.0 §2.2 forbids are dropped.
  package static func xml(_ bytes: some Collection<UInt8>, into output: inout [UInt8]) {
    replace(bytes, into: &output) { byte in
      switch byte {
      case UInt8(ascii: "<"): "&lt;"
      case UInt8(ascii: ">"): "&gt;"
      case UInt8(ascii: "&"): "&amp;"
      case UInt8(ascii: "\""): "&quot;"
      case UInt8(ascii: "'"): "&apos;"
      case 0x09, 0x0A, 0x0D: nil
      case 0..<0x20: ""
      default: nil
      }
    }
    // U+FFFE and U+FFFF are the only other scalars that valid UTF-8 can hold and XML cannot.
    dropNonCharacters(&output)
  }

  /// A URL as it stands in an attribute: bytes that no URL may hold are percent-encoded (cmark's `houdini_escape_href`
  /// table), `&` and `'` become entities. What is percent-encoded already stays as it is.
  package static func url(_ bytes: some Collection<UInt8>, into output: inout [UInt8]) {
    let hex = Array("0123456789ABCDEF".utf8)
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "&"): output.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "'"): output.append(contentsOf: "&#x27;".utf8)
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
        UInt8(ascii: "+"), UInt8(ascii: "!"), UInt8(ascii: "*"), UInt8(ascii: "("), UInt8(ascii: ")"),
        UInt8(ascii: ","), UInt8(ascii: "%"), UInt8(ascii: "#"), UInt8(ascii: "@"), UInt8(ascii: "?"),
        UInt8(ascii: "="), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "$"),
        UInt8(ascii: "~"):
        output.append(byte)
      default:
        output.append(UInt8(ascii: "%"))
        output.append(hex[Int(byte >> 4)])
        output.append(hex[Int(byte & 15)])
      }
    }
  }

  /// A path as part of a URL (RFC 3986 §3.3): everything but unreserved characters and `/` is percent-encoded, `%` too.
  ///
  ///     a b/100%.md   →   a%20b/100%25.md
  package static func percent(_ bytes: some Collection<UInt8>, into output: inout [UInt8]) {
    let hex = Array("0123456789ABCDEF".utf8)
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
        UInt8(ascii: "~"), UInt8(ascii: "/"):
        output.append(byte)
      default:
        output.append(UInt8(ascii: "%"))
        output.append(hex[Int(byte >> 4)])
        output.append(hex[Int(byte & 15)])
      }
    }
  }

  /// Copies `bytes`, replacing the single bytes for which `replacement` answers; the rest goes over in runs.
  @inlinable
  static func replace(
    _ bytes: some Collection<UInt8>, into output: inout [UInt8], with replacement: (UInt8) -> StaticString?
  ) {
    let copied: Void? = bytes.withContiguousStorageIfAvailable { buffer in
      var start = 0
      for index in buffer.indices {
        guard let text = replacement(buffer[index]) else { continue }
        output.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[start..<index]))
        output.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
        start = index + 1
      }
      output.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[start...]))
    }
    if copied == nil { replace(Array(bytes), into: &output, with: replacement) }
  }

  private static func dropNonCharacters(_ output: inout [UInt8]) {
    guard output.contains(0xBF) else { return }
    var kept = 0
    var index = 0
    while index < output.count {
      if output[index] == 0xEF, index + 2 < output.count, output[index + 1] == 0xBF, output[index + 2] >= 0xBE {
        index += 3
        continue
      }
      output[kept] = output[index]
      kept += 1
      index += 1
    }
    output.removeLast(output.count - kept)
  }
}
