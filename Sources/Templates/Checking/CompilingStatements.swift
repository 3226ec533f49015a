import Diagnostics

extension Rule {
  static let templateContext = Rule(
    "template-context", .error, "two ways through a template leave the markup in different places")
  static let templateType = Rule("template-type", .error, "a template uses a value as what it is not")
}

extension Compilation {
  mutating func compile(_ statements: [Statement]) {
    for statement in statements {
      guard mayGoOn(at: statement.place) else { return }
      compile(statement)
    }
  }

  private mutating func compile(_ statement: Statement) {
    let mark = nextRegister
    switch statement {
    case .text(let bytes): text(bytes)
    case .output(let expression): output(expression)
    case .choice(let choice): self.choice(choice)
    case .loop(let loop): self.loop(loop)
    case .set(let name, let expression):
      // The variable's register outlives the statement.
      set(name, expression)
      return
    case .include(let name): include(name)
    case .block(let block): self.block(block)
    case .importModule(let template, let alias): importModule(template, as: alias)
    case .importMacros(let template, let names): importMacros(from: template, names)
    case .callBlock(let block): callBlock(block)
    }
    nextRegister = mark
  }

  /// Compiles statements that see what is here and keep their variables to themselves.
  mutating func compileInScope(_ statements: [Statement], names: [String: Entity] = [:]) {
    let mark = nextRegister
    environment.scopes.append(names)
    prepareVariables(setWithin: statements)
    compile(statements)
    environment.scopes.removeLast()
    nextRegister = mark
  }

  // MARK: Variables

  /// Variables that only some branches of an `if` set exist from the scope's start, with the value the name has outside:
  /// Jinja's scoping.
  mutating func prepareVariables(setWithin statements: [Statement]) {
    var names: [String] = []
    for case .choice(let choice) in statements { Self.append(namesSetIn: choice, to: &names) }
    for name in names
    where environment.scopes[environment.scopes.count - 1][name] == nil {
      let register = allocate()
      var type = ValueType.undefined
      if let outer = resolve(name) {
        fetch(outer, into: register)
        type = outer.type
      } else {
        load(.none, into: register)
      }
      define(name, Variable(id: newVariable(), register: register, type: type))
    }
  }

  private static func append(namesSetIn choice: Choice, to names: inout [String]) {
    for branch in choice.branches { append(namesSetIn: branch.body, to: &names) }
    append(namesSetIn: choice.otherwise, to: &names)
  }

  private static func append(namesSetIn statements: [Statement], to names: inout [String]) {
    for statement in statements {
      switch statement {
      case .set(let name, _): names.append(name.text)
      case .choice(let choice): append(namesSetIn: choice, to: &names)
      default: continue
      }
    }
  }

  mutating func define(_ name: String, _ variable: Variable) {
    environment.scopes[environment.scopes.count - 1][name] = .variable(variable)
  }

  private mutating func set(_ name: Name, _ expression: Expression) {
    var register: Int32
    var id = newVariable()
    if case .variable(let known)? = environment.scopes.last?[name.text] {
      register = known.register
      id = known.id
      environment.present = environment.present.filter { $0.root != id }
    } else {
      register = allocate()
    }
    let mark = nextRegister
    let value = compile(expression)
    move(value.register, into: register)
    nextRegister = mark
    define(name.text, Variable(id: id, register: register, type: value.type, lineage: lineage(of: expression)))
  }

  // MARK: Branches

  private mutating func choice(_ choice: Choice) {
    var ends: [Int] = []
    var outcomes: [(Environment, MarkupState)] = []
    let start = state
    var isDecided = false
    for (condition, body) in choice.branches {
      let truth = staticTruth(of: condition)
      if truth == false { continue }
      let facts = self.facts(of: condition)
      let skip = truth == nil ? jumpUnless(condition) : nil
      let otherwise = environment
      environment.present.formUnion(facts.whenTrue)
      compile(body)
      outcomes.append((environment, state))
      (environment, state) = (otherwise, start)
      environment.present.formUnion(facts.whenFalse)
      guard let skip else {
        isDecided = true
        break
      }
      ends.append(emit(.jump))
      land(skip)
    }
    if !isDecided {
      compile(choice.otherwise)
      outcomes.append((environment, state))
    }
    for end in ends { land(end) }
    join(outcomes, at: choice.range)
  }

