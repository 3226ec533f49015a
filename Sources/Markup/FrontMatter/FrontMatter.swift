import Diagnostics

/// What an author declared at the head of a file, in the order it was written, every key and value with its place.
///
///     +++
///     title = "HTTP"        →   Table(entries: [Entry(key: "title", value: .string("HTTP"))])
///     +++
package struct FrontMatter: Sendable {
  package enum Format: String, Sendable { case toml, yaml, json }

  /// Nil when the file has none.
  package var format: Format?
  package var table: Table
  /// From the first delimiter to the last, both included; empty at the file's start when there is none.
  package var range: SourceRange
  /// False when an error hid some of it: then a key that is missing proves nothing.
  package var isComplete: Bool

  package init(format: Format?, table: Table, range: SourceRange, isComplete: Bool = true) {
    self.format = format
    self.table = table
    self.range = range
    self.isComplete = isComplete
  }

  /// Ordered entries. Keys are as written; look-ups do not mind case (as in Hugo).
  package struct Table: Sendable {
    package var entries: [Entry]
    /// Where a message about the table as a whole points: the delimiter that opens the front matter, a TOML header
    /// `[ratings]`, else the entries with their brackets.
    package var range: SourceRange

    package init(entries: [Entry], range: SourceRange) {
      self.entries = entries
      self.range = range
    }

    package subscript(key: String) -> Entry? {
      entries.first { $0.key == key } ?? entries.first { $0.key.lowercased() == key.lowercased() }
    }
  }

  package struct Entry: Sendable {
    package var key: String
    package var keyRange: SourceRange
    package var value: Item

    package init(key: String, keyRange: SourceRange, value: Item) {
      self.key = key
      self.keyRange = keyRange
      self.value = value
    }
  }

  /// A value and where it stands (a string with its quotes).
  package struct Item: Sendable {
    package var value: Value
    package var range: SourceRange

    package init(value: Value, range: SourceRange) {
      self.value = value
      self.range = range
    }
  }

  package indirect enum Value: Sendable {
    case string(String)
    case integer(Int)
    case decimal(Double)
    case boolean(Bool)
    case date(Timestamp)
    case array([Item])
    case table(Table)
    /// YAML's and JSON's null.
    case null

    /// As an author would call it in a message: `a string`, `a list`.
    package var kindName: String {
      switch self {
      case .string: "a string"
      case .integer: "an integer"
      case .decimal: "a number"
      case .boolean: "true or false"
      case .date: "a date"
      case .array: "a list"
      case .table: "a table"
      case .null: "nothing"
      }
    }
  }
}
