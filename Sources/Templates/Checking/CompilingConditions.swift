import Diagnostics

extension Rule {
  static let unknownTest = Rule("unknown-test", .error, "a template asks 'is' something the language does not have")
}

/// What holds where a condition is true, and where it is false.
struct Facts {
  var whenTrue: Set<Path> = []
  var whenFalse: Set<Path> = []
}

extension Compilation {
  /// Emits a condition; the register holds something true or false.
  mutating func condition(_ expression: Expression) -> Int32 {
    switch expression.kind {
    case .not(let operand):
      let register = allocate()
      let inner = condition(operand)
      emit(.truth, register, inner, 1)
      nextRegister = register + 1
      return register
    case .and(let left, let right): return connected(left, right, isAnd: true)
    case .or(let left, let right): return connected(left, right, isAnd: false)
    case .comparison(let first, let rest): return comparison(first, rest)
    case .test(let operand, let name, let arguments, let isNegated):
      return test(operand, name, arguments, isNegated, expression)
    default: return compile(expression).register
    }
  }

  private mutating func connected(_ left: Expression, _ right: Expression, isAnd: Bool) -> Int32 {
    let register = allocate()
    if let truth = staticTruth(of: left) {
      if truth == isAnd { return condition(right) }
      load(.boolean(truth), into: register)
      return register
    }
    let first = condition(left)
    emit(.truth, register, first)
    let end = emit(isAnd ? .jumpIfFalse : .jumpIfTrue, register)
    let facts = self.facts(of: left)
    let present = environment.present
    environment.present.formUnion(isAnd ? facts.whenTrue : facts.whenFalse)
    let second = condition(right)
    emit(.truth, register, second)
    environment.present = present
    land(end)
    nextRegister = register + 1
    return register
  }

  // MARK: Comparing

  private mutating func comparison(_ first: Expression, _ rest: [(Comparison, Expression)]) -> Int32 {
    let register = allocate()
    var left = compile(first)
    var leftRange = first.range
    var ends: [Int] = []
    for (index, (comparison, expression)) in rest.enumerated() {
      let right = compile(expression)
      check(comparison, left.type, right.type, at: leftRange.through(expression.range))
      emit(.compare, register, left.register, right.register, comparison.rawValue)
      if index + 1 < rest.count { ends.append(emit(.jumpIfFalse, register)) }
      (left, leftRange) = (right, expression.range)
    }
    for end in ends { land(end) }
    nextRegister = register + 1
    return register
  }

  private mutating func check(
    _ comparison: Comparison, _ left: ValueType, _ right: ValueType, at range: SourceRange
  ) {
    let isFine: Bool
    switch comparison {
    case .equal, .notEqual: isFine = left.isComparable(with: right)
    case .less, .lessOrEqual, .greater, .greaterOrEqual: isFine = left.isOrdered(with: right)
    case .contained, .notContained: isFine = left.canBeIn(right)
    }
    guard !isFine else { return }
    let isMaybe = left.isOptional || right.isOptional
    report(
      .templateType, "\(left.description) cannot be compared with \(right.description) like this", at: range,
      help: isMaybe ? "ask first with 'if', or say what else with '| default(…)'" : nil)
  }

  // MARK: Tests

  private static let tests = ["defined", "undefined", "none", "odd", "even", "divisibleby"]

  private mutating func test(
    _ operand: Expression, _ name: Name, _ arguments: Arguments, _ isNegated: Bool, _ whole: Expression
  ) -> Int32 {
    let register = allocate()
    guard Self.tests.contains(name.text) else {
      report(
        .unknownTest, "there is no test '\(name.text)'", at: name.range,
        label: suggestion(for: name.text, among: Self.tests), help: "the tests are \(Self.listed(Self.tests))")
      load(.boolean(false), into: register)
      return register
    }
    checkTestArguments(name, arguments)
    if let truth = staticTruth(of: whole) {
      load(.boolean(truth), into: register)
      return register
    }
    let value = compile(operand)
    switch name.text {
    case "defined": emit(.isNone, register, value.register, isNegated ? 0 : 1)
    case "undefined", "none": emit(.isNone, register, value.register, isNegated ? 1 : 0)
    default: divisibility(value, operand, name, arguments, isNegated, into: register)
    }
    nextRegister = register + 1
    return register
  }

  private mutating func checkTestArguments(_ name: Name, _ arguments: Arguments) {
    let wanted = name.text == "divisibleby" ? 1 : 0
    guard arguments.positional.count != wanted || !arguments.named.isEmpty else { return }
    report(
      .templateArgument, "'\(name.text)' takes \(wanted == 1 ? "one argument" : "no arguments")",
      at: arguments.positional.dropFirst(wanted).first?.range ?? arguments.named.first?.name.range ?? name.range)
  }

