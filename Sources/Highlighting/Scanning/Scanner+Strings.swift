/// A string with code in it, while that code is scanned.
struct OpenString {
  var quote: Grammar.Quote
  var isTriple: Bool
  /// Brackets that were opened in the code and not closed.
  var depth = 0

  var spansLines: Bool { quote.spansLines || isTriple }
}

extension Scanner {
  mutating func takeQuote(_ grammar: Grammar, _ state: inout GrammarState) {
    guard let quote = grammar.quotes.first(where: { $0.mark == code[at] }) else { return at += 1 }
    openString(quote, from: at, &state)
  }

  /// `rb"…"`, `f'{x}'`: the letters are the string's; anything but such letters is a name that a string follows.
  mutating func takePrefixedString(from start: Int, _ grammar: Grammar, _ state: inout GrammarState) -> Bool {
    guard var quote = grammar.quotes.first(where: { $0.mark == code[at] }) else { return false }
    for place in start..<at {
      switch code[place] | 0x20 {
      case UInt8(ascii: "f"), UInt8(ascii: "t"): quote.interpolation = .brace
      // A backslash keeps a quote from ending a raw string too.
      case UInt8(ascii: "r"), UInt8(ascii: "b"), UInt8(ascii: "u"): break
      default: return false
      }
    }
    openString(quote, from: start, &state)
    return true
  }

  private mutating func openString(_ quote: Grammar.Quote, from start: Int, _ state: inout GrammarState) {
    state.expected = nil
    state.isBehindValue = true
    let isTriple = quote.triples && peek(1) == quote.mark && peek(2) == quote.mark
    at += isTriple ? 3 : 1
    continueString(OpenString(quote: quote, isTriple: isTriple), from: start, &state)
  }

  /// At the `}` that ends the code in a string.
  mutating func resumeString(_ state: inout GrammarState) {
    guard let string = state.openStrings.popLast() else { return }
    let start = at
    at += 1
    state.isBehindValue = true
    continueString(string, from: start, &state)
  }

  /// A string that must end with its line does so, code in it or not.
  mutating func leaveLine(_ state: inout GrammarState) {
    while let last = state.openStrings.last, !last.spansLines { state.openStrings.removeLast() }
  }

  /// Goes on to the string's end, or to code in it.
  private mutating func continueString(_ string: OpenString, from start: Int, _ state: inout GrammarState) {
    let quote = string.quote
    loop: while at < end {
      let byte = code[at]
      switch byte {
      case quote.mark:
        at += 1
        if !string.isTriple { break loop }
        if peek() == byte, peek(1) == byte {
          at += 2
          break loop
        }
      case newline where !string.spansLines: break loop
      case UInt8(ascii: "\\"):
        at += quote.escapes ? 2 : 1
        if at <= end, code[at - 1] == newline, !string.spansLines { at -= 1 }
      case UInt8(ascii: "{") where quote.interpolation == .brace:
        at += 1
        if peek() == byte {
          at += 1
        } else {
          return openCode(in: string, from: start, &state)
        }
      case UInt8(ascii: "$") where quote.interpolation == .dollar && peek(1) == UInt8(ascii: "{"):
        at += 2
        return openCode(in: string, from: start, &state)
      default: at += 1
      }
    }
    at = min(at, end)
    mark(quote.kind, from: start)
  }

  private mutating func openCode(in string: OpenString, from start: Int, _ state: inout GrammarState) {
    mark(string.quote.kind, from: start)
    var string = string
    string.depth = 0
    state.openStrings.append(string)
    state.isBehindValue = false
  }

  // MARK: Formats

  /// Whether a colon begins the format of an interpolated value: `{total:>8.2f}`.
  func takesFormat(_ state: GrammarState) -> Bool {
    guard let string = state.openStrings.last else { return false }
    return string.depth == 0 && string.quote.interpolation == .brace
  }

  mutating func takeFormat() {
    let start = at
    skip(while: .formats)
    mark(.string, from: start)
  }
}

extension ByteSet {
  /// What may stand in a format.
  fileprivate static let formats = ByteSet.word.union(":<>=^+-# ,.%!/$*")
}
