import Escaping

/// What an expression yields while a page is rendered. Types were settled before: nothing here can fail.
enum Value: Sendable {
  case none
  case boolean(Bool)
  case integer(Int)
  case decimal(Double)
  case text(String)
  indirect case html(any HTML)
  case list(ValueList)
  case model(ModelReference)
}

/// A list, in the form it came in.
enum ValueList: Sendable {
  case texts([String])
  case models(any ModelList)
  case values([Value])

  var count: Int {
    switch self {
    case .texts(let texts): texts.count
    case .models(let models): models.count
    case .values(let values): values.count
    }
  }

  /// The element at `index`; negative ones count from the end, none is outside.
  subscript(index: Int) -> Value {
    let index = index < 0 ? count + index : index
    guard index >= 0, index < count else { return .none }
    switch self {
    case .texts(let texts): return .text(texts[index])
    case .models(let models): return .model(models.reference(at: index))
    case .values(let values): return values[index]
    }
  }

  func choosing(_ indices: [Int]) -> ValueList {
    switch self {
    case .texts(let texts): .texts(indices.map { texts[$0] })
    case .models(let models): .models(models.choosing(indices))
    case .values(let values): .values(indices.map { values[$0] })
    }
  }

  /// A field of every element, or the elements themselves.
  func reading(_ field: Accessor?) -> [Value] {
    guard let field else { return (0..<count).map { self[$0] } }
    switch self {
    case .texts: return []
    case .models(let models):
      var values: [Value] = []
      values.reserveCapacity(models.count)
      models.withElements { first, stride in
        for index in 0..<models.count { values.append(field(first + index * stride)) }
      }
      return values
    case .values(let values):
      return values.map { value in
        guard case .model(let reference) = value else { return .none }
        return field(reference.pointer)
      }
    }
  }
}

extension Value {
  /// Python's truth: empty, zero and nothing are false.
  var isTrue: Bool {
    switch self {
    case .none: return false
    case .boolean(let value): return value
    case .integer(let value): return value != 0
    case .decimal(let value): return value != 0
    case .text(let value): return !value.isEmpty
    case .html(let value):
      var scratch = ByteSink()
      value.write(into: &scratch)
      return scratch.count > 0
    case .list(let value): return value.count > 0
    case .model: return true
    }
  }

  var isNone: Bool {
    if case .none = self { true } else { false }
  }

  /// As Python's `str` spells it; nothing for none, and for what the checker never lets through.
  var text: String {
    switch self {
    case .none, .list, .model: return ""
    case .boolean(let value): return value ? "True" : "False"
    case .integer(let value): return String(value)
    case .decimal(let value): return PythonFloat.spelling(of: value)
    case .text(let value): return value
    case .html(let value):
      var markup = ByteSink()
      value.write(into: &markup)
      return String(decoding: markup.bytes, as: UTF8.self)
    }
  }

  /// None where no whole number is.
  var integer: Int? {
    switch self {
    case .integer(let value): value
    case .boolean(let value): value ? 1 : 0
    default: nil
    }
  }

  var number: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .decimal(let value): value
    default: nil
    }
  }

  /// Where the model lies. Valid as long as the value.
  @inline(__always)
  var modelPointer: UnsafeRawPointer? {
    if case .model(let reference) = self { reference.pointer } else { nil }
  }

  var list: ValueList {
    if case .list(let list) = self { list } else { .values([]) }
  }
}

extension Value {
  /// Equality by bytes and by number: `1 == 1.0`, and no Unicode normalisation.
  static func areEqual(_ left: Value, _ right: Value) -> Bool {
    switch (left, right) {
    case (.none, .none): true
    case (.boolean(let left), .boolean(let right)): left == right
    case (.integer(let left), .integer(let right)): left == right
    case (.text(let left), .text(let right)): left.utf8.elementsEqual(right.utf8)
    default:
      if let left = left.number, let right = right.number { left == right } else { false }
    }
  }

  /// Text by code points (which is the order of UTF-8's bytes), numbers by size, false before true.
  static func isLess(_ left: Value, _ right: Value) -> Bool {
    switch (left, right) {
    case (.boolean(let left), .boolean(let right)): !left && right
    case (.integer(let left), .integer(let right)): left < right
    case (.text(let left), .text(let right)): left.utf8.lexicographicallyPrecedes(right.utf8)
    default:
      if let left = left.number, let right = right.number { left < right } else { false }
    }
  }
}
