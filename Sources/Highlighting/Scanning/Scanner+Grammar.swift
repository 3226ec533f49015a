/// What a table-driven scan remembers from one token to the next.
struct GrammarState {
  /// What the next name is, by the word before it.
  var expected: Token.Kind?
  /// A value has just ended: a slash divides, and opens no regular expression.
  var isBehindValue = false
  /// Strings with code in them, the innermost last.
  var openStrings: [OpenString] = []
}

extension Scanner {
  mutating func scan(by grammar: Grammar) {
    var state = GrammarState()
    if sees("#!") { takeLineComment() }
    let starts = grammar.starts
    while at < end {
      switch starts[Int(code[at])] {
      case .blank: repeat { at += 1 } while at < end && code[at] == space
      case .newline:
        at += 1
        if !state.openStrings.isEmpty { leaveLine(&state) }
      case .word: takeWord(grammar, &state)
      case .operation:
        if grammar.traits.contains(.heredocs), sees("<<") { takeHeredoc(&state) } else { takeOperator(&state) }
      case .plain:
        at += 1
        state.expected = nil
        state.isBehindValue = false
      case .open: open(&state)
      case .close: close(grammar, &state)
      case .dot:
        // `.5`, but `1..5` is a range.
        if ByteSet.digits.contains(peek(1)), byte(at - 1) != code[at] { takeDigits(&state) } else { at += 1 }
      case .digit: takeDigits(&state)
      case .quote: takeQuote(grammar, &state)
      case .hash: takeLineComment()
      case .slash: takeSlash(grammar, &state)
      case .dash: if peek(1) == UInt8(ascii: "-") { takeLineComment() } else { takeOperator(&state) }
      case .colon: takeColon(grammar, &state)
      case .sigil: takeSigil(grammar, &state)
      }
    }
  }

  // MARK: Words

  private mutating func takeWord(_ grammar: Grammar, _ state: inout GrammarState) {
    let start = at
    let isInWord = grammar.isInWord
    repeat { at += 1 } while at < end && isInWord[Int(code[at])]
    let next = peek()
    if grammar.traits.contains(.stringPrefixes), next == UInt8(ascii: "\"") || next == UInt8(ascii: "'"),
      at - start <= 2,
      takePrefixedString(from: start, grammar, &state)
    {
      return
    }
    if grammar.traits.contains(.paths), next == UInt8(ascii: "."), takePath(from: start, grammar, &state) { return }
    let isMember = byte(start - 1) == UInt8(ascii: ".") && byte(start - 2) != UInt8(ascii: ".")
    let expected = state.expected
    state.expected = nil
    state.isBehindValue = true
    if grammar.traits.contains(.keys), isFollowed(by: UInt8(ascii: ":")) {
      mark(.variable, from: start)
    } else if !isMember, let meaning = grammar.words.meaning(of: code + start, count: at - start),
      !meaning.isSoft || isFirstInLine(start) && isFollowedByOperand
    {
      mark(meaning.kind, from: start)
      state.expected = meaning.next
      state.isBehindValue = meaning.kind != .keyword || meaning.isValue
    } else if let kind = expected ?? kind(ofNameFrom: start, isMember, grammar) {
      mark(kind, from: start)
    }
  }

  private func kind(ofNameFrom start: Int, _ isMember: Bool, _ grammar: Grammar) -> Token.Kind? {
    if grammar.traits.contains(.calls), peek() == UInt8(ascii: "(") { return .function }
    if grammar.traits.contains(.capitalTypes), ByteSet.capitals.contains(code[start]) { return .type }
    if grammar.traits.contains(.blocks), isFollowed(by: UInt8(ascii: "{")) || isFollowed(by: UInt8(ascii: "\"")),
      isFirstInLine(start)
    {
      return .keyword
    }
    if grammar.traits.contains(.attributes), !isMember, isFollowed(by: UInt8(ascii: "=")) { return .variable }
    return nil
  }

  /// Whether the next byte is that, a few blanks aside.
  private func isFollowed(by byte: UInt8) -> Bool {
    var offset = 0
    while offset < 32, peek(offset) == space { offset += 1 }
    return peek(offset) == byte && peek(offset + 1) != UInt8(ascii: "=")
  }

  /// `data.aws_ami.ubuntu.id`; a call at its end is not its own: `provider::f.g(`.
  private mutating func takePath(from start: Int, _ grammar: Grammar, _ state: inout GrammarState) -> Bool {
    guard grammar.wordBytes.contains(peek(1)) || peek(1) == UInt8(ascii: "*") else { return false }
    skip(while: grammar.dottedBytes)
    mark(.variable, from: start)
    state.expected = nil
    state.isBehindValue = true
    return true
  }

  /// Whether what follows a word can only be what a statement is about: `match x:`, but not `match = 1` or `match(x)`.
  private var isFollowedByOperand: Bool {
    guard peek() == space else { return peek() == UInt8(ascii: ":") && sees(":\n") }
    return !ByteSet.operandless.contains(peek(1)) || sees(" ~") || sees(" -")
  }

