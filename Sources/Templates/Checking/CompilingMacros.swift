import Diagnostics

extension Rule {
  static let unknownMacro = Rule("unknown-macro", .error, "a template calls a macro that does not exist")
  static let unknownArgument = Rule("unknown-argument", .error, "a macro or filter has no argument of that name")
  static let templateArgument = Rule(
    "template-argument", .error, "a macro, filter or test has too few or too many arguments")
  static let templateCycle = Rule("template-cycle", .error, "templates or macros use one another in a circle")
}

/// A macro for one set of argument types, started at one kind of place in the markup.
struct MacroCall: Hashable {
  let macro: MacroReference
  /// Nil where the parameter's default is used.
  let arguments: [ValueType?]
  let state: MarkupState
}

extension Compilation {
  private enum Callee {
    case macro(MacroReference)
    case parentBlock
    case caller
  }

  /// Emits a call that writes to the page where it stands.
  mutating func call(_ callee: Expression, _ arguments: Arguments, at range: SourceRange) {
    switch self.callee(callee) {
    case .macro(let reference): call(reference, arguments, at: range, body: nil)
    case .parentBlock:
      expectNoArguments(arguments, "super")
      parentBlock(at: range)
    case .caller: caller(arguments, at: range)
    case nil: break
    }
  }

  /// A call whose markup becomes a value.
  mutating func captured(_ expression: Expression, into target: Int32) -> ValueType {
    guard case .call(let callee, let arguments) = expression.kind else { return .unknown }
    let outer = state
    state = .text
    let start = emit(.capture, target)
    barrier = routine.steps.count
    call(callee, arguments, at: expression.range)
    land(start)
    if state != .text {
      report(
        .templateContext, "as a value this has to be whole markup, and it ends in \(state.description)",
        at: expression.range)
    }
    state = outer
    return .html
  }

  mutating func callBlock(_ block: CallBlock) {
    guard case .call(let callee, let arguments) = block.call.kind, let callee = self.callee(callee) else { return }
    guard case .macro(let reference) = callee else {
      report(.templateSyntax, "'call' wants a macro", at: block.call.range)
      return
    }
    call(reference, arguments, at: block.call.range, body: CallerBody(block, environment, openMacros))
  }

  // MARK: Who is called

  private mutating func callee(_ expression: Expression) -> Callee? {
    switch expression.kind {
    case .name("super"): return .parentBlock
    case .name("caller"): return .caller
    case .name(let name):
      if case .macro(let reference)? = entity(name) { return .macro(reference) }
      reportUncallable(name, at: expression.range)
      return nil
    case .attribute(let base, let name):
      guard case .name(let alias) = base.kind, case .module(let index)? = entity(alias) else { break }
      guard templates[index].macros[name.text] != nil else {
        reportUnknownMacro(name, among: Array(templates[index].macros.keys), of: templates[index].name)
        return nil
      }
      return .macro(MacroReference(template: index, name: name.text, seesPage: false))
    default: break
    }
    report(
      .templateType, "only macros can be called", at: expression.range,
      help: "fields are named without parentheses; what computes something is a filter")
    return nil
  }

  private mutating func reportUncallable(_ name: String, at range: SourceRange) {
    let macros = environment.scopes.flatMap { scope in
      scope.compactMap { name, entity in if case .macro = entity { name } else { nil } }
    }
    reportUnknownMacro(Name(text: name, range: range), among: macros, of: nil)
  }

  mutating func reportUnknownMacro(_ name: Name, among macros: [String], of template: String?) {
    let help =
      macros.isEmpty
      ? "macros come from '{% macro %}', '{% import %}' and '{% from %}'"
      : "the macros \(template.map { "in '\($0)'" } ?? "here") are \(Self.listed(macros.sorted()))"
    report(
      .unknownMacro, "there is no macro '\(name.text)'\(template.map { " in '\($0)'" } ?? "")", at: name.range,
      label: suggestion(for: name.text, among: macros + (template == nil ? ["super", "caller"] : [])), help: help)
  }

  private mutating func expectNoArguments(_ arguments: Arguments, _ name: String) {
    guard let first = arguments.positional.first?.range ?? arguments.named.first?.name.range else { return }
    report(.templateArgument, "'\(name)' takes no arguments", at: first)
  }

  // MARK: Macros

