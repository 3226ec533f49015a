// Bash and its like. Quotes, substitutions and arithmetic stand inside one another to any depth: what is open is a stack.

/// What a scan of a shell's text remembers.
private struct ShellState {
  enum Opening: UInt8 { case quotes, command, group, braces, arithmetic }

  /// What is open, the innermost last, and whether a command was due where it was opened.
  var openings: [(opening: Opening, isCommandDue: Bool)] = []
  /// The next word is a command's name.
  var isCommandDue = true
  /// `for x` and `case x` are waiting for their `in`.
  var awaitsIn = false
  var isCase = false
  var caseDepth = 0
  /// What stands here is matched: `a|b)`.
  var isPattern = false
  /// Words that end the texts which begin on the next line.
  var heredocs: [Range<Int>] = []

  mutating func push(_ opening: Opening, isCommandDue due: Bool) {
    openings.append((opening, isCommandDue))
    isCommandDue = due
  }

  mutating func pop() {
    if let last = openings.popLast() { isCommandDue = last.isCommandDue }
  }
}

extension Scanner {
  mutating func scanShell(isCommandDue: Bool = true) {
    var state = ShellState()
    state.isCommandDue = isCommandDue
    if at == 0, sees("#!") { takeLineComment() }
    while at < end {
      switch state.openings.last?.opening {
      case .quotes: takeQuoted(&state)
      case .braces: takeInBraces(&state)
      case .arithmetic: takeInArithmetic(&state)
      case .command, .group, nil: takeShell(&state)
      }
    }
  }

