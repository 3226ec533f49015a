import Diagnostics

/// Reads expressions from the tokens of one tag, with Jinja's precedence: `if else`, `or`, `and`, `not`, comparisons,
/// `+ -`, `~`, `* / // %`, signs, then `.x [i] |filter is test (…)`.
struct ExpressionParser {
  /// How deep parentheses, signs and the like may nest.
  static let deepestNesting = 40

  private let tokens: [Token]
  private let tag: SourceRange
  private var index: Int
  private var depth = 0

  init(_ tokens: [Token], tag: SourceRange, from index: Int = 0) {
    self.tokens = tokens
    self.tag = tag
    self.index = index
  }

  // MARK: Tokens

  var isAtEnd: Bool { index >= tokens.count }

  private var current: Token.Kind? { index < tokens.count ? tokens[index].kind : nil }

  /// Where the next token stands; behind the last one, the end of the tag.
  private var place: SourceRange {
    if index < tokens.count { return tokens[index].range }
    return SourceRange(file: tag.file, start: max(Int(tag.start), Int(tag.end) - 2), end: Int(tag.end))
  }

  private var previous: SourceRange { index > 0 ? tokens[index - 1].range : tag }

  mutating func takes(_ symbol: Symbol) -> Bool {
    guard current == .symbol(symbol) else { return false }
    index += 1
    return true
  }

  mutating func takes(word: String) -> Bool {
    guard current == .name(word) else { return false }
    index += 1
    return true
  }

  func isAt(word: String) -> Bool { current == .name(word) }

  func isAt(_ symbol: Symbol) -> Bool { current == .symbol(symbol) }

  mutating func expect(_ symbol: Symbol) throws(SyntaxError) {
    if !takes(symbol) { throw unexpected(wanting: "'\(symbol.rawValue)'") }
  }

  mutating func expect(word: String) throws(SyntaxError) {
    if !takes(word: word) { throw unexpected(wanting: "'\(word)'") }
  }

  mutating func name(_ wanted: String = "a name") throws(SyntaxError) -> Name {
    guard case .name(let text) = current else { throw unexpected(wanting: wanted) }
    let name = Name(text: text, range: place)
    index += 1
    return name
  }

  /// A name that something new may get.
  mutating func newName() throws(SyntaxError) -> Name {
    let name = try name()
    guard !Self.reserved.contains(name.text) else {
      throw SyntaxError("'\(name.text)' is a word of the language", at: name.range, help: "choose another name")
    }
    return name
  }

  mutating func text(_ wanted: String) throws(SyntaxError) -> Name {
    guard case .text(let text) = current else { throw unexpected(wanting: wanted) }
    let name = Name(text: text, range: place)
    index += 1
    return name
  }

  func expectEnd() throws(SyntaxError) {
    if !isAtEnd { throw unexpected(wanting: "the end of the tag") }
  }

  func unexpected(wanting wanted: String) -> SyntaxError {
    let found = index < tokens.count ? tokens[index].description : "the end of the tag"
    return SyntaxError("expected \(wanted), found \(found)", at: place)
  }

  private static let reserved: Set<String> = [
    "and", "or", "not", "in", "is", "if", "else", "true", "false", "none", "True", "False", "None", "loop", "super",
    "caller",
  ]

  private mutating func nested<Result>(
    _ body: (inout ExpressionParser) throws(SyntaxError) -> Result
  ) throws(SyntaxError) -> Result {
    guard depth < Self.deepestNesting else {
      throw SyntaxError(
        "this expression nests too deeply", at: place,
        help: "at most \(Self.deepestNesting) levels; name parts with 'set'")
    }
    depth += 1
    defer { depth -= 1 }
    return try body(&self)
  }

  // MARK: Precedence, loosest first

  mutating func expression() throws(SyntaxError) -> Expression {
    try nested { parser throws(SyntaxError) in try parser.conditional() }
  }

  private mutating func conditional() throws(SyntaxError) -> Expression {
    var result = try disjunction()
    while takes(word: "if") {
      let condition = try disjunction()
      let otherwise = takes(word: "else") ? try expression() : nil
      let kind = Expression.Kind.conditional(then: result, condition: condition, otherwise: otherwise)
      result = try checked(Expression(kind, at: result.range.through(previous)))
    }
    return result
  }

