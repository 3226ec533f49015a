import Diagnostics

/// Builds the statements of one template from its segments. A mistake costs the tag it stands in; what follows is read
/// on, so that one run reports all of them.
struct StatementParser {
  /// How deep `if`, `for`, `block`, … may nest.
  static let deepestNesting = 40

  private let segments: [Segment]
  private var index = 0
  private var template: ParsedTemplate
  private var findings = Findings()
  /// The tags that are open here, outermost first.
  private var open: [(word: String, range: SourceRange, isBroken: Bool)] = []
  private var unknownTags: Set<String> = []
  private var hasGivenUp = false

  private init(_ name: String, _ file: SourceFile) {
    var lexing = Findings()
    segments = SegmentLexer.segments(of: file, reportingTo: &lexing)
    template = ParsedTemplate(name: name, file: file)
    findings = lexing
  }

  static func parse(_ name: String, _ file: SourceFile, reportingTo findings: inout Findings) -> ParsedTemplate {
    var parser = StatementParser(name, file)
    parser.template.statements = parser.body(until: []).statements
    parser.checkOutsideOfBlocks()
    parser.template.isBroken = !parser.findings.diagnostics.isEmpty
    findings.append(parser.findings)
    return parser.template
  }

  /// A tag whose first word has been read.
  private struct Tag {
    let word: String
    let range: SourceRange
    var parser: ExpressionParser
    /// Its tokens could not be read, and that was reported.
    let isBroken: Bool
  }

  // MARK: Bodies

  /// Statements up to one of the tags `ends`, which is taken; nil instead of it if it never comes.
  private mutating func body(until ends: [String]) -> (statements: [Statement], end: Tag?) {
    var statements: [Statement] = []
    while index < segments.count {
      switch segments[index] {
      case .text(let range):
        statements.append(.text(template.file.text[range]))
        index += 1
      case .output(let tokens, let range):
        index += 1
        if let expression = output(tokens, range) { statements.append(.output(expression)) }
      case .tag(let tokens, let range):
        guard let tag = tag(tokens, range) else {
          index += 1
          continue
        }
        if ends.contains(tag.word) {
          index += 1
          return (statements, tag)
        }
        if closesOuter(tag.word) {
          reportUnclosed()
          return (statements, nil)
        }
        index += 1
        if let statement = statement(tag) { statements.append(statement) }
      }
    }
    if !ends.isEmpty { reportUnclosed() }
    return (statements, nil)
  }

  private mutating func output(_ tokens: [Token], _ range: SourceRange) -> Expression? {
    var parser = ExpressionParser(tokens, tag: range)
    return reporting { () throws(SyntaxError) in
      let expression = try parser.expression()
      try parser.expectEnd()
      return expression
    }
  }

  private mutating func tag(_ tokens: [Token], _ range: SourceRange) -> Tag? {
    guard let first = tokens.first, case .name(let name) = first.kind else {
      let place = tokens.first?.range ?? range
      findings.report(
        Diagnostic(.templateSyntax, "a tag starts with a word", at: place, help: "the tags are \(Self.listOfTags)"))
      return nil
    }
    let isBroken = name.hasPrefix("broken ")
    return Tag(
      word: isBroken ? String(name.dropFirst(7)) : name, range: range,
      parser: ExpressionParser(tokens, tag: range, from: 1), isBroken: isBroken)
  }

  /// The words that go on or end an open tag.
  private static let continuations: [String: [String]] = [
    "if": ["elif", "else", "endif"], "for": ["else", "endfor"], "block": ["endblock"], "macro": ["endmacro"],
    "call": ["endcall"],
  ]

  private func closesOuter(_ word: String) -> Bool {
    open.dropLast().contains { Self.continuations[$0.word]?.contains(word) ?? false }
  }

  private mutating func reportUnclosed() {
    guard let innermost = open.last, !innermost.isBroken, !hasGivenUp else { return }
    findings.report(
      Diagnostic(
        .templateSyntax, "this '\(innermost.word)' is never closed", at: innermost.range,
        help: "end it with '{% end\(innermost.word) %}'"))
  }