  private mutating func divisibility(
    _ value: Operand, _ operand: Expression, _ name: Name, _ arguments: Arguments, _ isNegated: Bool,
    into register: Int32
  ) {
    _ = require(.integer, value.type, "what '\(name.text)' asks about", at: operand.range)
    let divisor = allocate()
    if name.text == "divisibleby", let argument = arguments.positional.first {
      let type = compile(argument, into: divisor)
      _ = require(.integer, type, "the argument of 'divisibleby'", at: argument.range)
      if case .literal(.integer(0)) = argument.kind {
        report(.templateType, "this divides by zero", at: argument.range)
      }
    } else {
      load(.integer(2), into: divisor)
    }
    emit(.arithmetic, register, value.register, divisor, Arithmetic.remainder.rawValue)
    load(.integer(name.text == "odd" ? 1 : 0), into: divisor)
    emit(.compare, register, register, divisor, (isNegated ? Comparison.notEqual : .equal).rawValue)
  }

  // MARK: What a condition tells before it runs

  /// Whether a condition is known already: what `is defined` says of names that cannot be anything here. The branch that
  /// is never taken is not checked, so that partials may serve several kinds of pages.
  func staticTruth(of expression: Expression) -> Bool? {
    switch expression.kind {
    case .literal(.boolean(let value)): return value
    case .not(let operand): return staticTruth(of: operand).map { !$0 }
    case .and(let left, let right):
      let (first, second) = (staticTruth(of: left), staticTruth(of: right))
      if first == false || second == false { return false }
      return first == true && second == true ? true : nil
    case .or(let left, let right):
      let (first, second) = (staticTruth(of: left), staticTruth(of: right))
      if first == true || second == true { return true }
      return first == false && second == false ? false : nil
    case .test(let operand, let name, _, let isNegated):
      guard name.text == "defined" || name.text == "undefined" else { return nil }
      return isDefined(operand).map { $0 != (isNegated != (name.text == "undefined")) }
    default: return nil
    }
  }

  private func isDefined(_ expression: Expression) -> Bool? {
    if case .name("caller") = expression.kind { return environment.caller != nil ? true : page == nil ? nil : false }
    switch expression.kind {
    case .name, .attribute: break
    default: return nil
    }
    if case .name(let name) = expression.kind, let entity = entity(name) {
      if case .variable = entity {} else { return true }
    }
    guard let type = silentType(of: expression) else { return false }
    switch type {
    case .unknown, .optional, .none, .nothing, .conflict: return nil
    case .undefined: return false
    case .text, .html, .json, .integer, .decimal, .boolean, .list, .model: return true
    }
  }

  /// The optional values a condition asks for.
  func facts(of expression: Expression) -> Facts {
    switch expression.kind {
    case .name, .attribute, .index: return path(of: expression).map { Facts(whenTrue: [$0]) } ?? Facts()
    case .not(let operand):
      let facts = self.facts(of: operand)
      return Facts(whenTrue: facts.whenFalse, whenFalse: facts.whenTrue)
    case .and(let left, let right):
      let (first, second) = (facts(of: left), facts(of: right))
      return Facts(
        whenTrue: first.whenTrue.union(second.whenTrue), whenFalse: first.whenFalse.intersection(second.whenFalse))
    case .or(let left, let right):
      let (first, second) = (facts(of: left), facts(of: right))
      return Facts(
        whenTrue: first.whenTrue.intersection(second.whenTrue), whenFalse: first.whenFalse.union(second.whenFalse))
    case .test(let operand, let name, _, let isNegated):
      guard let path = path(of: operand), ["defined", "undefined", "none"].contains(name.text) else { return Facts() }
      return (name.text == "defined") != isNegated ? Facts(whenTrue: [path]) : Facts(whenFalse: [path])
    case .comparison(let left, let rest): return facts(comparing: left, rest)
    default: return Facts()
    }
  }

  /// `x != none`, `x == none`, and `x == "a"`, which nothing is not.
  private func facts(comparing left: Expression, _ rest: [(Comparison, Expression)]) -> Facts {
    guard rest.count == 1, let path = path(of: left), case .literal(let literal) = rest[0].1.kind else {
      return Facts()
    }
    switch (rest[0].0, literal == .none) {
    case (.equal, false), (.notEqual, true): return Facts(whenTrue: [path])
    case (.equal, true), (.notEqual, false): return Facts(whenFalse: [path])
    default: return Facts()
    }
  }
}

extension ValueType {
  fileprivate func isComparable(with other: ValueType) -> Bool {
    switch (unwrapped, other.unwrapped) {
    case (.unknown, _), (_, .unknown), (.none, _), (_, .none), (.nothing, _), (_, .nothing): true
    case (.text, .text), (.boolean, .boolean): true
    case (let left, let right): left.isNumber && right.isNumber
    }
  }

  fileprivate func isOrdered(with other: ValueType) -> Bool {
    if self == .unknown || other == .unknown { return true }
    return (self == .text && other == .text) || (isNumber && other.isNumber)
  }

  fileprivate func canBeIn(_ whole: ValueType) -> Bool {
    switch whole.unwrapped {
    case .unknown: true
    case .text: self == .text || self == .unknown
    case .list(let element): isComparable(with: element)
    case .html, .json, .integer, .decimal, .boolean, .none, .optional, .model, .nothing, .undefined, .conflict: false
    }
  }
}
