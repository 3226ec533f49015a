import Escaping

/// What `+`, `==`, `~` and their kin do to values. Integers stop at their bounds instead of growing without end as
/// Python's do.
enum Operators {
  static func compare(_ left: Value, _ right: Value, _ comparison: Comparison) -> Bool {
    switch comparison {
    case .equal: Value.areEqual(left, right)
    case .notEqual: !Value.areEqual(left, right)
    case .less: Value.isLess(left, right)
    case .lessOrEqual: Value.isLess(left, right) || Value.areEqual(left, right)
    case .greater: Value.isLess(right, left)
    case .greaterOrEqual: Value.isLess(right, left) || Value.areEqual(left, right)
    case .contained: contains(right, left)
    case .notContained: !contains(right, left)
    }
  }

  private static func contains(_ whole: Value, _ part: Value) -> Bool {
    switch whole {
    case .text(let text): Text.contains(text, part.text)
    case .list(.texts(let texts)): texts.contains { Value.areEqual(.text($0), part) }
    case .list(let list): list.reading(nil).contains { Value.areEqual($0, part) }
    case .none, .boolean, .integer, .decimal, .html, .model: false
    }
  }

  static func calculate(_ left: Value, _ right: Value, _ operation: Arithmetic) -> Value {
    if operation == .add, case .text(let left) = left, case .text(let right) = right { return .text(left + right) }
    if operation == .divide { return divide(left, right) }
    if case .integer(let left) = left, case .integer(let right) = right {
      return calculate(left, right, operation)
    }
    guard let left = left.number, let right = right.number else { return .none }
    return calculate(left, right, operation)
  }

  private static func divide(_ left: Value, _ right: Value) -> Value {
    guard let left = left.number, let right = right.number, right != 0 else { return .none }
    return .decimal(left / right)
  }

  private static func calculate(_ left: Int, _ right: Int, _ operation: Arithmetic) -> Value {
    let bound = { (isNegative: Bool) in isNegative ? Int.min : Int.max }
    switch operation {
    case .add:
      let (sum, overflows) = left.addingReportingOverflow(right)
      return .integer(overflows ? bound(left < 0) : sum)
    case .subtract:
      let (difference, overflows) = left.subtractingReportingOverflow(right)
      return .integer(overflows ? bound(left < 0) : difference)
    case .multiply:
      let (product, overflows) = left.multipliedReportingOverflow(by: right)
      return .integer(overflows ? bound((left < 0) != (right < 0)) : product)
    case .divide, .floorDivide, .remainder:
      guard right != 0 else { return .none }
      // Python rounds down, Swift towards zero.
      let (quotient, overflows) = left.dividedReportingOverflow(by: right)
      let remainder = overflows ? 0 : left % right
      let isOff = remainder != 0 && (remainder < 0) != (right < 0)
      if operation == .remainder { return .integer(isOff ? remainder + right : remainder) }
      return .integer(overflows ? Int.max : isOff ? quotient - 1 : quotient)
    }
  }

  private static func calculate(_ left: Double, _ right: Double, _ operation: Arithmetic) -> Value {
    switch operation {
    case .add: return .decimal(left + right)
    case .subtract: return .decimal(left - right)
    case .multiply: return .decimal(left * right)
    case .divide, .floorDivide, .remainder:
      guard right != 0 else { return .none }
      // As CPython's float_divmod: from the exact remainder, not from the rounded quotient.
      var remainder = left.truncatingRemainder(dividingBy: right)
      var quotient = (left - remainder) / right
      if remainder != 0, (remainder < 0) != (right < 0) {
        remainder += right
        quotient -= 1
      }
      if operation == .remainder { return .decimal(remainder == 0 && right < 0 ? -0.0 : remainder) }
      let floor = quotient.rounded(.down)
      return .decimal(quotient - floor > 0.5 ? floor + 1 : floor)
    }
  }

  static func negate(_ value: Value) -> Value {
    switch value {
    case .integer(let value): .integer(value == .min ? .max : -value)
    case .decimal(let value): .decimal(-value)
    case .none, .boolean, .text, .html, .list, .model: .none
    }
  }

  /// `a ~ b`: text, or markup as soon as a part is markup, the others then escaped.
  static func concatenate(_ parts: UnsafeBufferPointer<Value>) -> Value { joined(Array(parts), with: .text("")) }

  static func joined(_ parts: [Value], with separator: Value) -> Value {
    let all = parts + [separator]
    let hasMarkup = all.contains { if case .html = $0 { true } else { false } }
    let mode: WriteMode = hasMarkup ? .html : .raw
    var whole = ByteSink()
    for (index, part) in parts.enumerated() {
      if index > 0 { separator.write(mode, into: &whole) }
      part.write(mode, into: &whole)
    }
    return hasMarkup ? .html(HTMLFragment(escaped: whole.array)) : .text(String(decoding: whole.bytes, as: UTF8.self))
  }
}
