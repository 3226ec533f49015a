// Text on its way out. Every byte that content supplies passes through exactly one of these functions, chosen by
// the place it is written to; they append to a buffer so that a page is one growing run of UTF-8.

/// Escaping by context.
///
/// Each function appends to `output` and takes any UTF-8 bytes. What they leave alone is copied in runs. They are
/// inlinable: any text and any output is handled by its own code.
@usableFromInline
package enum Escape {
  /// Text between tags: `<b> & c` → `&lt;b&gt; &amp; c`.
  @inlinable
  package static func text<Output: ByteOutput & ~Copyable>(
    _ bytes: some Collection<UInt8>, into output: inout Output
  ) {
    replace(textSpecials, in: bytes, into: &output)
  }

  /// Text between tags and quoted attribute values alike, with Jinja's autoescape spelling:
  /// `"` → `&#34;`, `'` → `&#39;` (MarkupSafe's `escape`).
  @inlinable
  package static func attribute<Output: ByteOutput & ~Copyable>(
    _ bytes: some Collection<UInt8>, into output: inout Output
  ) {
    replace(attributeSpecials, in: bytes, into: &output)
  }

  /// The inside of a JSON string that may stand in a `<script>`: quotes, backslashes and control characters by JSON's
  /// rules (RFC 8259 §7); `<`, `>`, `&`, U+2028 and U+2029 as `\u` escapes, so that no `</script>` can appear.
  @inlinable
  package static func json<Output: ByteOutput & ~Copyable>(
    _ bytes: some Collection<UInt8>, into output: inout Output
  ) {
    rewrite(jsonSpecials, in: bytes, into: &output) { rest, output in
      switch rest[0] {
      case UInt8(ascii: "\""): output.append(#"\""#)
      case UInt8(ascii: "\\"): output.append(#"\\"#)
      case 0x0A: output.append(#"\n"#)
      case 0x0D: output.append(#"\r"#)
      case 0x09: output.append(#"\t"#)
      case 0xE2:
        if rest.starts(with: [0xE2, 0x80, 0xA8]) {
          output.append(#"\u2028"#)
          return 3
        }
        if rest.starts(with: [0xE2, 0x80, 0xA9]) {
          output.append(#"\u2029"#)
          return 3
        }
        output.append(0xE2 as UInt8)
      case let byte:
        output.append(#"\u00"#)
        appendHex(byte, "0123456789abcdef", to: &output)
      }
      return 1
    }
  }

  /// XML text and attribute values. Characters that XML 1.0 §2.2 forbids are dropped: control characters, and U+FFFE and
  /// U+FFFF.
  @inlinable
  package static func xml<Output: ByteOutput & ~Copyable>(
    _ bytes: some Collection<UInt8>, into output: inout Output
  ) {
    rewrite(xmlSpecials, in: bytes, into: &output) { rest, output in
      switch rest[0] {
      case UInt8(ascii: "<"): output.append("&lt;")
      case UInt8(ascii: ">"): output.append("&gt;")
      case UInt8(ascii: "&"): output.append("&amp;")
      case UInt8(ascii: "\""): output.append("&quot;")
      case UInt8(ascii: "'"): output.append("&apos;")
      case 0x09, 0x0A, 0x0D: output.append(rest[0])
      case 0xEF:
        if rest.starts(with: [0xEF, 0xBF, 0xBE]) || rest.starts(with: [0xEF, 0xBF, 0xBF]) { return 3 }
        output.append(0xEF as UInt8)
      default: break
      }
      return 1
    }
  }

  /// A URL as it stands in an attribute: bytes that no URL may hold are percent-encoded (cmark's `houdini_escape_href`
  /// table), `&` and `'` become entities. What is percent-encoded already stays as it is.
  @inlinable
  package static func url<Output: ByteOutput & ~Copyable>(
    _ bytes: some Collection<UInt8>, into output: inout Output
  ) {
    rewrite(urlSpecials, in: bytes, into: &output) { rest, output in
      switch rest[0] {
      case UInt8(ascii: "&"): output.append("&amp;")
      case UInt8(ascii: "'"): output.append("&#x27;")
      case let byte: appendPercent(byte, to: &output)
      }
      return 1
    }
  }

  /// A path as part of a URL (RFC 3986 §3.3): everything but unreserved characters and `/` is percent-encoded, `%` too.
  ///
  ///     a b/100%.md   →   a%20b/100%25.md
  @inlinable
  package static func percent<Output: ByteOutput & ~Copyable>(
    _ bytes: some Collection<UInt8>, into output: inout Output
  ) {
    rewrite(pathSpecials, in: bytes, into: &output) { rest, output in
      appendPercent(rest[0], to: &output)
      return 1
    }
  }

  @usableFromInline static let textSpecials = ASCIISet("<>&")
  @usableFromInline static let attributeSpecials = ASCIISet("<>&\"'")
  @usableFromInline static let jsonSpecials = ASCIISet("\"\\<>&\u{7F}", and: 0..<0x20).with(leadByte: 0xE2)
  @usableFromInline static let xmlSpecials = ASCIISet("<>&\"'", and: 0..<0x20).with(leadByte: 0xEF)
  /// All but RFC 3986 §2.3's unreserved characters and those that have a meaning in a URL.
  @usableFromInline static let urlSpecials = ASCIISet.alphanumeric(and: "-_.~+!*(),%#@?=;:/$").inverted
  @usableFromInline static let pathSpecials = ASCIISet.alphanumeric(and: "-_.~/").inverted

  @inlinable
  static func appendPercent<Output: ByteOutput & ~Copyable>(_ byte: UInt8, to output: inout Output) {
    output.append(UInt8(ascii: "%"))
    appendHex(byte, "0123456789ABCDEF", to: &output)
  }

  @inlinable
  static func appendHex<Output: ByteOutput & ~Copyable>(
    _ byte: UInt8, _ digits: StaticString, to output: inout Output
  ) {
    output.append(digits.utf8Start[Int(byte >> 4)])
    output.append(digits.utf8Start[Int(byte & 15)])
  }

  /// Copies `bytes`, with an entity for each byte of `specials`.
  @inlinable @inline(__always)
  static func replace<Output: ByteOutput & ~Copyable>(
    _ specials: ASCIISet, in bytes: some Collection<UInt8>, into output: inout Output
  ) {
    rewrite(specials, in: bytes, into: &output) { rest, output in
      output.append(entity(of: rest[0]))
      return 1
    }
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
  @inlinable @inline(__always)
  static func rewrite<Output: ByteOutput & ~Copyable>(
    _ specials: ASCIISet, in bytes: some Collection<UInt8>, into output: inout Output,
    with escape: (UnsafeBufferPointer<UInt8>, inout Output) -> Int
  ) {
    func copy(_ buffer: UnsafeBufferPointer<UInt8>) {
      var start = 0
      var index = specials.firstIndex(in: buffer)
      while index < buffer.count {
        output.append(UnsafeBufferPointer(rebasing: buffer[start..<index]))
        start = index + escape(UnsafeBufferPointer(rebasing: buffer[index...]), &output)
        index = specials.firstIndex(in: buffer, from: start)
      }
      output.append(UnsafeBufferPointer(rebasing: buffer[start...]))
    }
    if bytes.withContiguousStorageIfAvailable(copy) == nil { Array(bytes).withUnsafeBufferPointer(copy) }
  }
}
