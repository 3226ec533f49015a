import Diagnostics

/// What stands in `{{ }}` and behind `if`, `in` and `=`.
struct Expression: Sendable {
  indirect enum Kind: Sendable {
    case name(String)
    case literal(Literal)
    case list([Expression])
    case attribute(Expression, Name)
    case index(Expression, Expression)
    case negation(Expression)
    case not(Expression)
    case and(Expression, Expression)
    case or(Expression, Expression)
    case arithmetic(Arithmetic, Expression, Expression)
    case concatenation([Expression])
    case comparison(Expression, [(Comparison, Expression)])
    case conditional(then: Expression, condition: Expression, otherwise: Expression?)
    case filter(Expression, Name, Arguments)
    case test(Expression, Name, Arguments, isNegated: Bool)
    case call(Expression, Arguments)
    /// Could not be read; reported.
    case broken
  }

  let kind: Kind
  let range: SourceRange

  init(_ kind: Kind, at range: SourceRange) {
    self.kind = kind
    self.range = range
  }
}

/// A name and where it was written.
struct Name: Sendable {
  let text: String
  let range: SourceRange
}

enum Literal: Equatable, Sendable {
  case none
  case boolean(Bool)
  case integer(Int)
  case decimal(Double)
  case text(String)
}

enum Arithmetic: Int32, Sendable {
  case add, subtract, multiply, divide, floorDivide, remainder
}

enum Comparison: Int32, Sendable {
  case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual, contained, notContained
}

/// What stands in parentheses behind a macro, a filter or a test.
struct Arguments: Sendable {
  var positional: [Expression] = []
  var named: [(name: Name, value: Expression)] = []

  var isEmpty: Bool { positional.isEmpty && named.isEmpty }
}

extension SourceRange {
  /// From the start of this range to the end of another.
  func through(_ other: SourceRange) -> SourceRange {
    SourceRange(file: file, start: Int(start), end: Int(other.end))
  }
}