  private mutating func reporting<Result>(_ body: () throws(SyntaxError) -> Result) -> Result? {
    do throws(SyntaxError) { return try body() } catch {
      findings.report(error.diagnostic)
      return nil
    }
  }

  // MARK: Tags

  private static let tags = [
    "if", "for", "set", "include", "extends", "block", "macro", "call", "import", "from", "raw",
  ]
  private static let listOfTags = tags.map { "'\($0)'" }.joined(separator: ", ")

  private mutating func statement(_ tag: Tag) -> Statement? {
    switch tag.word {
    case "if": return choice(tag)
    case "for": return loop(tag)
    case "set": return set(tag)
    case "include": return include(tag)
    case "extends": return extends(tag)
    case "block": return block(tag)
    case "macro": return macro(tag)
    case "call": return callBlock(tag)
    case "import": return importModule(tag)
    case "from": return importMacros(tag)
    default: return reportUnexpected(tag)
    }
  }

  private mutating func reportUnexpected(_ tag: Tag) -> Statement? {
    guard !tag.isBroken else { return nil }
    let word = SourceRange(file: tag.range.file, start: Int(tag.range.start), end: Int(tag.range.end))
    if let opener = Self.continuations.first(where: { $0.value.contains(tag.word) })?.key {
      let opener = tag.word == "else" ? "if' or 'for" : opener
      findings.report(Diagnostic(.templateSyntax, "this '\(tag.word)' has no '\(opener)' before it", at: word))
    } else if tag.word.hasPrefix("end"), unknownTags.contains(String(tag.word.dropFirst(3))) {
      return nil
    } else {
      unknownTags.insert(tag.word)
      findings.report(
        Diagnostic(
          .unknownTag, "there is no tag '\(tag.word)'", at: word,
          label: NearMiss.of(tag.word, among: Self.tags + Self.continuations.values.joined().sorted())
            .map { "did you mean '\($0)'?" },
          help: "the tags are \(Self.listOfTags)"))
    }
    return nil
  }

  /// Reads what stands behind a tag's first word, up to its end.
  private mutating func read<Result>(
    _ tag: Tag, _ body: (inout ExpressionParser) throws(SyntaxError) -> Result
  ) -> Result? {
    guard !tag.isBroken else { return nil }
    return reporting { () throws(SyntaxError) in
      var parser = tag.parser
      let result = try body(&parser)
      try parser.expectEnd()
      return result
    }
  }

  /// A condition, or one that is known to be broken.
  private mutating func condition(_ tag: Tag) -> Expression {
    read(tag) { parser throws(SyntaxError) in try parser.expression() } ?? Expression(.broken, at: tag.range)
  }

  /// Reads the inside of a tag that has one.
  private mutating func inside(
    _ tag: Tag, until ends: [String]
  ) -> (statements: [Statement], end: Tag?) {
    guard open.count < Self.deepestNesting else {
      findings.report(
        Diagnostic(
          .templateSyntax, "this '\(tag.word)' nests too deeply", at: tag.range,
          help: "at most \(Self.deepestNesting) tags may be open; move parts into macros"))
      index = segments.count
      hasGivenUp = true
      return ([], nil)
    }
    open.append((tag.word, tag.range, tag.isBroken))
    defer { open.removeLast() }
    return body(until: ends)
  }

  private mutating func expectBareEnd(_ end: Tag?) {
    guard let end else { return }
    _ = read(end) { _ throws(SyntaxError) in }
  }

  private mutating func choice(_ tag: Tag) -> Statement {
    var choice = Choice(branches: [], otherwise: [], range: tag.range)
    var head = tag
    while true {
      let test = condition(head)
      let (body, end) = inside(tag, until: ["elif", "else", "endif"])
      choice.branches.append((test, body))
      guard let end else { return .choice(choice) }
      head = end
      if end.word != "elif" { break }
    }
    expectBareEnd(head)
    if head.word == "else" {
      let (body, end) = inside(tag, until: ["endif"])
      expectBareEnd(end)
      choice.otherwise = body
    }
    return .choice(choice)
  }