  private mutating func jumpUnless(_ condition: Expression) -> Int {
    let mark = nextRegister
    let register = self.condition(condition)
    nextRegister = mark
    return emit(.jumpIfFalse, register)
  }

  /// Goes on with what holds behind every branch.
  private mutating func join(_ outcomes: [(Environment, MarkupState)], at range: SourceRange) {
    (environment, state) = outcomes[0]
    for (other, otherState) in outcomes.dropFirst() {
      environment.present.formIntersection(other.present)
      joinVariables(with: other)
      if let joined = state.joined(with: otherState) {
        state = joined
      } else {
        report(
          .templateContext, "the branches end in \(state.description) and in \(otherState.description)", at: range,
          help: "every way through an 'if' has to leave tags, quotes and scripts alike")
        if otherState == .text { state = .text }
      }
    }
  }

  private mutating func joinVariables(with other: Environment) {
    let depth = environment.scopes.count - 1
    for (name, entity) in environment.scopes[depth] {
      guard case .variable(var variable) = entity, case .variable(let second)? = other.scopes[depth][name],
        variable.type != second.type || variable.lineage != nil
      else { continue }
      variable.type = .either(variable.type, second.type)
      variable.lineage = nil
      environment.scopes[depth][name] = .variable(variable)
    }
  }

  // MARK: Loops

  private mutating func loop(_ loop: Loop) {
    let list = compile(loop.list)
    let element = allocate(3)
    let elementType = self.elementType(of: list.type, at: loop.list)
    let start = state
    let jump = emit(.loop, list.register, element)
    barrier = routine.steps.count
    let present = environment.present
    let lineage = self.lineage(of: loop.list).map { Lineage(parameter: $0.parameter, isPart: true) }
    let variable = Variable(id: newVariable(), register: element, type: elementType, lineage: lineage)
    compileInScope(loop.body, names: [loop.element.text: .variable(variable), "loop": .loop(element)])
    environment.present = present
    land(jump)
    checkLoopEnd(start, loop, "a round of this loop starts in")
    if !loop.otherwise.isEmpty { loopOtherwise(loop, list.register, start) }
  }

  private mutating func loopOtherwise(_ loop: Loop, _ list: Int32, _ start: MarkupState) {
    let skip = emit(.jumpIfTrue, list)
    compileInScope(loop.otherwise)
    land(skip)
    checkLoopEnd(start, loop, "the 'else' of this loop starts in")
  }

  private mutating func checkLoopEnd(_ start: MarkupState, _ loop: Loop, _ what: String) {
    if let joined = start.joined(with: state) {
      state = joined
    } else {
      report(
        .templateContext, "\(what) \(start.description) and ends in \(state.description)", at: loop.range,
        help: "a loop has to leave tags, quotes and scripts as it found them")
      state = start
    }
  }

  private mutating func elementType(of type: ValueType, at expression: Expression) -> ValueType {
    switch type.unwrapped {
    case .list(let element): return element
    case .unknown: return .unknown
    case .none, .nothing: return .nothing
    case .text, .html, .json, .integer, .decimal, .boolean, .optional, .model, .undefined, .conflict:
      report(
        .templateType, "this is \(type.description), and a loop needs a list", at: expression.range)
      return .unknown
    }
  }
}

extension Statement {
  /// Somewhere in the statement, for a message about its size.
  var place: SourceRange? {
    switch self {
    case .text: nil
    case .output(let expression): expression.range
    case .choice(let choice): choice.range
    case .loop(let loop): loop.range
    case .set(let name, _), .include(let name), .importModule(let name, _), .importMacros(let name, _): name.range
    case .block(let block): block.name.range
    case .callBlock(let block): block.call.range
    }
  }
}
