import Diagnostics

extension Rule {
  static let unknownFilter = Rule("unknown-filter", .error, "a template uses a filter the language does not have")
}

/// What stood in a filter's parentheses, by its parameters.
struct FilterArguments {
  /// The type of each value; unknown for fields and words.
  var types: [ValueType] = []
  var ranges: [SourceRange?] = []
  var field: Name?
  var fieldPlace: Expression?
  var word: String?
}

extension Compilation {
  mutating func filter(
    _ input: Expression, _ name: Name, _ arguments: Arguments, _ range: SourceRange, into target: Int32
  ) -> ValueType {
    guard let filter = Filter.named[name.text] else {
      _ = compile(input)
      reportUnknownFilter(name)
      return .unknown
    }
    let parameters = filter.parameters
    let first = allocate(Int32(parameters.count + 1))
    let type = compile(input, into: first)
    guard let bound = bind(arguments, to: filter, name) else { return .unknown }
    let values = evaluate(bound, parameters, first)
    guard let field = field(of: filter, type, values, input) else { return .unknown }
    let result = self.type(of: filter, name, on: type, values, field.type, input)
    emit(.filter, target, first, field.read.map { accessor($0) } ?? -1, filter.rawValue)
    return result ?? .unknown
  }

  private mutating func reportUnknownFilter(_ name: Name) {
    let names = Filter.allCases.map { String(describing: $0) }
    report(
      .unknownFilter, "there is no filter '\(name.text)'", at: name.range,
      label: suggestion(for: name.text, among: names),
      help: "the filters are \(names.sorted().joined(separator: ", "))")
  }

  // MARK: Arguments

  private mutating func bind(_ arguments: Arguments, to filter: Filter, _ name: Name) -> [Expression?]? {
    let parameters = filter.parameters
    var bound: [Expression?] = parameters.map { _ in nil }
    for (index, argument) in arguments.positional.enumerated() {
      guard index < bound.count else {
        report(
          .templateArgument, "'\(name.text)' takes \(bound.isEmpty ? "no arguments" : "at most \(bound.count)")",
          at: argument.range)
        return nil
      }
      if parameters[index].isNamedOnly {
        report(
          .templateArgument, "'\(name.text)' wants '\(parameters[index].name)=' here", at: argument.range,
          help: "only the form '\(name.text)(\(parameters[index].name)=\"…\")' exists")
        return nil
      }
      bound[index] = argument
    }
    for (argument, value) in arguments.named {
      guard let index = parameters.firstIndex(where: { $0.name == argument.text }) else {
        report(
          .unknownArgument, "'\(name.text)' has no argument '\(argument.text)'", at: argument.range,
          label: suggestion(for: argument.text, among: parameters.map(\.name)))
        return nil
      }
      bound[index] = value
    }
    for (index, parameter) in parameters.enumerated() where bound[index] == nil && parameter.fallback == nil {
      report(.templateArgument, "'\(name.text)' needs the argument '\(parameter.name)'", at: name.range)
      return nil
    }
    return bound
  }

  private mutating func evaluate(
    _ bound: [Expression?], _ parameters: [Filter.Parameter], _ first: Int32
  ) -> FilterArguments {
    var result = FilterArguments()
    // Fields are settled here and take no register.
    var register = first
    for (parameter, argument) in zip(parameters, bound) {
      if case .field = parameter.kind {
        field(argument, into: &result)
        continue
      }
      register += 1
      result.ranges.append(argument?.range)
      guard let argument else {
        load(parameter.fallback ?? .none, into: register)
        result.types.append(parameter.fallback.map(ValueType.init(of:)) ?? .none)
        continue
      }
      result.types.append(evaluate(argument, parameter, into: register, &result))
    }
    return result
  }

  private mutating func field(_ argument: Expression?, into result: inout FilterArguments) {
    guard let argument else { return }
    result.fieldPlace = argument
    if case .literal(.text(let text)) = argument.kind {
      result.field = Name(text: text, range: argument.range)
    } else {
      report(.templateType, "a field's name is written out, in quotes", at: argument.range)
    }
  }