  private mutating func call(
    _ reference: MacroReference, _ arguments: Arguments, at range: SourceRange, body: CallerBody?
  ) {
    let file = templates[reference.template]
    isBroken = isBroken || file.isBroken
    let macro = file.macros[reference.name]!
    let bound = bind(arguments, to: macro, at: range)
    guard mayCall(reference, bound, at: range, isBlock: body != nil) else { return }
    let mark = nextRegister
    let first = allocate(Int32(bound.count))
    let types = bound.enumerated().map { offset, expression in
      expression.map { compile($0, into: first + Int32(offset)) }
    }
    if let body {
      weave(macro, reference, types, first, body, at: range)
    } else {
      let key = MacroCall(macro: reference, arguments: types, state: state)
      emit(.call, Int32(routine(for: key, macro)), first, Int32(bound.count))
    }
    nextRegister = mark
  }

  /// The argument of each parameter, nil where its default is used.
  private mutating func bind(_ arguments: Arguments, to macro: Macro, at range: SourceRange) -> [Expression?] {
    var bound: [Expression?] = macro.parameters.map { _ in nil }
    let names = macro.parameters.map(\.name.text)
    for (index, argument) in arguments.positional.enumerated() {
      guard index < bound.count else {
        report(
          .templateArgument, "'\(macro.name.text)' takes \(Self.counted(bound.count)), this is one too many",
          at: argument.range, related: [.init(macro.name.range, "the macro")])
        break
      }
      bound[index] = argument
    }
    for (name, value) in arguments.named {
      guard let index = names.firstIndex(of: name.text) else {
        report(
          .unknownArgument, "'\(macro.name.text)' has no argument '\(name.text)'", at: name.range,
          label: suggestion(for: name.text, among: names), related: [.init(macro.name.range, "the macro")])
        continue
      }
      if bound[index] != nil {
        report(.templateArgument, "the argument '\(name.text)' is there already", at: name.range)
      }
      bound[index] = value
    }
    for (index, parameter) in macro.parameters.enumerated() where bound[index] == nil && parameter.fallback == nil {
      report(
        .templateArgument, "'\(macro.name.text)' needs the argument '\(parameter.name.text)'", at: range,
        related: [.init(parameter.name.range, "which has no default")])
      bound[index] = Expression(.broken, at: range)
    }
    return bound
  }

  private static func counted(_ count: Int) -> String {
    count == 0 ? "no arguments" : count == 1 ? "one argument" : "\(count) arguments"
  }

  /// A macro may call itself with a part of what it was given, which comes to an end; other circles do not.
  private mutating func mayCall(
    _ reference: MacroReference, _ arguments: [Expression?], at range: SourceRange, isBlock: Bool
  ) -> Bool {
    guard openMacros.count < Self.deepestCalls else {
      report(
        .templateDepth, "'\(reference.name)' is one macro too many", at: range,
        help: "at most \(Self.deepestCalls) macros may call one another")
      return false
    }
    guard openMacros.contains(reference) else { return true }
    let shrinks = arguments.enumerated().contains { index, argument in
      argument.flatMap { lineage(of: $0) }.map { $0.isPart && $0.parameter == index } ?? false
    }
    if shrinks, !isBlock, openMacros.last == reference { return true }
    report(
      .templateCycle, "'\(reference.name)' calls itself without end", at: range,
      help: "a macro may call itself, directly, with a part of the same argument: '{{ tree(entry.children) }}'")
    return false
  }

  /// The macro's body right here, since the body of a `call` belongs to this place alone.
  private mutating func weave(
    _ macro: Macro, _ reference: MacroReference, _ types: [ValueType?], _ first: Int32, _ body: CallerBody,
    at range: SourceRange
  ) {
    let (outer, outerMacros, start) = (environment, openMacros, state)
    enter(reference)
    environment.caller = body
    self.body(of: macro, types, first)
    (environment, openMacros) = (outer, outerMacros)
    checkEnd(of: macro, start)
  }

  private mutating func enter(_ reference: MacroReference) {
    var inner = Environment()
    inner.seesPage = reference.seesPage
    inner.chain = [reference.template]
    inner.scopes = [fileScope(reference.template, seesPage: reference.seesPage)]
    inner.topDepth = 1
    environment = inner
    openMacros.append(reference)
  }

