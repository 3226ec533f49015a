import Diagnostics

// Compiling checks and translates in one walk: each expression yields the steps that compute it and its type. Included
// templates, blocks and the bodies of `call` are woven in where they are used, so that names, types and the place in
// the markup are known exactly; macros become routines, one for each set of argument types.

extension Rule {
  static let templateDepth = Rule("template-depth", .error, "templates include or call one another too deeply")
}

/// The making of one program.
struct Compilation {
  /// How many templates may be open at once through `include`.
  static let deepestInclusion = 8
  static let deepestCalls = 16
  static let mostStatements = 200_000
  static let mostLiteralBytes = 16 << 20

  let templates: [ParsedTemplate]
  let indices: [String: Int]
  /// The page's fields; nil when a template is looked at on its own, with any name allowed to be one.
  let page: ErasedSchema?
  let dialect: Dialect

  var program = Program()
  /// The routine at hand.
  var routine = Routine()
  var nextRegister: Int32 = 1
  /// No literal is merged into one before this step: something jumps here.
  var barrier = 0
  var environment = Environment()
  /// Where in the page's markup the walk is.
  var state = MarkupState.text

  var findings = Findings()
  private var reported: Set<Diagnostic> = []
  /// A template with syntax errors, reported before, takes part.
  var isBroken = false
  private var isTooLarge = false
  private var statements = 0

  var openTemplates: [Int] = []
  var openMacros: [MacroReference] = []
  var routines: [MacroCall: Int] = [:]
  private var lastVariable = 0

  init(_ templates: [ParsedTemplate], indices: [String: Int], page: ErasedSchema?, dialect: Dialect) {
    self.templates = templates
    self.indices = indices
    self.page = page
    self.dialect = dialect
    program.routines = [Routine()]
  }

  /// The whole of a template as routine 0.
  mutating func compile(_ index: Int) {
    unit(index)
    program.routines[0] = routine
  }

  // MARK: Findings

  mutating func report(
    _ rule: Rule, _ message: String, at range: SourceRange, label: String? = nil, related: [Diagnostic.Related] = [],
    help: String? = nil
  ) {
    let diagnostic = Diagnostic(rule, message, at: range, label: label, related: related, help: help)
    // A macro's body is looked at once for each set of types.
    if reported.insert(diagnostic).inserted { findings.report(diagnostic) }
  }

  /// Stops what expands without end or nearly so.
  mutating func mayGoOn(at range: @autoclosure () -> SourceRange?) -> Bool {
    statements += 1
    if statements <= Self.mostStatements, program.literals.count <= Self.mostLiteralBytes { return true }
    if !isTooLarge, let range = range() {
      isTooLarge = true
      report(
        .templateDepth, "this template grows too large", at: range,
        help: "with all it includes and calls it may have \(Self.mostStatements) tags and 16 MiB of text")
    }
    return !isTooLarge
  }

  // MARK: Registers and steps

  mutating func allocate(_ count: Int32 = 1) -> Int32 {
    let register = nextRegister
    nextRegister += count
    routine.frameSize = max(routine.frameSize, Int(nextRegister))
    return register
  }

  mutating func newVariable() -> Int {
    lastVariable += 1
    return lastVariable
  }

  @discardableResult
  mutating func emit(_ code: Step.Code, _ a: Int32 = 0, _ b: Int32 = 0, _ c: Int32 = 0, _ d: Int32 = 0) -> Int {
    routine.steps.append(Step(code: code, a: a, b: b, c: c, d: d))
    return routine.steps.count - 1
  }

  /// The next step, as something a jump may lead to.
  mutating func here() -> Int32 {
    barrier = routine.steps.count
    return Int32(routine.steps.count)
  }

  /// Lets a jump emitted before lead here.
  mutating func land(_ jump: Int) {
    let target = here()
    switch routine.steps[jump].code {
    case .jump: routine.steps[jump].a = target
    case .jumpIfFalse, .jumpIfTrue, .capture: routine.steps[jump].b = target
    case .loop: routine.steps[jump].c = target
    case .literal, .load, .move, .field, .write, .writeField, .markURL, .checkURL, .truth, .isNone, .compare,
      .arithmetic, .negate, .concatenate, .makeList, .element, .filter, .call:
      preconditionFailure("not a jump")
    }
  }

  mutating func load(_ literal: Literal, into register: Int32) {
    emit(.load, register, Int32(program.constants.count))
    program.constants.append(Value(literal))
  }

  mutating func move(_ source: Int32, into target: Int32) {
    if source != target { emit(.move, target, source) }
  }

  mutating func accessor(_ accessor: @escaping Accessor) -> Int32 {
    program.addField(accessor)
  }

  mutating func emitLiteral(_ bytes: ArraySlice<UInt8>) {
    guard !bytes.isEmpty else { return }
    let start = Int32(program.literals.count)
    program.literals += bytes
    let end = Int32(program.literals.count)
    if routine.steps.count > barrier, let last = routine.steps.last, last.code == .literal, last.b == start {
      routine.steps[routine.steps.count - 1].b = end
    } else {
      emit(.literal, start, end)
    }
  }
}

extension Value {
  init(_ literal: Literal) {
    switch literal {
    case .none: self = .none
    case .boolean(let value): self = .boolean(value)
    case .integer(let value): self = .integer(value)
    case .decimal(let value): self = .decimal(value)
    case .text(let value): self = .text(value)
    }
  }
}

extension ValueType {
  init(of literal: Literal) {
    switch literal {
    case .none: self = .none
    case .boolean: self = .boolean
    case .integer: self = .integer
    case .decimal: self = .decimal
    case .text: self = .text
    }
  }
}
