import Diagnostics

/// A computed value: where it lies and what it is.
struct Operand {
  let register: Int32
  let type: ValueType
}

extension Compilation {
  /// Emits what computes an expression. The register is to be read only: it may be a variable's.
  mutating func compile(_ expression: Expression) -> Operand {
    if let place = place(of: expression) {
      if place.type == .conflict { reportConflict(at: expression.range) }
      if place.read == nil, place.type != .unknown { return Operand(register: place.register, type: known(place.type)) }
      let register = allocate()
      fetch(place, into: register)
      return Operand(register: register, type: known(place.type))
    }
    let register = allocate()
    let type = compute(expression, into: register)
    // Temporaries behind the result are free again.
    nextRegister = register + 1
    return Operand(register: register, type: known(type))
  }

  private func known(_ type: ValueType) -> ValueType { type == .conflict ? .unknown : type }

  private mutating func reportConflict(at range: SourceRange) {
    report(
      .templateType, "this is of one type after one branch and of another after the other", at: range,
      help: "give the name the same type on every way, or use two names")
  }

  /// Emits what computes an expression into a register of the caller's choice.
  mutating func compile(_ expression: Expression, into register: Int32) -> ValueType {
    let value = compile(expression)
    move(value.register, into: register)
    return value.type
  }

  private mutating func compute(_ expression: Expression, into target: Int32) -> ValueType {
    switch expression.kind {
    case .name, .attribute: return .unknown  // A place, handled before.
    case .broken:
      load(.none, into: target)
      return .unknown
    case .literal(let literal):
      load(literal, into: target)
      return ValueType(of: literal)
    case .list(let elements): return list(elements, into: target)
    case .index(let list, let position): return element(of: list, at: position, expression, into: target)
    case .negation(let operand): return negation(operand, into: target)
    case .not, .comparison, .test:
      let register = condition(expression)
      move(register, into: target)
      return .boolean
    case .and(let left, let right): return either(left, right, isAnd: true, into: target)
    case .or(let left, let right): return either(left, right, isAnd: false, into: target)
    case .arithmetic(let operation, let left, let right):
      return arithmetic(operation, left, right, expression.range, into: target)
    case .concatenation(let parts): return concatenation(parts, into: target)
    case .conditional(let then, let condition, let otherwise):
      return conditional(then, condition, otherwise, into: target)
    case .filter(let input, let name, let arguments):
      return filter(input, name, arguments, expression.range, into: target)
    case .call: return captured(expression, into: target)
    }
  }

  // MARK: Lists

  private mutating func list(_ elements: [Expression], into target: Int32) -> ValueType {
    let first = allocate(Int32(elements.count))
    var type = ValueType.nothing
    for (offset, element) in elements.enumerated() {
      let elementType = compile(element, into: first + Int32(offset))
      let both = ValueType.either(type, elementType)
      if both == .conflict {
        report(
          .templateType, "this is \(elementType.description), the elements before it are \(type.description)",
          at: element.range, help: "the elements of a list have one type")
      } else {
        type = both
      }
    }
    emit(.makeList, target, first, Int32(elements.count))
    return .list(type)
  }

  private mutating func element(
    of list: Expression, at position: Expression, _ whole: Expression, into target: Int32
  ) -> ValueType {
    let list = compile(list)
    let index = compile(position)
    emit(.element, target, list.register, index.register)
    guard require(.integer, index.type, "a position in a list", at: position.range) else { return .unknown }
    guard case .list(let element) = list.type.unwrapped else {
      if list.type != .unknown {
        report(.templateType, "this is \(list.type.description), and only lists have positions", at: whole.range)
      }
      return .unknown
    }
    if let path = path(of: whole), environment.present.contains(path) { return element.unwrapped }
    return .either(element, .none)
  }

  // MARK: Numbers and text

  /// Whether `type` is `wanted`; if not, that is reported.
  mutating func require(_ wanted: ValueType, _ type: ValueType, _ what: String, at range: SourceRange) -> Bool {
    if type == wanted || type == .unknown || (wanted == .decimal && type == .integer) { return true }
    report(
      .templateType, "\(what) is \(wanted.description), this is \(type.description)", at: range,
      help: type.isOptional ? "ask first with 'if', or say what else with '| default(…)'" : nil)
    return false
  }

  private mutating func negation(_ operand: Expression, into target: Int32) -> ValueType {
    let value = compile(operand)
    emit(.negate, target, value.register)
    guard require(.decimal, value.type, "what a minus stands before", at: operand.range) else { return .unknown }
    return value.type
  }

