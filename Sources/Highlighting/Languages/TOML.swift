extension Scanner {
  mutating func scanTOML() {
    // Brackets of values; a line within them is no statement.
    var depth = 0
    var isAtKey = true
    while at < end {
      let byte = code[at]
      switch byte {
      case newline:
        at += 1
        isAtKey = depth == 0
      case UInt8(ascii: "#"): takeLineComment()
      case UInt8(ascii: "\""), UInt8(ascii: "'"): takeTOMLString(isKey: isAtKey)
      case UInt8(ascii: "=") where isAtKey || depth > 0:
        take(.operation)
        isAtKey = false
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        if isAtKey { takeTableName() } else { at += 1 }
        depth += isAtKey ? 0 : 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        at += 1
        depth = max(depth - 1, 0)
      default: if ByteSet.bareKeys.contains(byte) { takeTOMLWord(isKey: isAtKey) } else { at += 1 }
      }
    }
  }

  /// `[[lesson.steps]]`
  private mutating func takeTableName() {
    let start = at
    while at < end, code[at] != newline, code[at] != UInt8(ascii: "]"), code[at] != UInt8(ascii: "#") {
      if code[at] == UInt8(ascii: "\"") { skipString() } else { at += 1 }
    }
    while peek() == UInt8(ascii: "]") { at += 1 }
    mark(.keyword, from: start)
  }

  private mutating func takeTOMLString(isKey: Bool) {
    let start = at
    let quote = code[at]
    let isLiteral = quote == UInt8(ascii: "'")
    if peek(1) == quote, peek(2) == quote {
      at += 3
      while at < end, !(code[at] == quote && peek(1) == quote && peek(2) == quote) {
        at += code[at] == UInt8(ascii: "\\") && !isLiteral ? 2 : 1
      }
      at = min(at, end)
      while at < end, code[at] == quote { at += 1 }
    } else {
      skipString(escapes: !isLiteral)
    }
    mark(isKey ? .variable : .string, from: start)
  }

  /// A key, a number, a date, a word; a name in front of `=` is a key in a table of one line.
  private mutating func takeTOMLWord(isKey: Bool) {
    let start = at
    if isKey {
      skip(while: .bareKeys)
      return mark(.variable, from: start)
    }
    skip(while: .tomlValues)
    let stop = at
    if ByteSet.tomlNumbers.contains(code[start]) || sees("inf", from: start) || sees("nan", from: start) {
      return mark(.number, from: start)
    }
    skipBlanks()
    if peek() == UInt8(ascii: "=") { return mark(.variable, from: start, to: stop) }
    if sees("true", from: start) || sees("false", from: start) { mark(.keyword, from: start, to: stop) }
  }
}

extension ByteSet {
  fileprivate static let bareKeys = ByteSet.word.union("-+")
  fileprivate static let tomlValues = ByteSet.word.union("-+.:")
  fileprivate static let tomlNumbers = ByteSet("0123456789+-")
}
