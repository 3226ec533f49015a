import Diagnostics
import Markup

/// A value of another type than its key takes.
package enum WrongType {
  static let rule = Rule("wrong-type", .error, "A value has the type that its key takes.")

  static func finding(_ key: String, _ item: FrontMatter.Item, takes type: FieldType) -> Diagnostic {
    let better = type.reading(of: item)
    return Diagnostic(
      rule, "'\(key)' takes \(type.name), not \(item.value.kindName)", at: item.range,
      label: better.map { "write \($0)" },
      help: type.howToWrite(key), fixes: better.map { [Diagnostic.Fix(replace: item.range, with: $0)] } ?? [])
  }
}

/// What a key may take, and how it is written.
enum FieldType {
  case string, integer, number, boolean, date, strings, references, table, tables

  var name: String {
    switch self {
    case .string: "a string"
    case .integer: "an integer"
    case .number: "a number"
    case .boolean: "true or false"
    case .date: "a date"
    case .strings: "a list of strings"
    case .references: "a list of names"
    case .table: "a table"
    case .tables: "a list of tables"
    }
  }

  func howToWrite(_ key: String) -> String {
    switch self {
    case .string: #"a string is written in quotes: "text""#
    case .integer: "an integer is written without quotes: 45"
    case .number: "a number is written without quotes: 1.5"
    case .boolean: "true and false are written without quotes"
    case .date: "a date is written as 2026-01-31 or 2026-01-31T12:00:00Z"
    case .strings: #"a list is written in brackets: ["one", "two"]"#
    case .references: #"names are written in brackets: ["http-basics", { id = "rest-apis", because = "…" }]"#
    case .table: "in TOML a table is written under its own header: [\(key)]"
    case .tables: "in TOML each table is written under its own header: [[\(key)]]"
    }
  }

  /// What the author most likely meant, ready to be put in the value's place.
  func reading(of item: FrontMatter.Item) -> String? {
    switch (self, item.value) {
    case (.integer, .string(let text)): Int(text).map { "\($0)" }
    case (.number, .string(let text)): Double(text).flatMap { $0.isFinite && text.first != "+" ? text : nil }
    case (.boolean, .string("true")), (.boolean, .string("false")): item.value.text
    case (.string, .integer(let number)): "\"\(number)\""
    case (.strings, .string(let text)), (.references, .string(let text)): isPlain(text) ? "[\"\(text)\"]" : nil
    default: nil
    }
  }

  private func isPlain(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { $0 >= " " && $0 != "\"" && $0 != "\\" && $0 != "\u{7F}" }
  }
}

extension FrontMatter.Value {
  /// A string, or a number as text: a title may be `404`.
  var text: String? {
    switch self {
    case .string(let text): text
    case .integer(let number): "\(number)"
    case .decimal(let number): "\(number)"
    case .boolean, .date, .array, .table, .null: nil
    }
  }
}