  private mutating func disjunction() throws(SyntaxError) -> Expression {
    var left = try conjunction()
    while takes(word: "or") {
      let right = try conjunction()
      left = try checked(Expression(.or(left, right), at: left.range.through(right.range)))
    }
    return left
  }

  private mutating func conjunction() throws(SyntaxError) -> Expression {
    var left = try negation()
    while takes(word: "and") {
      let right = try negation()
      left = try checked(Expression(.and(left, right), at: left.range.through(right.range)))
    }
    return left
  }

  /// Operators in a row make trees as deep as the row is long; those are walked by recursion.
  private var chained = 0
  private static let longestChain = 100

  private mutating func checked(_ expression: Expression) throws(SyntaxError) -> Expression {
    chained += 1
    guard chained <= Self.longestChain else {
      throw SyntaxError(
        "this expression is too long", at: expression.range,
        help: "at most \(Self.longestChain) operators; name parts with 'set'")
    }
    return expression
  }

  private mutating func negation() throws(SyntaxError) -> Expression {
    let start = place
    guard takes(word: "not") else { return try comparison() }
    let operand = try nested { parser throws(SyntaxError) in try parser.negation() }
    return Expression(.not(operand), at: start.through(operand.range))
  }

  private mutating func comparison() throws(SyntaxError) -> Expression {
    let first = try sum()
    var rest: [(Comparison, Expression)] = []
    while let comparison = takeComparison() { rest.append((comparison, try sum())) }
    guard let last = rest.last else { return first }
    return Expression(.comparison(first, rest), at: first.range.through(last.1.range))
  }

  private mutating func takeComparison() -> Comparison? {
    switch current {
    case .symbol(let symbol):
      guard let comparison = Comparison(symbol) else { return nil }
      index += 1
      return comparison
    case .name("in"):
      index += 1
      return .contained
    case .name("not"):
      guard index + 1 < tokens.count, tokens[index + 1].kind == .name("in") else { return nil }
      index += 2
      return .notContained
    default: return nil
    }
  }

  private mutating func sum() throws(SyntaxError) -> Expression {
    var left = try concatenation()
    while let operation = takeArithmetic([(.plus, .add), (.minus, .subtract)]) {
      let right = try concatenation()
      left = try checked(Expression(.arithmetic(operation, left, right), at: left.range.through(right.range)))
    }
    return left
  }

  private mutating func concatenation() throws(SyntaxError) -> Expression {
    let first = try product()
    guard isAt(.concatenate) else { return first }
    var parts = [first]
    while takes(.concatenate) { parts.append(try product()) }
    return Expression(.concatenation(parts), at: first.range.through(parts[parts.count - 1].range))
  }

  private mutating func product() throws(SyntaxError) -> Expression {
    var left = try unary(takesFilters: true)
    while let operation = takeArithmetic([
      (.times, .multiply), (.divide, .divide), (.floorDivide, .floorDivide), (.remainder, .remainder),
    ]) {
      let right = try unary(takesFilters: true)
      left = try checked(Expression(.arithmetic(operation, left, right), at: left.range.through(right.range)))
    }
    return left
  }

  private mutating func takeArithmetic(_ operations: [(Symbol, Arithmetic)]) -> Arithmetic? {
    guard case .symbol(let symbol) = current, let found = operations.first(where: { $0.0 == symbol }) else {
      return nil
    }
    index += 1
    return found.1
  }

  private mutating func unary(takesFilters: Bool) throws(SyntaxError) -> Expression {
    let start = place
    var result: Expression
    if takes(.minus) {
      let operand = try nested { parser throws(SyntaxError) in try parser.unary(takesFilters: false) }
      result = Expression(.negation(operand), at: start.through(operand.range))
    } else if takes(.plus) {
      result = try nested { parser throws(SyntaxError) in try parser.unary(takesFilters: false) }
    } else {
      result = try postfix(try primary())
    }
    return takesFilters ? try filters(result) : result
  }

  // MARK: What binds tightest