  private mutating func arithmetic(
    _ operation: Arithmetic, _ left: Expression, _ right: Expression, _ range: SourceRange, into target: Int32
  ) -> ValueType {
    let first = compile(left)
    let second = compile(right)
    emit(.arithmetic, target, first.register, second.register, operation.rawValue)
    if first.type == .unknown || second.type == .unknown { return .unknown }
    if operation == .add, first.type == .text, second.type == .text { return .text }
    guard require(.decimal, first.type, "what is calculated with", at: left.range),
      require(.decimal, second.type, "what is calculated with", at: right.range)
    else { return .unknown }
    let result: ValueType =
      operation == .divide || first.type == .decimal || second.type == .decimal ? .decimal : .integer
    switch operation {
    case .add, .subtract, .multiply: return result
    case .divide, .floorDivide, .remainder: return quotient(result, by: right)
    }
  }

  /// Division by zero yields nothing, so the result is certain only where the divisor is written out.
  private mutating func quotient(_ type: ValueType, by divisor: Expression) -> ValueType {
    switch divisor.kind {
    case .literal(.integer(0)), .literal(.decimal(0)):
      report(.templateType, "this divides by zero", at: divisor.range)
      return .unknown
    case .literal: return type
    case .negation(let divisor): return quotient(type, by: divisor)
    default: return .optional(type)
    }
  }

  private mutating func concatenation(_ parts: [Expression], into target: Int32) -> ValueType {
    let first = allocate(Int32(parts.count))
    var type = ValueType.text
    for (offset, part) in parts.enumerated() {
      let partType = compile(part, into: first + Int32(offset))
      if !requirePrintable(partType, at: part.range) { continue }
      if partType.unwrapped == .html { type = .html }
    }
    emit(.concatenate, target, first, Int32(parts.count))
    return type
  }

  mutating func requirePrintable(_ type: ValueType, at range: SourceRange) -> Bool {
    switch type.unwrapped {
    case .text, .html, .json, .integer, .decimal, .boolean, .none, .nothing, .unknown: return true
    case .list:
      report(
        .templateType, "this is \(type.description), which cannot be written", at: range,
        help: "write its elements with 'for', or '| join(\", \")'")
    case .model:
      report(
        .templateType, "this is \(type.description), which cannot be written", at: range,
        help: "write one of its fields")
    case .optional, .undefined, .conflict:
      report(.templateType, "this is \(type.description), which cannot be written", at: range)
    }
    return false
  }

  // MARK: Choosing

  /// `a and b`, `a or b` as Python has them: the value of one of the two.
  private mutating func either(
    _ left: Expression, _ right: Expression, isAnd: Bool, into target: Int32
  ) -> ValueType {
    if let truth = staticTruth(of: left) {
      if truth == isAnd { return compile(right, into: target) }
      load(.boolean(truth), into: target)
      return .boolean
    }
    let first = compile(left, into: target)
    let end = emit(isAnd ? .jumpIfFalse : .jumpIfTrue, target)
    let facts = self.facts(of: left)
    let present = environment.present
    environment.present.formUnion(isAnd ? facts.whenTrue : facts.whenFalse)
    let second = compile(right, into: target)
    environment.present = present
    land(end)
    let remaining = isAnd ? first.whenFalse : first.whenTrue
    return agree(remaining, second, left.range.through(right.range))
  }

  private mutating func agree(_ left: ValueType, _ right: ValueType, _ range: SourceRange) -> ValueType {
    let type = ValueType.either(left, right)
    if type == .conflict {
      report(
        .templateType, "this is \(left.description) or \(right.description)", at: range,
        help: "both ways have to yield one type")
    }
    return type
  }

  private mutating func conditional(
    _ then: Expression, _ condition: Expression, _ otherwise: Expression?, into target: Int32
  ) -> ValueType {
    let truth = staticTruth(of: condition)
    if truth == true { return compile(then, into: target) }
    if truth == false { return compileOtherwise(otherwise, into: target) }
    let facts = self.facts(of: condition)
    let present = environment.present
    let skip = emit(.jumpIfFalse, self.condition(condition))
    environment.present.formUnion(facts.whenTrue)
    let first = compile(then, into: target)
    let end = emit(.jump)
    land(skip)
    environment.present = present.union(facts.whenFalse)
    let second = compileOtherwise(otherwise, into: target)
    environment.present = present
    land(end)
    return agree(first, second, then.range.through(otherwise?.range ?? condition.range))
  }

  private mutating func compileOtherwise(_ otherwise: Expression?, into target: Int32) -> ValueType {
    if let otherwise { return compile(otherwise, into: target) }
    load(.none, into: target)
    return .none
  }
}

extension ValueType {
  /// What remains of the type where the value is false.
  fileprivate var whenFalse: ValueType {
    switch self {
    case .model: .nothing
    case .optional(.model): .none
    default: self
    }
  }

  /// What remains where it is true.
  fileprivate var whenTrue: ValueType {
    switch self {
    case .none: .nothing
    default: unwrapped
    }
  }
}
