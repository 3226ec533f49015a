import Diagnostics

extension Rule {
  static let unknownVariable = Rule("unknown-variable", .error, "a template uses a name that means nothing there")
  static let unknownField = Rule("unknown-field", .error, "a template asks a value for a field it does not have")
}

/// A value that a name leads to: a register, or a field of the model in it.
struct Place {
  var register: Int32
  var type: ValueType
  var path: Path?
  /// How to get from the register's model to the value; nil if the register holds the value.
  var read: Accessor?
  /// The same for going on from the value, where that is a model.
  fileprivate var through: Through?

  init(register: Int32, type: ValueType, path: Path? = nil) {
    self.register = register
    self.type = type
    self.path = path
  }
}

extension Compilation {
  /// What `name`, or a chain like `a.b.c`, leads to; nil for other expressions. Mistakes are reported.
  mutating func place(of expression: Expression) -> Place? {
    switch expression.kind {
    case .name(let text):
      if let place = resolve(text) {
        if place.type == .undefined { reportUnset(text, at: expression.range) }
        return place.type == .undefined ? Place(register: 0, type: .unknown) : place
      }
      reportUnknownName(text, at: expression.range)
      return Place(register: 0, type: .unknown)
    case .attribute(let base, let field):
      if let entity = namedEntity(base) {
        return place(of: field, in: entity, base: base) ?? Place(register: 0, type: .unknown)
      }
      let model = place(of: base) ?? boxed(base)
      guard model.type != .unknown else { return model }
      if let place = step(from: model, to: field.text) { return place }
      reportNoField(field, of: model.type, base: base)
      return Place(register: 0, type: .unknown)
    default: return nil
    }
  }

  /// The value of any other expression, as a place to go on from.
  private mutating func boxed(_ expression: Expression) -> Place {
    let value = compile(expression)
    return Place(register: value.register, type: value.type, path: path(of: expression))
  }

  /// A name's variable or the page's field, if it is one.
  func resolve(_ name: String) -> Place? {
    for scope in environment.scopes.reversed() {
      guard let entity = scope[name] else { continue }
      guard case .variable(let variable) = entity else { return nil }
      return narrowed(
        Place(register: variable.register, type: variable.type, path: Path(root: variable.id)))
    }
    guard environment.seesPage else { return nil }
    guard let page else { return Place(register: 0, type: .unknown) }
    var place = Place(register: 0, type: .none, path: Path(root: 0))
    guard let field = page.field(name) else { return nil }
    place.type = field.type
    place.path = Path(root: 0, steps: [name])
    place.read = field.read
    place.through = field.through
    return narrowed(place)
  }

  private func narrowed(_ place: Place) -> Place {
    guard place.type.isOptional, let path = place.path, environment.present.contains(path) else { return place }
    var place = place
    place.type = place.type.unwrapped
    return place
  }

  private func step(from place: Place, to name: String) -> Place? {
    guard case .model(let model) = place.type, let field = model.schema().field(name) else { return nil }
    var next = place
    next.type = field.type
    next.path = place.path?.appending(name)
    if let through = place.through {
      next.read = through(field.read)
      next.through = field.through.map { Self.composed(through, $0) }
    } else {
      next.read = field.read
      next.through = field.through
    }
    return narrowed(next)
  }

  private static func composed(_ outer: @escaping Through, _ inner: @escaping Through) -> Through {
    { read in outer(inner(read)) }
  }

  mutating func fetch(_ place: Place, into register: Int32) {
    if place.type == .unknown {
      load(.none, into: register)
    } else if let read = place.read {
      emit(.field, register, place.register, accessor(read))
    } else {
      move(place.register, into: register)
    }
  }

  // MARK: Without reporting

  /// The type that a chain of names has, nil if one of them is unknown or leads nowhere.
  func silentType(of expression: Expression) -> ValueType? { silentPlace(of: expression)?.type }

  private func silentPlace(of expression: Expression) -> Place? {
    switch expression.kind {
    case .name(let text): return resolve(text)
    case .attribute(let base, let field):
      guard var place = silentPlace(of: base) else { return nil }
      if place.type == .unknown { return place }
      // Whether the model is there is another question than whether it has such a field.
      let isCertain = !place.type.isOptional
      place.type = place.type.unwrapped
      guard var next = step(from: place, to: field.text) else { return nil }
      if !isCertain { next.type = .optional(next.type.unwrapped) }
      return next
    default: return nil
    }
  }

  /// What narrowing calls a chain of names and literal positions.
  func path(of expression: Expression) -> Path? {
    switch expression.kind {
    case .name(let text): return resolve(text)?.path
    case .attribute(let base, let field): return path(of: base)?.appending(field.text)
    case .index(let base, let position):
      guard case .literal(.integer(let index)) = position.kind else { return nil }
      return path(of: base)?.appending("[\(index)]")
    default: return nil
    }
  }

