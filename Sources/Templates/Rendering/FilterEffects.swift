import Escaping

extension Filter {
  /// The filter's result. `values` holds what it is applied to, then an argument for each of its parameters but fields.
  func apply(to values: UnsafePointer<Value>, reading field: Accessor?) -> Value {
    let input = values[0]
    switch self {
    case .upper: return .text(input.text.uppercased())
    case .lower: return .text(input.text.lowercased())
    case .capitalize: return .text(Text.capitalized(input.text))
    case .title: return .text(Text.titled(input.text))
    case .trim: return .text(Text.trimmed(input.text))
    case .replace:
      return .text(
        Text.replacing(
          values[1].text, with: values[2].text, in: input.text, atMost: Self.limit(values[3])))
    case .truncate:
      return .text(
        Text.truncated(
          input.text, to: values[1].integer ?? 255, killsWords: values[2].isTrue, end: values[3].text,
          leeway: values[4].integer ?? 5))
    case .string:
      if case .html = input { return input }
      return .text(input.text)
    case .int: return .integer(Self.integer(input) ?? values[1].integer ?? 0)
    case .round: return Self.round(input, to: values[1].integer ?? 0, values[2].text)
    case .length: return .integer(Self.length(of: input))
    case .default: return input.isNone || (values[2].isTrue && !input.isTrue) ? values[1] : input
    case .escape: return Self.markup(input, .html)
    case .xml: return Self.markup(input, .xml)
    case .url: return Self.markup(input, .url)
    case .tojson: return .text(JSON.text(of: input))
    case .safe, .list: return input
    case .join: return Operators.joined(input.list.reading(field), with: values[1])
    case .first: return Self.end(of: input, at: 0)
    case .last: return Self.end(of: input, at: -1)
    case .reverse: return Self.reverse(input)
    case .map: return .list(.values(input.list.reading(field)))
    case .sort: return Self.sort(input, by: field, descending: values[1].isTrue, caseSensitive: values[2].isTrue)
    case .selectattr: return Self.choose(input, by: field, values, keeping: true)
    case .rejectattr: return Self.choose(input, by: field, values, keeping: false)
    case .batch: return Self.batch(input, by: values[1].integer ?? 1, filling: values[2])
    }
  }

  /// Python counts a negative limit as none.
  private static func limit(_ value: Value) -> Int {
    guard let limit = value.integer, limit >= 0 else { return .max }
    return limit
  }

  private static func markup(_ value: Value, _ mode: WriteMode) -> Value {
    var markup = ByteSink()
    value.write(mode, into: &markup)
    return .html(HTMLFragment(escaped: markup.array))
  }

  private static func integer(_ value: Value) -> Int? {
    switch value {
    case .decimal(let value): Text.integer(value)
    case .text(let text): Text.integer(text)
    case .integer, .boolean: value.integer
    case .none, .html, .list, .model: nil
    }
  }

  private static func round(_ value: Value, to precision: Int, _ method: String) -> Value {
    guard let number = value.number else { return .none }
    if method == "common" {
      if case .integer = value, precision >= 0 { return value }
      let rounded = PythonFloat.rounded(number, to: precision)
      if case .integer = value { return .integer(Text.integer(rounded) ?? 0) }
      return .decimal(rounded)
    }
    let unit = PythonFloat.power(of: precision)
    // Python rounds to an integer first, and integers have no minus zero.
    return .decimal(((number * unit).rounded(method == "ceil" ? .up : .down) + 0.0) / unit)
  }

  private static func length(of value: Value) -> Int {
    switch value {
    case .text(let text): text.unicodeScalars.count
    case .list(let list): list.count
    case .none, .boolean, .integer, .decimal, .html, .model: 0
    }
  }

  private static func end(of value: Value, at index: Int) -> Value {
    guard case .text(let text) = value else { return value.list[index] }
    let scalar = index == 0 ? text.unicodeScalars.first : text.unicodeScalars.last
    return .text(scalar.map { String(Character($0)) } ?? "")
  }

  private static func reverse(_ value: Value) -> Value {
    switch value {
    case .text(let text): .text(Text.reversed(text))
    case .list(let list): .list(list.choosing((0..<list.count).reversed()))
    case .none, .boolean, .integer, .decimal, .html, .model: .list(.values([]))
    }
  }

  /// Stable both ways, as Python's is: equal elements keep their order even when descending.
  private static func sort(
    _ value: Value, by field: Accessor?, descending: Bool, caseSensitive: Bool
  ) -> Value {
    let list = value.list
    let keys = list.reading(field).map { key in
      if !caseSensitive, case .text(let text) = key { Value.text(text.lowercased()) } else { key }
    }
    let order = keys.indices.sorted { left, right in
      let (first, second) = descending ? (right, left) : (left, right)
      if Value.isLess(keys[first], keys[second]) { return true }
      if Value.isLess(keys[second], keys[first]) { return false }
      return left < right
    }
    return .list(list.choosing(order))
  }

  private static func choose(
    _ value: Value, by field: Accessor?, _ arguments: UnsafePointer<Value>, keeping: Bool
  ) -> Value {
    let list = value.list
    let comparesWith: Value? = arguments[1].isNone ? nil : arguments[2]
    let keys = list.reading(field)
    let chosen = keys.indices.filter { index in
      (comparesWith.map { Value.areEqual(keys[index], $0) } ?? keys[index].isTrue) == keeping
    }
    return .list(list.choosing(chosen))
  }

  private static func batch(_ value: Value, by size: Int, filling: Value) -> Value {
    let list = value.list
    let batches = stride(from: 0, to: list.count, by: max(size, 1)).map { start in
      let row = list.choosing(Array(start..<min(start + size, list.count)))
      guard row.count < size, !filling.isNone else { return Value.list(row) }
      return .list(.values(row.reading(nil) + Array(repeating: filling, count: size - row.count)))
    }
    return .list(.values(batches))
  }
}
