/// What the checker knows of a value before there is one.
indirect enum ValueType: Hashable, Sendable {
  case text
  /// Markup, or text that is still to be escaped: the value itself says which. Only `safe` asks for it.
  case html
  /// What `tojson` made.
  case json
  case integer
  /// A number that may have a fraction.
  case decimal
  case boolean
  case none
  case optional(ValueType)
  case list(ValueType)
  case model(ModelType)
  /// The elements of `[]`.
  case nothing
  /// A name that some way through the template has set, but not the one taken here.
  case undefined
  /// Two types that do not go together, from two branches of an `if`.
  case conflict
  /// Wrong already, and reported: accepted everywhere.
  case unknown

  var unwrapped: ValueType {
    if case .optional(let inner) = self { inner } else { self }
  }

  var isOptional: Bool {
    switch self {
    case .optional, .none: true
    default: false
    }
  }

  var isNumber: Bool { self == .integer || self == .decimal }

  /// The type of a value that is one or the other.
  static func either(_ left: ValueType, _ right: ValueType) -> ValueType {
    if left == right { return left }
    switch (left, right) {
    case (.unknown, _), (_, .unknown): return .unknown
    case (.undefined, let other), (let other, .undefined), (.none, let other), (let other, .none):
      return other == .none || other == .undefined ? .none : .optional(other.unwrapped)
    case (.nothing, let other), (let other, .nothing): return other
    case (.optional(let left), let right), (let left, .optional(let right)):
      let inner = either(left.unwrapped, right.unwrapped)
      return inner == .conflict ? .conflict : .optional(inner)
    case (.integer, .decimal), (.decimal, .integer): return .decimal
    case (.text, .html), (.html, .text): return .html
    case (.list(let left), .list(let right)):
      let inner = either(left, right)
      return inner == .conflict ? .conflict : .list(inner)
    default: return .conflict
    }
  }

  /// As messages say it.
  var description: String {
    switch self {
    case .text: "text"
    case .html: "html"
    case .json: "json"
    case .integer: "an integer"
    case .decimal: "a number"
    case .boolean: "a boolean"
    case .none: "none"
    case .optional(let inner): "\(inner.description) or nothing"
    case .list(.nothing): "an empty list"
    case .list(let inner): "a list of \(inner.plural)"
    case .model(let model): model.schema().described
    case .nothing, .undefined: "nothing"
    case .conflict: "of different types, by the way taken"
    case .unknown: "unknown"
    }
  }

  private var plural: String {
    switch self {
    case .integer: "integers"
    case .decimal: "numbers"
    case .boolean: "booleans"
    case .list: "lists"
    case .optional(let inner): "\(inner.plural) or nothing"
    case .text, .html, .json, .none, .model, .nothing, .undefined, .conflict, .unknown:
      if case .model(let model) = self { "'\(model.schema().name)'" } else { description }
    }
  }
}