  /// Whether a value is part of an argument of the macro at hand.
  func lineage(of expression: Expression) -> Lineage? {
    switch expression.kind {
    case .name(let name):
      guard case .variable(let variable)? = entity(name) else { return nil }
      return variable.lineage
    case .attribute(let base, _), .index(let base, _):
      return lineage(of: base).map { Lineage(parameter: $0.parameter, isPart: true) }
    case .filter(let base, let name, _):
      let keeps = ["sort", "reverse", "selectattr", "rejectattr", "list", "first", "last", "default", "d"]
      return keeps.contains(name.text) ? lineage(of: base) : nil
    default: return nil
    }
  }

  func entity(_ name: String) -> Entity? {
    for scope in environment.scopes.reversed() { if let entity = scope[name] { return entity } }
    return nil
  }

  private func namedEntity(_ expression: Expression) -> Entity? {
    guard case .name(let name) = expression.kind, let entity = entity(name) else { return nil }
    if case .variable = entity { return nil }
    return entity
  }

  // MARK: loop

  private static let loopFields = ["index", "index0", "first", "last", "length"]

  private mutating func place(of field: Name, in entity: Entity, base: Expression) -> Place? {
    switch entity {
    case .variable: return nil
    case .loop(let element): return loopField(field, element)
    case .macro, .module:
      report(
        .templateType, "a macro is no value", at: base.range.through(field.range),
        help: "call it, as in '{{ m.\(field.text)() }}'")
      return nil
    }
  }

  private mutating func loopField(_ field: Name, _ element: Int32) -> Place? {
    let (position, length) = (element + 1, element + 2)
    guard Self.loopFields.contains(field.text) else {
      report(
        .unknownField, "'loop' has no field '\(field.text)'", at: field.range,
        label: suggestion(for: field.text, among: Self.loopFields),
        help: "it has \(Self.loopFields.joined(separator: ", "))")
      return nil
    }
    if field.text == "index0" { return Place(register: position, type: .integer) }
    if field.text == "length" { return Place(register: length, type: .integer) }
    let result = allocate()
    if field.text == "first" {
      load(.integer(0), into: result)
      emit(.compare, result, position, result, Comparison.equal.rawValue)
      return Place(register: result, type: .boolean)
    }
    load(.integer(1), into: result)
    emit(.arithmetic, result, position, result, Arithmetic.add.rawValue)
    if field.text == "index" { return Place(register: result, type: .integer) }
    emit(.compare, result, result, length, Comparison.equal.rawValue)
    return Place(register: result, type: .boolean)
  }

  // MARK: Mistakes

  func suggestion(for name: String, among candidates: [String]) -> String? {
    NearMiss.of(name, among: candidates.sorted()).map { "did you mean '\($0)'?" }
  }

  private var visibleNames: [String] {
    let variables = environment.scopes.flatMap { scope in
      scope.compactMap { name, entity in if case .variable = entity { name } else { nil } }
    }
    return variables + (environment.seesPage ? page?.fields.map(\.name) ?? [] : [])
  }

  private mutating func reportUnknownName(_ name: String, at range: SourceRange) {
    if let entity = entity(name) {
      let what = if case .loop = entity { "'loop' is no value" } else { "a macro is no value" }
      let help =
        if case .loop = entity { "ask for a field, as in 'loop.index'" } else { "call it, as in '{{ \(name)() }}'" }
      report(.templateType, what, at: range, help: help)
      return
    }
    let help =
      environment.seesPage
      ? page.map { "\($0.described) has \(Self.listed($0.fields.map(\.name)))" }
      : "a macro of an imported file sees its arguments only"
    report(
      .unknownVariable, "nothing is called '\(name)' here", at: range,
      label: suggestion(for: name, among: visibleNames), help: help)
  }

  private mutating func reportUnset(_ name: String, at range: SourceRange) {
    report(
      .unknownVariable, "'\(name)' is not set yet", at: range,
      help: "a 'set' gives a name its value from there on, within the 'for', 'block' or 'macro' around it")
  }

  private mutating func reportNoField(_ field: Name, of type: ValueType, base: Expression) {
    switch type {
    case .model(let model):
      let schema = model.schema()
      let names = schema.fields.map(\.name)
      report(
        .unknownField, "\(schema.described) has no field '\(field.text)'", at: field.range,
        label: suggestion(for: field.text, among: names), help: "it has \(Self.listed(names))")
    case .optional, .none:
      report(
        .templateType, "this may be nothing, and nothing has no '\(field.text)'", at: base.range,
        help: "ask first: '{% if x %}{{ x.\(field.text) }}{% endif %}' or 'x.\(field.text) if x'")
    case .text, .html, .json, .integer, .decimal, .boolean, .list, .nothing, .undefined, .conflict, .unknown:
      report(
        .unknownField, "this is \(type.description), which has no fields", at: base.range,
        help: "only models have fields; filters do the rest, as in '| length'")
    }
  }

  static func listed(_ names: [String]) -> String {
    let quoted = names.map { "'\($0)'" }
    guard quoted.count > 12 else { return quoted.joined(separator: ", ") }
    return quoted.prefix(12).joined(separator: ", ") + " and \(quoted.count - 12) more"
  }
}