  private mutating func loop(_ tag: Tag) -> Statement? {
    let head = read(tag) { parser throws(SyntaxError) in
      let element = try parser.newName()
      try parser.expect(word: "in")
      return (element, try parser.expression())
    }
    let (body, end) = inside(tag, until: ["else", "endfor"])
    expectBareEnd(end)
    var otherwise: [Statement] = []
    if end?.word == "else" {
      let (body, end) = inside(tag, until: ["endfor"])
      expectBareEnd(end)
      otherwise = body
    }
    guard let (element, list) = head else { return nil }
    return .loop(Loop(element: element, list: list, body: body, otherwise: otherwise, range: tag.range))
  }

  private mutating func set(_ tag: Tag) -> Statement? {
    read(tag) { parser throws(SyntaxError) in
      let name = try parser.newName()
      try parser.expect(.assign)
      return .set(name, try parser.expression())
    }
  }

  private mutating func callBlock(_ tag: Tag) -> Statement? {
    let head = read(tag) { parser throws(SyntaxError) in
      var parameters: [Name] = []
      if parser.takes(.openParenthesis) {
        while !parser.takes(.closeParenthesis) {
          if !parameters.isEmpty { try parser.expect(.comma) }
          parameters.append(try parser.newName())
        }
      }
      let call = try parser.expression()
      guard case .call = call.kind else {
        throw SyntaxError("'call' wants a macro with its arguments", at: call.range, help: "as in '{% call box() %}'")
      }
      return (parameters, call)
    }
    let (body, end) = inside(tag, until: ["endcall"])
    expectBareEnd(end)
    return head.map { .callBlock(CallBlock(parameters: $0.0, call: $0.1, body: body)) }
  }

  // MARK: Blocks, macros and other templates

  private mutating func block(_ tag: Tag) -> Statement? {
    let name = read(tag) { parser throws(SyntaxError) in try parser.name("the block's name") }
    let isOuter = !open.contains { $0.word == "block" }
    let (body, end) = inside(tag, until: ["endblock"])
    if let end {
      _ = read(end) { parser throws(SyntaxError) in
        if !parser.isAtEnd, let name { try parser.expect(word: name.text) }
      }
    }
    guard let name else { return nil }
    if let wrong = open.first(where: { $0.word == "macro" || $0.word == "call" }) {
      report("a block cannot stand in a '\(wrong.word)'", at: name.range)
    }
    if let first = template.blocks[name.text] {
      findings.report(
        Diagnostic(
          .templateSyntax, "there is a block '\(name.text)' already", at: name.range,
          related: [.init(first.name.range, "the first one")]))
    }
    let block = Block(name: name, body: body)
    template.blocks[name.text] = block
    if isOuter { template.outerBlocks.append(name) }
    return .block(block)
  }

  private mutating func macro(_ tag: Tag) -> Statement? {
    let head = read(tag) { parser throws(SyntaxError) in
      (try parser.newName(), try Self.parameters(&parser))
    }
    let (body, end) = inside(tag, until: ["endmacro"])
    expectBareEnd(end)
    guard let (name, parameters) = head else { return nil }
    if !open.isEmpty { report("a macro stands at the top of a file, not in other tags", at: name.range) }
    if let first = template.macros[name.text] {
      findings.report(
        Diagnostic(
          .templateSyntax, "there is a macro '\(name.text)' already", at: name.range,
          related: [.init(first.name.range, "the first one")]))
    }
    template.macros[name.text] = Macro(name: name, parameters: parameters, body: body)
    return nil
  }