  private mutating func takeShell(_ state: inout ShellState) {
    let byte = code[at]
    switch byte {
    case space, tab, 0x0B...0x0D: at += 1
    case newline:
      at += 1
      state.isCommandDue = true
      if !state.heredocs.isEmpty { takeHeredocs(&state) }
    case UInt8(ascii: "#"): if startsWord { takeLineComment() } else { at += 1 }
    case UInt8(ascii: "'"): endName(&state) { $0.takeString(escapes: false, spansLines: true) }
    case UInt8(ascii: "\""):
      state.push(.quotes, isCommandDue: false)
      take(.string)
    case UInt8(ascii: "`"):
      take(.operation)
      state.isCommandDue = true
    case UInt8(ascii: "$"): takeExpansion(&state)
    case UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: "&"): takeSeparator(&state)
    case UInt8(ascii: "("):
      at += 1
      state.push(.group, isCommandDue: true)
    case UInt8(ascii: ")"): closeGroup(&state)
    case UInt8(ascii: "<"), UInt8(ascii: ">"): takeRedirection(&state)
    case UInt8(ascii: "\\"): take(.string, 2)
    default: takeShellWord(&state)
    }
  }

  /// Whether a word begins at the place.
  private var startsWord: Bool { at == 0 || ByteSet.shellBreaks.contains(byte(at - 1)) }

  private mutating func endName(_ state: inout ShellState, _ take: (inout Scanner) -> Void) {
    if startsWord { state.isCommandDue = false }
    take(&self)
  }

  // MARK: Words

  private mutating func takeShellWord(_ state: inout ShellState) {
    let start = at
    let startsWord = startsWord
    skip(while: .shellWords)
    // What no set lists, such as a lone `=`.
    if at == start { return takeAssignmentOrSign(&state) }
    guard startsWord else { return }
    if peek() == UInt8(ascii: "=") || peek() == UInt8(ascii: "+") && peek(1) == UInt8(ascii: "="),
      isName(from: start, to: at)
    {
      return mark(.variable, from: start)
    }
    if ByteSet.wordEnds.contains(peek()) || at == end {
      takeWhole(wordFrom: start, &state)
    } else {
      state.isCommandDue = false
    }
  }

  private mutating func takeAssignmentOrSign(_ state: inout ShellState) {
    let start = at
    let isTest = startsWord
    skip(while: .shellSigns)
    if at == start { at += 1 }
    if isTest, state.isCommandDue, code[start] == UInt8(ascii: "!") || code[start] == UInt8(ascii: "{") {
      return mark(.operation, from: start)
    }
    mark(.operation, from: start)
    if isTest { state.isCommandDue = code[start] == UInt8(ascii: "}") ? false : state.isCommandDue }
  }

  private mutating func takeWhole(wordFrom start: Int, _ state: inout ShellState) {
    let count = at - start
    if state.awaitsIn, count == 2, sees("in", from: start) {
      mark(.keyword, from: start)
      state.awaitsIn = false
      if state.isCase {
        state.caseDepth += 1
        state.isPattern = true
      }
      return
    }
    if state.isPattern, !(count == 4 && sees("esac", from: start)) { return }
    if ByteSet.digits.contains(code[start]), isNumber(from: start, to: at) {
      return mark(.number, from: start)
    }
    if code[start] == UInt8(ascii: "]"), count <= 2 { return mark(.operation, from: start) }
    guard state.isCommandDue else { return }
    if let meaning = Words.shell.meaning(of: code + start, count: count) {
      mark(meaning.kind, from: start)
      return takeEffect(ofWordFrom: start, count, meaning, &state)
    }
    state.isCommandDue = false
    guard code[start] != UInt8(ascii: "-") else { return }
    mark(.function, from: start)
  }

  /// What a reserved word makes of the words behind it.
  private mutating func takeEffect(
    ofWordFrom start: Int, _ count: Int, _ meaning: Words.Meaning, _ state: inout ShellState
  ) {
    // A value here is a word behind which a command is due: `if`, `sudo`.
    state.isCommandDue = meaning.isValue
    guard meaning.isSoft else { return }
    switch code[start] {
    case UInt8(ascii: "e"):
      state.caseDepth = max(state.caseDepth - 1, 0)
      state.isPattern = false
    default:
      state.awaitsIn = true
      state.isCase = code[start] == UInt8(ascii: "c")
    }
  }

  private func isName(from start: Int, to stop: Int) -> Bool {
    guard !ByteSet.digits.contains(code[start]) else { return false }
    for place in start..<stop where !ByteSet.variableNames.contains(code[place]) {
      return false
    }
    return true
  }

  private func isNumber(from start: Int, to stop: Int) -> Bool {
    for place in start..<stop where !ByteSet.digits.contains(code[place]) { return false }
    return true
  }

  // MARK: Between words

  private mutating func takeSeparator(_ state: inout ShellState) {
    let byte = code[at]
    let isRedirection = byte == UInt8(ascii: "&") && ByteSet.redirections.contains(self.byte(at - 1))
    let isEndOfCase = byte == UInt8(ascii: ";") && peek(1) == byte
    if byte == UInt8(ascii: ";") { at += 1 } else { take(.operation) }
    guard !isRedirection else { return }
    state.isCommandDue = true
    if isEndOfCase, state.caseDepth > 0 { state.isPattern = true }
  }

  private mutating func closeGroup(_ state: inout ShellState) {
    if state.isPattern {
      state.isPattern = false
      state.isCommandDue = true
      at += 1
      return
    }
    switch state.openings.last?.opening {
    case .command:
      take(.operation)
      state.pop()
    case .group:
      // A function's body may follow: `f() {`.
      at += 1
      state.pop()
      state.isCommandDue = true
    case .quotes, .braces, .arithmetic, nil:
      at += 1
      state.isCommandDue = true
    }
  }

  private mutating func takeRedirection(_ state: inout ShellState) {
    let start = at
    at += 1
    if code[start] == UInt8(ascii: "<"), peek() == code[start], peek(1) != code[start] {
      at += 1
      if peek() == UInt8(ascii: "-") { at += 1 }
      mark(.operation, from: start)
      skipBlanks()
      return takeHeredocWord(&state)
    }
    while peek() == code[start] { at += 1 }
    mark(.operation, from: start)
    if peek() == UInt8(ascii: "(") {
      // `<(command)`
      take(.operation)
      state.push(.command, isCommandDue: true)
    }
  }

  // MARK: Texts

  private mutating func takeHeredocWord(_ state: inout ShellState) {
    let start = at
    let quote = peek()
    let isQuoted = quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"")
    if isQuoted { skipString(escapes: false) } else { skip(while: .word) }
    mark(.string, from: start)
    let word = isQuoted ? start + 1..<max(start + 1, at - 1) : start..<at
    if !word.isEmpty { state.heredocs.append(word) }
  }

  private mutating func takeHeredocs(_ state: inout ShellState) {
    for word in state.heredocs {
      let start = at
      skip(pastLineOf: word)
      mark(.string, from: start)
    }
    state.heredocs = []
  }

  private mutating func takeQuoted(_ state: inout ShellState) {
    let start = at
    while at < end {
      switch code[at] {
      case UInt8(ascii: "\""):
        at += 1
        mark(.string, from: start)
        return state.pop()
      case UInt8(ascii: "$") where ByteSet.expansions.contains(peek(1)):
        mark(.string, from: start)
        return takeExpansion(&state)
      case UInt8(ascii: "\\"): at += 2
      default: at += 1
      }
    }
    at = min(at, end)
    mark(.string, from: start)
  }

  // MARK: Expansions

  private mutating func takeExpansion(_ state: inout ShellState) {
    let isInText = state.openings.last?.opening == .quotes
    if !isInText, startsWord { state.isCommandDue = false }
    switch peek(1) {
    case UInt8(ascii: "("):
      if peek(2) == UInt8(ascii: "(") {
        take(.operation, 3)
        state.push(.arithmetic, isCommandDue: false)
      } else {
        take(.operation, 2)
        state.push(.command, isCommandDue: true)
      }
    case UInt8(ascii: "{"):
      take(.variable, 2)
      state.push(.braces, isCommandDue: false)
    case UInt8(ascii: "'") where !isInText:
      take(.string)
      takeString(spansLines: true)
    case let byte where ByteSet.letters.contains(byte):
      let start = at
      at += 1
      skip(while: .word)
      mark(.variable, from: start)
    case let byte where ByteSet.expansions.contains(byte): take(.variable, 2)
    default: at += 1
    }
  }

  /// `${name:-else}`, behind the `${`.
  private mutating func takeInBraces(_ state: inout ShellState) {
    switch code[at] {
    case UInt8(ascii: "}"):
      take(.variable)
      state.pop()
    case UInt8(ascii: "$") where ByteSet.expansions.contains(peek(1)): takeExpansion(&state)
    case UInt8(ascii: "\""):
      state.push(.quotes, isCommandDue: false)
      take(.string)
    case UInt8(ascii: "\\"): take(.variable, 2)
    default:
      let start = at
      repeat { at += 1 } while at < end && !ByteSet.braceEnds.contains(code[at])
      mark(.variable, from: start)
    }
  }

  /// `$((n + 1))`, behind the `$((`.
  private mutating func takeInArithmetic(_ state: inout ShellState) {
    switch code[at] {
    case UInt8(ascii: ")") where peek(1) == UInt8(ascii: ")"):
      take(.operation, 2)
      state.pop()
    case UInt8(ascii: "$") where ByteSet.expansions.contains(peek(1)): takeExpansion(&state)
    case UInt8(ascii: "0")...UInt8(ascii: "9"): takeNumber()
    case let byte where ByteSet.letters.contains(byte):
      let start = at
      skip(while: .word)
      mark(.variable, from: start)
    case let byte where ByteSet.arithmetic.contains(byte): take(.operation)
    default: at += 1
    }
  }
}