  private mutating func evaluate(
    _ argument: Expression, _ parameter: Filter.Parameter, into register: Int32, _ result: inout FilterArguments
  ) -> ValueType {
    let type = compile(argument, into: register)
    let what = "the argument '\(parameter.name)'"
    switch parameter.kind {
    case .text: _ = require(.text, type, what, at: argument.range)
    case .integer: _ = require(.integer, type, what, at: argument.range)
    case .boolean: _ = require(.boolean, type, what, at: argument.range)
    case .size:
      if case .literal(.integer(1...1000)) = argument.kind { break }
      report(.templateType, "\(what) is a number from 1 to 1000, written out", at: argument.range)
    case .word(let words):
      if case .literal(.text(let word)) = argument.kind, words.contains(word) {
        result.word = word
      } else {
        report(
          .templateArgument, "\(what) is one of \(Self.listed(words))", at: argument.range)
      }
    case .any, .field: break
    }
    return type
  }

  // MARK: Fields of elements

  /// How to read the field a filter names, and its type; nil if that was wrong, and reported.
  private mutating func field(
    of filter: Filter, _ list: ValueType, _ arguments: FilterArguments, _ input: Expression
  ) -> (read: Accessor?, type: ValueType)? {
    guard let path = arguments.field else { return arguments.fieldPlace == nil ? (nil, .unknown) : nil }
    guard case .list(let element) = list.unwrapped, element != .nothing else {
      return list.unwrapped == .unknown || list.unwrapped == .list(.nothing) || !isList(list) ? (nil, .unknown) : nil
    }
    var type = element
    var chain: [ErasedSchema.Field] = []
    for word in path.text.split(separator: ".", omittingEmptySubsequences: false) {
      if type == .unknown { return (nil, .unknown) }
      guard case .model(let model) = type.unwrapped else {
        report(.templateType, "this is \(type.description), which has no field '\(word)'", at: path.range)
        return nil
      }
      let schema = model.schema()
      guard let field = schema.field(String(word)) else {
        report(
          .unknownField, "\(schema.described) has no field '\(word)'", at: path.range,
          label: suggestion(for: String(word), among: schema.fields.map(\.name)),
          help: "it has \(Self.listed(schema.fields.map(\.name)))")
        return nil
      }
      chain.append(field)
      type = type.isOptional ? .optional(field.type.unwrapped) : field.type
    }
    let last = chain[chain.count - 1]
    let read = chain.dropLast().reversed().reduce(last.read) { read, field in field.through!(read) }
    return (read, type)
  }

  private func isList(_ type: ValueType) -> Bool { if case .list = type.unwrapped { true } else { false } }

  // MARK: Types

  /// The type of the result; nil if the input does not fit, which is reported.
  private mutating func type(
    of filter: Filter, _ name: Name, on type: ValueType, _ arguments: FilterArguments, _ field: ValueType,
    _ input: Expression
  ) -> ValueType? {
    if type == .unknown, filter != .tojson { return unknownInput(filter) }
    switch filter {
    case .upper, .lower, .capitalize, .title, .trim, .replace, .truncate:
      return accept(name, type, input, "text") { $0 == .text } ? .text : nil
    case .escape, .url:
      return accept(name, type, input, "text") { $0 == .text || $0.isNumber || $0 == .boolean } ? .html : nil
    case .xml:
      return accept(name, type, input, "text or html") { $0 == .text || $0 == .html || $0.isNumber || $0 == .boolean }
        ? .html : nil
    case .string:
      guard requirePrintable(type, at: input.range) else { return nil }
      return type.unwrapped == .html ? .html : .text
    case .int:
      return accept(name, type, input, "text or a number") { $0 == .text || $0.isNumber || $0 == .boolean }
        ? .integer : nil
    case .round:
      guard require(.decimal, type, "what 'round' is given", at: input.range) else { return nil }
      return type == .integer && (arguments.word ?? "common") == "common" ? .integer : .decimal
    case .safe: return safe(type, input)
    case .tojson:
      return accept(name, type, input, "text, a number, a boolean or a list of these") { $0.isJSON } ? .json : nil
    case .default: return fallback(type, arguments, input)
    case .length:
      return accept(name, type, input, "text or a list") { $0 == .text || $0.isList } ? .integer : nil
    case .first, .last, .reverse:
      guard accept(name, type, input, "text or a list", { $0 == .text || $0.isList }) else { return nil }
      guard case .list(let element) = type.unwrapped else { return .text }
      return filter == .reverse ? .list(element) : .either(element, .none)
    case .join, .sort, .map, .selectattr, .rejectattr, .batch, .list:
      guard accept(name, type, input, "a list", { $0.isList }) else { return nil }
      guard case .list(let element) = type.unwrapped else { return .unknown }
      return list(filter, name, of: element, arguments, field, input)
    }
  }