  private static func parameters(_ parser: inout ExpressionParser) throws(SyntaxError) -> [Macro.Parameter] {
    var parameters: [Macro.Parameter] = []
    try parser.expect(.openParenthesis)
    while !parser.takes(.closeParenthesis) {
      if !parameters.isEmpty { try parser.expect(.comma) }
      let name = try parser.newName()
      if parameters.contains(where: { $0.name.text == name.text }) {
        throw SyntaxError("there is a parameter '\(name.text)' already", at: name.range)
      }
      let fallback = parser.takes(.assign) ? try parser.expression() : nil
      if fallback == nil, parameters.last?.fallback != nil {
        throw SyntaxError("'\(name.text)' needs a default, as the parameter before it has one", at: name.range)
      }
      parameters.append(Macro.Parameter(name: name, fallback: fallback))
    }
    return parameters
  }

  private mutating func include(_ tag: Tag) -> Statement? {
    let name = read(tag) { parser throws(SyntaxError) in try parser.text("a template's name in quotes") }
    guard let name else { return nil }
    template.references.append(name)
    return .include(name)
  }

  private mutating func extends(_ tag: Tag) -> Statement? {
    let name = read(tag) { parser throws(SyntaxError) in try parser.text("a template's name in quotes") }
    guard let name else { return nil }
    if template.parent != nil || !open.isEmpty {
      report("'extends' stands once, at the top of a file", at: tag.range)
      return nil
    }
    template.parent = name
    template.references.append(name)
    return nil
  }

  private mutating func importModule(_ tag: Tag) -> Statement? {
    let names = read(tag) { parser throws(SyntaxError) in
      let template = try parser.text("a template's name in quotes")
      try parser.expect(word: "as")
      return (template, try parser.newName())
    }
    guard let (name, alias) = names else { return nil }
    template.references.append(name)
    return .importModule(template: name, as: alias)
  }

  private mutating func importMacros(_ tag: Tag) -> Statement? {
    let names = read(tag) { parser throws(SyntaxError) in
      let template = try parser.text("a template's name in quotes")
      try parser.expect(word: "import")
      var macros: [(macro: Name, as: Name)] = []
      repeat {
        let macro = try parser.name("a macro's name")
        macros.append((macro, parser.takes(word: "as") ? try parser.newName() : macro))
      } while parser.takes(.comma)
      return (template, macros)
    }
    guard let (name, macros) = names else { return nil }
    template.references.append(name)
    return .importMacros(template: name, macros)
  }

  private mutating func report(_ message: String, at range: SourceRange) {
    findings.report(Diagnostic(.templateSyntax, message, at: range))
  }

  /// What stands outside the blocks of a template that extends another never reaches a page: Jinja drops it, we say so.
  private mutating func checkOutsideOfBlocks() {
    guard let parent = template.parent else { return }
    let isFirst = Self.standsFirst(segments)
    if !isFirst { report("'extends' is the first tag of a file", at: parent.range) }
    for statement in template.statements {
      guard let range = Self.lostRange(of: statement, in: template.file) else { continue }
      findings.report(
        Diagnostic(
          .templateSyntax, "this never reaches a page", at: range,
          help: "a template that extends another holds blocks, macros, imports and 'set'; put the rest into a block"))
    }
  }

  private static func standsFirst(_ segments: [Segment]) -> Bool {
    for segment in segments {
      switch segment {
      case .text: continue
      case .output: return false
      case .tag(let tokens, _): return tokens.first?.kind == .name("extends")
      }
    }
    return false
  }

  private static func lostRange(of statement: Statement, in file: SourceFile) -> SourceRange? {
    switch statement {
    case .text(let bytes):
      guard let first = bytes.firstIndex(where: { $0 > 0x20 }), let last = bytes.lastIndex(where: { $0 > 0x20 }) else {
        return nil
      }
      return SourceRange(file: file.id, start: first, end: last + 1)
    case .output(let expression): return expression.range
    case .choice(let choice): return choice.range
    case .loop(let loop): return loop.range
    case .include(let name): return name.range
    case .callBlock(let block): return block.call.range
    case .set, .block, .importModule, .importMacros: return nil
    }
  }
}