extension ByteSet {
  /// What a word may stand behind.
  fileprivate static let shellBreaks = ByteSet(" \t\n\r;|&()`")
  /// What ends a word that is whole: no quote and no expansion belongs to it.
  fileprivate static let wordEnds = ByteSet(" \t\n\r;|&()<>`")
  fileprivate static let shellWords = ByteSet.word.union("-./:,@%+~[]*?#^")
  /// Those of arrays have an index.
  fileprivate static let variableNames = ByteSet.word.union("[]")
  fileprivate static let redirections = ByteSet("<>")
  fileprivate static let braceEnds = ByteSet("}$\"\\")
  fileprivate static let arithmetic = ByteSet("+-*/%<>=!&|^~?")
  fileprivate static let shellSigns = ByteSet("=!{}")
  /// What makes an expansion of a dollar sign in front of it.
  fileprivate static let expansions = ByteSet.word.union("({@*#?$!-").ascii
}

extension Words {
  /// Soft words wait for an `in` or end a `case`; behind values a command is due.
  fileprivate static let shell = Words(
    group(.keyword, isValue: true, "if then else elif while until do"),
    group(.keyword, "fi done function coproc break continue"),
    group(.keyword, isSoft: true, "for case select esac"),
    group(.operation, "[ [["),
    group(.function, isValue: true, "time sudo exec nohup command env xargs"))
}
