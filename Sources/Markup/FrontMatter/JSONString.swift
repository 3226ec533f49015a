extension JSONReader {
  /// A string in double quotes, with its escapes resolved.
  mutating func readString() throws(JSONError) -> String {
    let start = position
    position += 1
    var bytes: [UInt8] = []
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return String(decoding: bytes, as: UTF8.self)
      case UInt8(ascii: "\\"):
        try readEscape(into: &bytes)
      case 0..<0x20:
        throw byte == 0x0A
          ? unclosedString(start)
          : error(
            "an invisible character within text", position..<position + 1, help: "in JSON a tab in text is written \\t")
      default:
        bytes.append(byte)
        position += 1
      }
    }
    throw unclosedString(start)
  }

  private func unclosedString(_ start: Int) -> JSONError {
    let end = text[start...].firstIndex(of: 0x0A) ?? text.count
    return error(
      "the text that starts here has no closing quote", start..<end,
      help: "text ends with a double quote on the same line; a line end in it is written \\n")
  }

  private mutating func readEscape(into bytes: inout [UInt8]) throws(JSONError) {
    let start = position
    position += 1
    guard let letter = peek else { throw unexpected("an escape") }
    position += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): bytes.append(letter)
    case UInt8(ascii: "b"): bytes.append(0x08)
    case UInt8(ascii: "f"): bytes.append(0x0C)
    case UInt8(ascii: "n"): bytes.append(0x0A)
    case UInt8(ascii: "r"): bytes.append(0x0D)
    case UInt8(ascii: "t"): bytes.append(0x09)
    case UInt8(ascii: "u"): bytes.append(contentsOf: String(try readScalar(from: start)).utf8)
    default:
      let end = text[position...].firstIndex { $0 & 0xC0 != 0x80 } ?? text.count
      throw error("'\(string(start..<end))' means nothing in text", start..<end, help: "write \\\\ for a backslash")
    }
  }

  /// What follows `\u`: four digits, or twelve characters that make a pair of surrogates.
  private mutating func readScalar(from start: Int) throws(JSONError) -> Unicode.Scalar {
    let first = try readHexadecimal(from: start)
    if let scalar = Unicode.Scalar(first) { return scalar }
    if first < 0xDC00, peek == UInt8(ascii: "\\"), position + 1 < text.count, text[position + 1] == UInt8(ascii: "u") {
      position += 2
      let second = try readHexadecimal(from: position - 2)
      if (0xDC00...0xDFFF).contains(second),
        let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
      {
        return scalar
      }
    }
    throw error(
      "'\(string(start..<start + 6))' is half of a character", start..<start + 6,
      help: "characters beyond U+FFFF are written as two escapes, \\ud83d\\udcdc, or as they are")
  }

  private mutating func readHexadecimal(from start: Int) throws(JSONError) -> UInt32 {
    let digits = text[position...].prefix(4)
    guard digits.count == 4, let value = UInt32(hexadecimal: digits) else {
      let end = min(position + digits.prefix { UInt32(hexadecimal: CollectionOfOne($0)) != nil }.count, text.count)
      throw error(
        "'\(string(start..<end))' has too few digits", start..<end, help: "four hexadecimal digits follow \\u")
    }
    position += 4
    return value
  }
}

extension UInt32 {
  /// Nil when a byte is no hexadecimal digit.
  fileprivate init?(hexadecimal digits: some Sequence<UInt8>) {
    self = 0
    for digit in digits {
      switch digit {
      case 0x30...0x39: self = self << 4 | UInt32(digit - 0x30)
      case 0x41...0x46: self = self << 4 | UInt32(digit - 0x41 + 10)
      case 0x61...0x66: self = self << 4 | UInt32(digit - 0x61 + 10)
      default: return nil
      }
    }
  }
}
