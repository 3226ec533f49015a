import Diagnostics

/// Reads the tokens of one tag, up to and over its end.
struct TokenLexer {
  private let file: SourceFile
  private let start: Int
  private let end: Int
  private let close: UInt8
  private(set) var position: Int
  /// `-`, `+`, or 0, from before the closing delimiter.
  private(set) var closingSign: UInt8 = 0

  init(_ file: SourceFile, from start: Int, to end: Int, isOutput: Bool) {
    self.file = file
    self.start = start
    self.end = end
    close = isOutput ? UInt8(ascii: "}") : UInt8(ascii: "%")
    position = start
  }

  mutating func tokens() throws(SyntaxError) -> [Token] {
    var tokens: [Token] = []
    tokens.reserveCapacity(8)
    while true {
      while position < end, isSpace(file.text[position]) { position += 1 }
      if takeClose() { return tokens }
      guard position < end else { throw neverClosed() }
      tokens.append(try next())
    }
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  private func isAt(_ first: UInt8, _ second: UInt8, offset: Int = 0) -> Bool {
    let index = position + offset
    return index + 1 < end && file.text[index] == first && file.text[index + 1] == second
  }

  private mutating func takeClose() -> Bool {
    if isAt(close, UInt8(ascii: "}")) {
      position += 2
      return true
    }
    guard position < end else { return false }
    let sign = file.text[position]
    guard sign == UInt8(ascii: "-") || (sign == UInt8(ascii: "+") && close == UInt8(ascii: "%")),
      isAt(close, UInt8(ascii: "}"), offset: 1)
    else { return false }
    closingSign = sign
    position += 3
    return true
  }

  private func neverClosed() -> SyntaxError {
    let isOutput = close == UInt8(ascii: "}")
    let opening = SourceRange(file: file.id, start: max(0, start - 2), end: start)
    return SyntaxError(
      "this '\(isOutput ? "{{" : "{%")' is never closed", at: opening, help: "end it with '\(isOutput ? "}}" : "%}")'")
  }

  private mutating func next() throws(SyntaxError) -> Token {
    let first = position
    let byte = file.text[position]
    let kind: Token.Kind
    if let name = Self.name(in: file, at: position, before: end) {
      position += name.utf8.count
      kind = .name(name)
    } else if (0x30...0x39).contains(byte) {
      kind = try number()
    } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
      kind = .text(try text(quote: byte))
    } else {
      kind = .symbol(try symbol())
    }
    return Token(kind: kind, range: SourceRange(file: file.id, start: first, end: position))
  }

  /// The name that starts at `start`, if one does. Names are ASCII.
  static func name(in file: SourceFile, at start: Int, before end: Int) -> String? {
    var index = start
    while index < end {
      let byte = file.text[index]
      let isLetter = (0x61...0x7A).contains(byte | 0x20) || byte == 0x5F
      guard isLetter || (index > start && (0x30...0x39).contains(byte)) else { break }
      index += 1
    }
    return index == start ? nil : String(decoding: file.text[start..<index], as: UTF8.self)
  }

  private mutating func number() throws(SyntaxError) -> Token.Kind {
    let first = position
    skipDigits()
    var isDecimal = false
    if position + 1 < end, file.text[position] == UInt8(ascii: "."), isDigit(at: position + 1) {
      isDecimal = true
      position += 1
      skipDigits()
    }
    if position < end, file.text[position] | 0x20 == UInt8(ascii: "e") {
      let isSigned =
        position + 1 < end && [UInt8(ascii: "+"), UInt8(ascii: "-")].contains(file.text[position + 1])
      if isDigit(at: position + (isSigned ? 2 : 1)) {
        isDecimal = true
        position += isSigned ? 2 : 1
        skipDigits()
      }
    }
    let digits = String(decoding: file.text[first..<position].filter { $0 != UInt8(ascii: "_") }, as: UTF8.self)
    if isDecimal, let value = Double(digits) { return .decimal(value) }
    if let value = Int(digits) { return .integer(value) }
    throw SyntaxError(
      "this number is too large", at: SourceRange(file: file.id, start: first, end: position),
      help: "integers have 64 bits")
  }

  private func isDigit(at index: Int) -> Bool { index < end && (0x30...0x39).contains(file.text[index]) }

  private mutating func skipDigits() {
    while isDigit(at: position) || (position < end && file.text[position] == UInt8(ascii: "_")) { position += 1 }
  }

  private mutating func text(quote: UInt8) throws(SyntaxError) -> String {
    let first = position
    var bytes: [UInt8] = []
    position += 1
    while position < end {
      let byte = file.text[position]
      position += 1
      if byte == quote { return String(decoding: bytes, as: UTF8.self) }
      if byte == UInt8(ascii: "\\"), position < end { appendEscape(to: &bytes) } else { bytes.append(byte) }
    }
    position = first
    throw SyntaxError(
      "this text is never closed", at: SourceRange(file: file.id, start: first, end: first + 1),
      help: "end it with the quote it began with")
  }

  /// Python's escapes; a backslash before anything else stays.
  private mutating func appendEscape(to bytes: inout [UInt8]) {
    let byte = file.text[position]
    position += 1
    switch byte {
    case UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "'"): bytes.append(byte)
    case UInt8(ascii: "n"): bytes.append(0x0A)
    case UInt8(ascii: "t"): bytes.append(0x09)
    case UInt8(ascii: "r"): bytes.append(0x0D)
    case UInt8(ascii: "x"): appendScalar(digits: 2, to: &bytes)
    case UInt8(ascii: "u"): appendScalar(digits: 4, to: &bytes)
    default: bytes += [UInt8(ascii: "\\"), byte]
    }
  }

  private mutating func appendScalar(digits: Int, to bytes: inout [UInt8]) {
    let stop = min(position + digits, end)
    let word = String(decoding: file.text[position..<stop], as: UTF8.self)
    guard word.utf8.count == digits, let code = UInt32(word, radix: 16), let scalar = Unicode.Scalar(code) else {
      bytes += [UInt8(ascii: "\\"), file.text[position - 1]]
      return
    }
    position = stop
    bytes += Array(String(Character(scalar)).utf8)
  }

  private mutating func symbol() throws(SyntaxError) -> Symbol {
    let first = file.text[position]
    let second = position + 1 < end ? file.text[position + 1] : 0
    for spelled in Symbol.spelled where spelled.first == first {
      guard let wanted = spelled.second else {
        position += 1
        return spelled.symbol
      }
      if wanted == second {
        position += 2
        return spelled.symbol
      }
    }
    throw unexpected()
  }

  private func unexpected() -> SyntaxError {
    let rest = String(decoding: file.text[position..<min(end, position + 4)], as: UTF8.self)
    let character = String(rest.unicodeScalars.first.map(Character.init) ?? "?")
    let instead = ["&": "and", "|": "or", "!": "not"][character]
    return SyntaxError(
      "'\(character)' means nothing in a template",
      at: SourceRange(file: file.id, start: position, end: position + character.utf8.count),
      label: instead.map { "did you mean '\($0)'?" })
  }
}