  private func unknownInput(_ filter: Filter) -> ValueType {
    switch filter {
    case .escape, .url, .xml: .html
    case .length, .int: .integer
    case .upper, .lower, .capitalize, .title, .trim, .replace, .truncate: .text
    case .string, .round, .safe, .tojson, .default, .first, .last, .reverse, .join, .sort, .map, .selectattr,
      .rejectattr, .batch, .list:
      .unknown
    }
  }

  /// Nothing counts as what is wanted, empty, as an undefined value does in Jinja.
  private mutating func accept(
    _ name: Name, _ type: ValueType, _ input: Expression, _ wanted: String, _ fits: (ValueType) -> Bool
  ) -> Bool {
    let inner = type.unwrapped
    if inner == .none || inner == .nothing || inner == .unknown || fits(inner) { return true }
    report(.templateType, "'\(name.text)' takes \(wanted), this is \(type.description)", at: input.range)
    return false
  }

  private mutating func safe(_ type: ValueType, _ input: Expression) -> ValueType? {
    switch type.unwrapped {
    case .html, .json: return type
    default:
      report(
        .templateType, "'safe' takes html, this is \(type.description)", at: input.range,
        help: "only markup that the build itself made may go to a page as it is; text is escaped")
      return nil
    }
  }

  private mutating func fallback(_ type: ValueType, _ arguments: FilterArguments, _ input: Expression) -> ValueType? {
    let other = arguments.types[0]
    let result = ValueType.either(type.isOptional ? type.unwrapped : type, other)
    if type == .none { return other }
    guard result == .conflict else { return result }
    report(
      .templateType, "the default is \(other.description), and this is \(type.description)", at: input.range,
      help: "both have to be of one type")
    return nil
  }

  private mutating func list(
    _ filter: Filter, _ name: Name, of element: ValueType, _ arguments: FilterArguments, _ field: ValueType,
    _ input: Expression
  ) -> ValueType? {
    let key = arguments.field == nil ? element : field
    switch filter {
    case .map: return .list(field)
    case .join:
      guard requirePrintable(key, at: input.range) else { return nil }
      return key.unwrapped == .html ? .html : .text
    case .sort:
      guard key == .text || key.isNumber || key == .boolean || key == .nothing || key == .unknown else {
        report(
          .templateType, "'sort' cannot order \(key.description)", at: arguments.fieldPlace?.range ?? input.range,
          help: "it orders text, numbers and booleans; for models say 'sort(attribute=\"…\")'")
        return nil
      }
      return .list(element)
    case .selectattr, .rejectattr: return choice(name, element, arguments, key)
    case .batch: return batch(element, arguments)
    default: return .list(element)
    }
  }

  private mutating func choice(
    _ name: Name, _ element: ValueType, _ arguments: FilterArguments, _ key: ValueType
  ) -> ValueType? {
    let hasWord = arguments.ranges[0] != nil
    guard hasWord == (arguments.ranges[1] != nil) else {
      report(
        .templateArgument, "'\(name.text)' takes a field, or a field, \"equalto\" and a value", at: name.range)
      return nil
    }
    if hasWord, ValueType.either(key, arguments.types[1]) == .conflict {
      report(
        .templateType, "the field is \(key.description), and this is \(arguments.types[1].description)",
        at: arguments.ranges[1] ?? name.range)
      return nil
    }
    return .list(element)
  }

  private mutating func batch(_ element: ValueType, _ arguments: FilterArguments) -> ValueType? {
    let cell = ValueType.either(element, arguments.types[1] == .none ? element : arguments.types[1])
    guard cell == .conflict else { return .list(.list(cell)) }
    report(
      .templateType, "the filling is \(arguments.types[1].description), and the elements are \(element.description)",
      at: arguments.ranges[1]!)
    return nil
  }
}

extension ValueType {
  fileprivate var isList: Bool { if case .list = self { true } else { false } }

  fileprivate var isJSON: Bool {
    switch self {
    case .text, .integer, .decimal, .boolean, .none, .nothing, .unknown: true
    case .optional(let inner), .list(let inner): inner.isJSON
    case .html, .json, .model, .undefined, .conflict: false
    }
  }
}
