// A statement ends at `;` or has a block. What it is can be told by which of them comes first.

extension Scanner {
  mutating func scanCSS() {
    while at < end {
      switch code[at] {
      case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "*"): takeComment(from: "/*", to: "*/")
      case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "/"): takeLineComment()
      case UInt8(ascii: "@"): takeAtRule()
      case UInt8(ascii: ";"), UInt8(ascii: "{"), UInt8(ascii: "}"): at += 1
      case let byte where ByteSet.blanks.contains(byte): at += 1
      default:
        let stop = endOfStatement()
        if byte(stop) == UInt8(ascii: "{") { takeSelector(to: stop) } else { takeDeclaration(to: stop) }
      }
    }
  }

  private func endOfStatement() -> Int {
    var place = at
    while place < end, !ByteSet.statementEnds.contains(code[place]) { place += 1 }
    return place
  }

  /// `@media (min-width: 40em)`, to its block or its end.
  private mutating func takeAtRule() {
    let start = at
    at += 1
    skip(while: .cssNames)
    mark(.meta, from: start)
    let stop = endOfStatement()
    while at < stop {
      let start = at
      if !takeCSSValue() {
        skip(while: .cssNames)
        switch peek() {
        case UInt8(ascii: ":"): mark(.variable, from: start)
        case UInt8(ascii: "("): mark(.function, from: start)
        case _ where isLogic(from: start): mark(.keyword, from: start)
        default: break
        }
        if at == start { at += 1 }
      }
    }
  }

  private func isLogic(from start: Int) -> Bool {
    at - start == 3 && (sees("and", from: start) || sees("not", from: start))
      || at - start == 2 && sees("or", from: start)
  }

  private mutating func takeSelector(to stop: Int) {
    while at < stop {
      let start = at
      switch code[at] {
      case UInt8(ascii: "."), UInt8(ascii: "#"):
        at += 1
        skip(while: .cssNames)
        mark(.type, from: start)
      case UInt8(ascii: ":"):
        at += 1
        skip(while: .pseudoNames)
        mark(.meta, from: start)
      case UInt8(ascii: "["):
        at += 1
        let name = at
        skip(while: .cssNames)
        mark(.variable, from: name)
      case UInt8(ascii: "\""), UInt8(ascii: "'"): takeString()
      case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "*"): takeComment(from: "/*", to: "*/")
      case let byte where ByteSet.combinators.contains(byte): take(.operation)
      case let byte where ByteSet.digits.contains(byte): takeNumber()
      default:
        skip(while: .cssNames)
        mark(.type, from: start)
        if at == start { at += 1 }
      }
    }
  }

  private mutating func takeDeclaration(to stop: Int) {
    let start = at
    skip(while: .cssNames)
    mark(.variable, from: start)
    while at < stop {
      let start = at
      guard !takeCSSValue() else { continue }
      skip(while: .cssNames)
      if peek() == UInt8(ascii: "("), at > start {
        let isAddress = at - start == 3 && sees("url", from: start)
        mark(.function, from: start)
        if isAddress { takeAddress(to: stop) }
      } else {
        mark(sees("--", from: start) ? .variable : .string, from: start)
      }
      if at == start { at += 1 }
    }
  }

  /// `url(a/b.png)`, behind its name.
  private mutating func takeAddress(to stop: Int) {
    at += 1
    guard peek() != UInt8(ascii: "\""), peek() != UInt8(ascii: "'") else { return }
    let start = at
    while at < stop, code[at] != UInt8(ascii: ")") { at += 1 }
    mark(.string, from: start)
  }

  /// What is the same in every value: strings, numbers with their units, colours, operators.
  private mutating func takeCSSValue() -> Bool {
    let start = at
    let byte = code[at]
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): takeString()
    case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "*"): takeComment(from: "/*", to: "*/")
    case UInt8(ascii: "#"):
      at += 1
      skip(while: .word)
      mark(.number, from: start)
    case UInt8(ascii: "!"):
      at += 1
      skip(while: .word)
      mark(.meta, from: start)
    case _ where ByteSet.digits.contains(byte), UInt8(ascii: ".") where ByteSet.digits.contains(peek(1)),
      UInt8(ascii: "-") where ByteSet.digits.contains(peek(1)) || peek(1) == UInt8(ascii: "."):
      takeNumber()
      if peek() == UInt8(ascii: "%") { at += 1 }
      mark(.number, from: max(start, tokens.last?.end ?? start))
    case _ where ByteSet.cssOperators.contains(byte), UInt8(ascii: "-") where peek(1) == space: take(.operation)
    default: return false
    }
    return true
  }
}

extension ByteSet {
  fileprivate static let cssNames = ByteSet.word.union("-$")
  fileprivate static let pseudoNames = cssNames.union(":")
  fileprivate static let statementEnds = ByteSet(";{}")
  fileprivate static let combinators = ByteSet(">+~=*,|^$&")
  fileprivate static let cssOperators = ByteSet("+*/<>=")
}