  /// What the top of a file defines: its macros, and those it imports.
  private func fileScope(_ index: Int, seesPage: Bool) -> [String: Entity] {
    var scope = macroScope(of: [index], seesPage: seesPage)
    for statement in templates[index].statements {
      switch statement {
      case .importModule(let template, let alias): scope[alias.text] = indices[template.text].map(Entity.module)
      case .importMacros(let template, let names):
        guard let source = indices[template.text] else { continue }
        for (macro, alias) in names where templates[source].macros[macro.text] != nil {
          scope[alias.text] = .macro(MacroReference(template: source, name: macro.text, seesPage: false))
        }
      default: continue
      }
    }
    return scope
  }

  private mutating func body(of macro: Macro, _ types: [ValueType?], _ first: Int32) {
    environment.scopes.append([:])
    for (index, parameter) in macro.parameters.enumerated() {
      let register = first + Int32(index)
      let type = types[index] ?? parameter.fallback.map { compile($0, into: register) } ?? .unknown
      let lineage = Lineage(parameter: index, isPart: false)
      define(parameter.name.text, Variable(id: newVariable(), register: register, type: type, lineage: lineage))
    }
    prepareVariables(setWithin: macro.body)
    compile(macro.body)
  }

  private mutating func checkEnd(of macro: Macro, _ start: MarkupState) {
    guard let joined = start.joined(with: state) else {
      report(
        .templateContext, "this macro starts in \(start.description) and ends in \(state.description)",
        at: macro.name.range, help: "a macro has to leave tags, quotes and scripts as it found them")
      state = start
      return
    }
    state = joined
  }

  /// The routine for a macro with these types; made when it is first asked for.
  private mutating func routine(for call: MacroCall, _ macro: Macro) -> Int {
    if let index = routines[call] { return index }
    let index = program.routines.count
    program.routines.append(Routine())
    routines[call] = index
    let (outer, outerRoutine, outerRegister, outerMacros, outerBarrier) =
      (environment, routine, nextRegister, openMacros, barrier)
    routine = Routine()
    (nextRegister, barrier) = (1, 0)
    enter(call.macro)
    let first = allocate(Int32(macro.parameters.count))
    body(of: macro, call.arguments, first)
    checkEnd(of: macro, call.state)
    program.routines[index] = routine
    (environment, routine, nextRegister, openMacros, barrier) =
      (outer, outerRoutine, outerRegister, outerMacros, outerBarrier)
    return index
  }

  /// Looks at a macro on its own, with arguments that may be anything.
  mutating func check(_ macro: Macro, of template: Int) {
    let reference = MacroReference(template: template, name: macro.name.text, seesPage: true)
    _ = routine(
      for: MacroCall(macro: reference, arguments: macro.parameters.map { _ in .unknown }, state: state), macro)
  }

  // MARK: caller()

  private mutating func caller(_ arguments: Arguments, at range: SourceRange) {
    guard let body = environment.caller else {
      if page != nil {
        report(
          .unknownMacro, "nothing was given for 'caller'", at: range,
          help:
            "'caller()' writes the body of '{% call macro() %}…{% endcall %}'; ask with '{% if caller is defined %}'")
      }
      return
    }
    guard arguments.named.isEmpty, arguments.positional.count == body.parameters.count else {
      report(
        .templateArgument, "the 'call' takes \(Self.counted(body.parameters.count)) from 'caller'", at: range,
        related: body.parameters.first.map { [.init($0.range, "named here")] } ?? [])
      return
    }
    let mark = nextRegister
    let first = allocate(Int32(arguments.positional.count))
    var names: [String: Entity] = [:]
    for (offset, argument) in arguments.positional.enumerated() {
      let register = first + Int32(offset)
      let type = compile(argument, into: register)
      names[body.parameters[offset].text] = .variable(Variable(id: newVariable(), register: register, type: type))
    }
    let (outer, outerMacros, start) = (environment, openMacros, state)
    (environment, openMacros) = (body.environment, body.openMacros)
    compileInScope(body.statements, names: names)
    (environment, openMacros) = (outer, outerMacros)
    nextRegister = mark
    guard let joined = start.joined(with: state) else {
      report(
        .templateContext, "the 'call' starts in \(start.description) and ends in \(state.description)", at: range,
        help: "the body of a 'call' has to leave tags, quotes and scripts as it found them")
      state = start
      return
    }
    state = joined
  }
}
