import Diagnostics
import Markup

extension FieldReader {
  /// `[params]`, flattened for templates.
  mutating func parameters() -> [Parameter] {
    table("params").map { Parameter.flattened($0.entries) } ?? []
  }
}

extension Parameter {
  /// Every value below some entries, by its path.
  ///
  ///     [params]
  ///     editor = { name = "Ada", years = [1842, 1843] }
  ///
  ///     →   editor.name = Ada, editor.years.0 = 1842, editor.years.1 = 1843
  static func flattened(_ entries: [FrontMatter.Entry]) -> [Parameter] {
    var parameters: [Parameter] = []
    var waiting = entries.reversed().map { (name: $0.key, value: $0.value.value) }
    while let (name, value) = waiting.popLast() {
      switch value {
      case .string, .integer, .decimal: parameters.append(Parameter(name: name, value: value.text ?? ""))
      case .boolean(let isTrue): parameters.append(Parameter(name: name, value: isTrue ? "true" : "false"))
      case .date(let timestamp): parameters.append(Parameter(name: name, value: timestamp.iso8601))
      case .array(let items):
        waiting += items.enumerated().reversed().map { ("\(name).\($0.offset)", $0.element.value) }
      case .table(let table):
        waiting += table.entries.reversed().map { ("\(name).\($0.key)", $0.value.value) }
      case .null: break
      }
    }
    return parameters
  }
}