  // MARK: Numbers, operators, brackets

  private mutating func takeDigits(_ state: inout GrammarState) {
    takeNumber()
    state.expected = nil
    state.isBehindValue = true
  }

  private mutating func takeOperator(_ state: inout GrammarState) {
    if code[at] != UInt8(ascii: "*") { state.expected = nil }
    // `{name!r}`
    if code[at] == UInt8(ascii: "!"), peek(1) != UInt8(ascii: "="), takesFormat(state) { return take(.string, 2) }
    take(.operation)
    state.isBehindValue = false
  }

  /// `<<-EOF`, and the lines to the one that holds the word.
  private mutating func takeHeredoc(_ state: inout GrammarState) {
    take(.operation, peek(2) == UInt8(ascii: "-") ? 3 : 2)
    let start = at
    skip(while: .word)
    guard at > start else { return }
    let word = start..<at
    skipLine()
    at = min(at + 1, end)
    skip(pastLineOf: word)
    mark(.string, from: start)
    state.isBehindValue = true
  }

  private mutating func open(_ state: inout GrammarState) {
    if let last = state.openStrings.indices.last { state.openStrings[last].depth += 1 }
    at += 1
    state.expected = nil
    state.isBehindValue = false
  }

  private mutating func close(_ grammar: Grammar, _ state: inout GrammarState) {
    state.expected = nil
    let byte = code[at]
    if let last = state.openStrings.indices.last {
      if state.openStrings[last].depth == 0, byte == UInt8(ascii: "}") { return resumeString(&state) }
      state.openStrings[last].depth = max(state.openStrings[last].depth - 1, 0)
    }
    at += 1
    state.isBehindValue = byte != UInt8(ascii: "}")
  }

  // MARK: Slashes, colons, sigils

  private mutating func takeSlash(_ grammar: Grammar, _ state: inout GrammarState) {
    switch peek(1) {
    case UInt8(ascii: "/") where grammar.comments.contains(.slashes): takeLineComment()
    case UInt8(ascii: "*") where grammar.comments.contains(.block): takeComment(from: "/*", to: "*/")
    case UInt8(ascii: "*") where grammar.comments.contains(.nestedBlock): takeNestedComment()
    default:
      let isTag = byte(at - 1) == UInt8(ascii: "<")
      guard grammar.traits.contains(.regularExpressions), !state.isBehindValue, !isTag else {
        return takeOperator(&state)
      }
      takeRegularExpression()
      state.isBehindValue = true
    }
  }

  private mutating func takeNestedComment() {
    let start = at
    var depth = 0
    repeat {
      if sees("/*") {
        depth += 1
        at += 2
      } else if sees("*/") {
        depth -= 1
        at += 2
      } else {
        at += 1
      }
    } while at < end && depth > 0
    mark(.comment, from: start)
  }

  /// `/[^/]+\/x/gi`, to its line's end at most.
  private mutating func takeRegularExpression() {
    let start = at
    var isInClass = false
    at += 1
    while at < end, code[at] != newline {
      let byte = code[at]
      at += byte == UInt8(ascii: "\\") && peek(1) != newline ? 2 : 1
      if byte == UInt8(ascii: "[") { isInClass = true }
      if byte == UInt8(ascii: "]") { isInClass = false }
      if byte == UInt8(ascii: "/"), !isInClass { break }
    }
    at = min(at, end)
    skip(while: .word)
    mark(.string, from: start)
  }

  /// `::int` is an operator, `:name` a variable where the language has such, any other colon plain.
  private mutating func takeColon(_ grammar: Grammar, _ state: inout GrammarState) {
    state.expected = nil
    state.isBehindValue = false
    if takesFormat(state) { return takeFormat() }
    if peek(1) == UInt8(ascii: ":") || peek(1) == UInt8(ascii: "=") { return take(.operation, 2) }
    let start = at
    at += 1
    guard grammar.traits.contains(.dollarQuotes), ByteSet.letters.contains(peek()),
      !grammar.wordBytes.contains(byte(start - 1))
    else { return }
    skip(while: grammar.wordBytes)
    mark(.variable, from: start)
  }

  private mutating func takeSigil(_ grammar: Grammar, _ state: inout GrammarState) {
    state.expected = nil
    let start = at
    guard let sigil = grammar.sigils.first(where: { $0.mark == code[at] }) else { return at += 1 }
    guard !sigil.isFirstInLine || isFirstInLine(at) else { return takeOperator(&state) }
    at += 1
    skip(while: sigil.isDotted ? grammar.dottedBytes : grammar.wordBytes)
    if grammar.traits.contains(.dollarQuotes), sigil.mark == UInt8(ascii: "$"), peek() == sigil.mark {
      at += 1
      return mark(.string, from: start)
    }
    guard at > start + 1 else { return mark(.operation, from: start) }
    mark(sigil.kind, from: start)
    state.isBehindValue = true
  }
}

extension ByteSet {
  /// What follows a name, and no word that begins a statement.
  fileprivate static let operandless = ByteSet("=,.:;)]}&|^~<>+/%")
}