  private mutating func primary() throws(SyntaxError) -> Expression {
    let start = place
    guard let kind = current else { throw unexpected(wanting: "a value") }
    switch kind {
    case .name(let name):
      let kind: Expression.Kind
      switch name {
      case "and", "or", "in", "is", "if", "else": throw unexpected(wanting: "a value")
      case "true", "True": kind = .literal(.boolean(true))
      case "false", "False": kind = .literal(.boolean(false))
      case "none", "None": kind = .literal(.none)
      default: kind = .name(name)
      }
      index += 1
      return Expression(kind, at: start)
    case .text(let text):
      index += 1
      return Expression(.literal(.text(text)), at: start)
    case .integer(let value):
      index += 1
      return Expression(.literal(.integer(value)), at: start)
    case .decimal(let value):
      index += 1
      return Expression(.literal(.decimal(value)), at: start)
    case .symbol(.openParenthesis):
      index += 1
      let inner = try expression()
      try expect(.closeParenthesis)
      return Expression(inner.kind, at: start.through(previous))
    case .symbol(.openBracket):
      index += 1
      return Expression(.list(try elements()), at: start.through(previous))
    case .symbol: throw unexpected(wanting: "a value")
    }
  }

  private mutating func elements() throws(SyntaxError) -> [Expression] {
    var elements: [Expression] = []
    while !takes(.closeBracket) {
      if !elements.isEmpty {
        try expect(.comma)
        if takes(.closeBracket) { break }
      }
      elements.append(try expression())
    }
    return elements
  }

  private mutating func postfix(_ operand: Expression) throws(SyntaxError) -> Expression {
    var result = operand
    while true {
      if takes(.dot) {
        let name = try name("a field's name")
        result = try checked(Expression(.attribute(result, name), at: result.range.through(name.range)))
      } else if takes(.openBracket) {
        let position = try expression()
        try expect(.closeBracket)
        result = try checked(Expression(.index(result, position), at: result.range.through(previous)))
      } else if isAt(.openParenthesis) {
        result = try call(result)
      } else {
        return result
      }
    }
  }

  private mutating func call(_ callee: Expression) throws(SyntaxError) -> Expression {
    let arguments = try arguments()
    return try checked(Expression(.call(callee, arguments), at: callee.range.through(previous)))
  }

  private mutating func filters(_ operand: Expression) throws(SyntaxError) -> Expression {
    var result = operand
    while true {
      if takes(.pipe) {
        let name = try name("a filter's name")
        let arguments = isAt(.openParenthesis) ? try arguments() : Arguments()
        result = try checked(Expression(.filter(result, name, arguments), at: result.range.through(previous)))
      } else if takes(word: "is") {
        result = try test(result)
      } else if isAt(.openParenthesis) {
        result = try call(result)
      } else {
        return result
      }
    }
  }

  private mutating func test(_ operand: Expression) throws(SyntaxError) -> Expression {
    let isNegated = takes(word: "not")
    let name = try name("a test's name")
    var arguments = Arguments()
    if isAt(.openParenthesis) {
      arguments = try self.arguments()
    } else if startsArgument {
      arguments.positional = [try postfix(try primary())]
    }
    return try checked(
      Expression(.test(operand, name, arguments, isNegated: isNegated), at: operand.range.through(previous)))
  }

  /// Jinja lets a test's only argument stand without parentheses: `x is divisibleby 3`.
  private var startsArgument: Bool {
    switch current {
    case .name(let name): !["else", "or", "and", "is", "if", "in", "not"].contains(name)
    case .text, .integer, .decimal, .symbol(.openBracket): true
    default: false
    }
  }

  mutating func arguments() throws(SyntaxError) -> Arguments {
    var arguments = Arguments()
    try expect(.openParenthesis)
    var isFirst = true
    while !takes(.closeParenthesis) {
      if !isFirst {
        try expect(.comma)
        if takes(.closeParenthesis) { break }
      }
      isFirst = false
      try argument(into: &arguments)
    }
    return arguments
  }

  private mutating func argument(into arguments: inout Arguments) throws(SyntaxError) {
    if case .name(let text) = current, index + 1 < tokens.count, tokens[index + 1].kind == .symbol(.assign) {
      let name = Name(text: text, range: place)
      index += 2
      arguments.named.append((name, try expression()))
    } else if arguments.named.isEmpty {
      arguments.positional.append(try expression())
    } else {
      throw SyntaxError(
        "an argument without a name follows one with a name", at: place, help: "put it first, or name it")
    }
  }
}

extension Comparison {
  fileprivate init?(_ symbol: Symbol) {
    switch symbol {
    case .equal: self = .equal
    case .notEqual: self = .notEqual
    case .less: self = .less
    case .lessOrEqual: self = .lessOrEqual
    case .greater: self = .greater
    case .greaterOrEqual: self = .greaterOrEqual
    default: return nil
    }
  }
}
