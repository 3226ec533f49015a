// Text on its way out. Every byte that content supplies passes through exactly one of these functions, chosen by
// the place it is written to; they append to a buffer so that a page is one growing array of UTF-8.

/// Escaping by context.
///
/// Each function appends to `output` and takes any UTF-8 bytes. What they leave alone is copied in runs.
package enum Escape {
  /// Text between tags: `<b> & c` → `&lt;b&gt; &amp; c`.
  @inlinable
  package static func text(_ bytes: some Collection<UInt8>, into output: inout [UInt8]) {
    replace(textSpecials, in: bytes, into: &output)
  }

  /// Text between tags and quoted attribute values alike, with Jinja's autoescape spelling:
  /// `"` → `&#34;`, `'` → `&#39;` (MarkupSafe's `escape`).
  @inlinable
  package static func attribute(_ bytes: some Collection<UInt8>, into output: inout [UInt8]) {
    replace(attributeSpecials, in: bytes, into: &output)
  }

  /// The same of a string, which is what comes most. Other modules' strings would go the general way, unspecialised.
  package static func attribute(_ text: String, into output: inout [UInt8]) {
    var text = text
    text.withUTF8 { replace(attributeSpecials, in: $0, into: &output) }
  }

  /// The inside of a JSON string that may stand in a `<script>`: quotes, backslashes and control characters by JSON's
  /// rules (RFC 8259 §7); `<`, `>`, `&`, U+2028 and U+2029 as `\u` escapes, so that no `</script>` can appear.
  package static func json(_ bytes: some Collection<UInt8>, into output: inout [UInt8]) {
    rewrite(jsonSpecials, in: bytes, into: &output) { rest, output in
      switch rest[rest.startIndex] {
      case UInt8(ascii: "\""): output.append(contentsOf: #"\""#.utf8)
      case UInt8(ascii: "\\"): output.append(contentsOf: #"\\"#.utf8)
      case 0x0A: output.append(contentsOf: #"\n"#.utf8)
      case 0x0D: output.append(contentsOf: #"\r"#.utf8)
      case 0x09: output.append(contentsOf: #"\t"#.utf8)
      case 0xE2:
        if rest.starts(with: [0xE2, 0x80, 0xA8]) {
          output.append(contentsOf: #"\u2028"#.utf8)
          return 3
        }
        if rest.starts(with: [0xE2, 0x80, 0xA9]) {
          output.append(contentsOf: #"\u2029"#.utf8)
          return 3
        }
        output.append(0xE2)
      case let byte:
        output.append(contentsOf: #"\u00"#.utf8)
        appendHex(byte, "0123456789abcdef", to: &output)
      }
      return 1
    }
  }

  /// XML text and attribute values. Characters that XML 1.0 §2.2 forbids are dropped: control characters, and U+FFFE and
  /// U+FFFF.
  package static func xml(_ bytes: some Collection<UInt8>, into output: inout [UInt8]) {
    rewrite(xmlSpecials, in: bytes, into: &output) { rest, output in
      switch rest[rest.startIndex] {
      case UInt8(ascii: "<"): output.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: ">"): output.append(contentsOf: "&gt;".utf8)
      case UInt8(ascii: "&"): output.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "\""): output.append(contentsOf: "&quot;".utf8)
      case UInt8(ascii: "'"): output.append(contentsOf: "&apos;".utf8)
      case 0x09, 0x0A, 0x0D: output.append(rest[rest.startIndex])
      case 0xEF:
        if rest.starts(with: [0xEF, 0xBF, 0xBE]) || rest.starts(with: [0xEF, 0xBF, 0xBF]) { return 3 }
        output.append(0xEF)
      default: break
      }
      return 1
    }
  }

  /// A URL as it stands in an attribute: bytes that no URL may hold are percent-encoded (cmark's `houdini_escape_href`
  /// table), `&` and `'` become entities. What is percent-encoded already stays as it is.
  package static func url(_ bytes: some Collection<UInt8>, into output: inout [UInt8]) {
    rewrite(urlSpecials, in: bytes, into: &output) { rest, output in
      switch rest[rest.startIndex] {
      case UInt8(ascii: "&"): output.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "'"): output.append(contentsOf: "&#x27;".utf8)
      case let byte: appendPercent(byte, to: &output)
      }
      return 1
    }
  }

  package static func url(_ text: String, into output: inout [UInt8]) {
    var text = text
    text.withUTF8 { url($0, into: &output) }
  }

  /// A path as part of a URL (RFC 3986 §3.3): everything but unreserved characters and `/` is percent-encoded, `%` too.
  ///
  ///     a b/100%.md   →   a%20b/100%25.md
  package static func percent(_ bytes: some Collection<UInt8>, into output: inout [UInt8]) {
    rewrite(pathSpecials, in: bytes, into: &output) { rest, output in
      appendPercent(rest[rest.startIndex], to: &output)
      return 1
    }
  }

  @usableFromInline static let textSpecials = ASCIISet("<>&")
  @usableFromInline static let attributeSpecials = ASCIISet("<>&\"'")
  private static let jsonSpecials = ASCIISet("\"\\<>&\u{7F}", and: 0..<0x20).with(leadByte: 0xE2)
  private static let xmlSpecials = ASCIISet("<>&\"'", and: 0..<0x20).with(leadByte: 0xEF)
  /// All but RFC 3986 §2.3's unreserved characters and those that have a meaning in a URL.
  private static let urlSpecials = ASCIISet.alphanumeric(and: "-_.~+!*(),%#@?=;:/$").inverted
  private static let pathSpecials = ASCIISet.alphanumeric(and: "-_.~/").inverted

  private static func appendPercent(_ byte: UInt8, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "%"))
    appendHex(byte, "0123456789ABCDEF", to: &output)
  }

  private static func appendHex(_ byte: UInt8, _ digits: StaticString, to output: inout [UInt8]) {
    output.append(digits.utf8Start[Int(byte >> 4)])
    output.append(digits.utf8Start[Int(byte & 15)])
  }

  /// Copies `bytes`, with an entity for each byte of `specials`; the rest goes over in runs.
  @inlinable
  static func replace(_ specials: ASCIISet, in bytes: some Collection<UInt8>, into output: inout [UInt8]) {
    let copied: Void? = bytes.withContiguousStorageIfAvailable { buffer in
      var start = 0
      var index = specials.firstIndex(in: buffer)
      while index < buffer.count {
        output.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[start..<index]))
        let text = entity(of: buffer[index])
        output.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
        start = index + 1
        index = specials.firstIndex(in: buffer, from: start)
      }
      output.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[start...]))
    }
    if copied == nil { replace(specials, in: Array(bytes), into: &output) }
  }

  @usableFromInline
  static func entity(of byte: UInt8) -> StaticString {
    switch byte {
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "\""): "&#34;"
    case UInt8(ascii: "'"): "&#39;"
    default: preconditionFailure("only what HTML gives a meaning has an entity here")
    }
  }

  /// Copies `bytes` in runs. Where a byte is one of `specials`, `escape` gets what follows from there, writes in its
  /// stead, and says how many bytes that was for.
  @inline(__always)
  private static func rewrite(
    _ specials: ASCIISet, in bytes: some Collection<UInt8>, into output: inout [UInt8],
    with escape: (Slice<UnsafeBufferPointer<UInt8>>, inout [UInt8]) -> Int
  ) {
    let copy = { (buffer: UnsafeBufferPointer<UInt8>) in
      var start = 0
      var index = specials.firstIndex(in: buffer)
      while index < buffer.count {
        output.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[start..<index]))
        start = index + escape(buffer[index...], &output)
        index = specials.firstIndex(in: buffer, from: start)
      }
      output.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[start...]))
    }
    if bytes.withContiguousStorageIfAvailable(copy) == nil { Array(bytes).withUnsafeBufferPointer(copy) }
  }
}
