// A directive, what it is told, `;` or a block.

extension Scanner {
  mutating func scanNginx() {
    var isDirectiveDue = true
    while at < end {
      let byte = code[at]
      switch byte {
      case UInt8(ascii: "#"): takeLineComment()
      case UInt8(ascii: ";"), UInt8(ascii: "{"), UInt8(ascii: "}"):
        at += 1
        isDirectiveDue = true
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        takeNginxString()
        isDirectiveDue = false
      case UInt8(ascii: "$"): takeNginxVariable()
      case UInt8(ascii: "="), UInt8(ascii: "~"), UInt8(ascii: "!"): take(.operation)
      case _ where ByteSet.blanks.contains(byte): at += 1
      default:
        takeNginxWord(isDirective: isDirectiveDue)
        isDirectiveDue = false
      }
    }
  }

  private mutating func takeNginxVariable() {
    let start = at
    at += 1
    skip(while: .nginxNames)
    mark(.variable, from: start)
  }

  /// `"$host:$server_port"`
  private mutating func takeNginxString() {
    let quote = code[at]
    var start = at
    at += 1
    while at < end {
      let byte = code[at]
      if byte == UInt8(ascii: "$"), ByteSet.letters.contains(peek(1)) {
        mark(.string, from: start)
        takeNginxVariable()
        start = at
        continue
      }
      at += byte == UInt8(ascii: "\\") ? 2 : 1
      if byte == quote { break }
    }
    at = min(at, end)
    mark(.string, from: start)
  }

  private mutating func takeNginxWord(isDirective: Bool) {
    let start = at
    if isDirective {
      skip(while: .nginxNames)
      if at > start { return mark(.keyword, from: start) }
    }
    at += 1
    // A regular expression may hold braces: `\d{4}`; a variable begins with a letter.
    while at < end, !ByteSet.nginxEnds.contains(code[at]) || code[at] == UInt8(ascii: "{") && code[at - 1] != space {
      if code[at] == UInt8(ascii: "$"), ByteSet.letters.contains(peek(1)) { break }
      at += 1
    }
    mark(kind(ofNginxValueFrom: start), from: start)
  }

  /// `8080`, `10m`, `on`, or any text.
  private func kind(ofNginxValueFrom start: Int) -> Token.Kind {
    let count = at - start
    if count == 2 && sees("on", from: start) || count == 3 && sees("off", from: start) { return .keyword }
    var place = start
    while place < at, ByteSet.digits.contains(code[place]) { place += 1 }
    return place > start && (place == at || place == at - 1 && ByteSet.letters.contains(code[place]))
      ? .number : .string
  }
}

extension ByteSet {
  fileprivate static let nginxNames = ByteSet.word
  fileprivate static let nginxEnds = ByteSet(" \t\n\r\u{B}\u{C};{}")
}
