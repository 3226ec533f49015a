// JSON, and what people write in its place: comments, names without quotes, three dots for what is left out.

extension Scanner {
  mutating func scanJSON() {
    while at < end {
      let byte = code[at]
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"): takeKeyOrString()
      case UInt8(ascii: "0")...UInt8(ascii: "9"): takeNumber()
      case UInt8(ascii: "-") where ByteSet.digits.contains(peek(1)): takeNumber()
      case UInt8(ascii: "/") where peek(1) == byte: takeLineComment()
      case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "*"): takeComment(from: "/*", to: "*/")
      default: if ByteSet.letters.contains(byte) { takeJSONWord() } else { at += 1 }
      }
    }
  }

  /// A string is a key if a colon follows it, blanks aside.
  private mutating func takeKeyOrString() {
    let start = at
    skipString()
    let stop = at
    skip(while: .blanks)
    mark(peek() == UInt8(ascii: ":") ? .variable : .string, from: start, to: stop)
  }

  private mutating func takeJSONWord() {
    let start = at
    skip(while: .word)
    let stop = at
    skip(while: .blanks)
    if peek() == UInt8(ascii: ":") { return mark(.variable, from: start, to: stop) }
    switch stop - start {
    case 4 where sees("true", from: start) || sees("null", from: start): mark(.keyword, from: start, to: stop)
    case 5 where sees("false", from: start): mark(.keyword, from: start, to: stop)
    default: break
    }
  }
}
