import Diagnostics
import Markup

/// Writes front matter as text and as the table a parser would make of it, so that every range is true to the text.
///
///     ["title": "A", "requires": ["b"]]   →   title = "A"
///                                             requires = ["b"]
struct FieldWriter {
  let file: SourceFile.ID
  private(set) var text: [UInt8] = []

  init(file: SourceFile.ID) { self.file = file }

  var position: Int { text.count }

  mutating func write(_ string: String) { text += string.utf8 }

  func range(from start: Int) -> SourceRange { SourceRange(file: file, start: start, end: text.count) }

  /// One `key = value` a line; empty without keys and delimiters when there are none.
  mutating func frontMatter(_ fields: Fields) -> FrontMatter {
    guard !fields.pairs.isEmpty else {
      return FrontMatter(format: nil, table: .init(entries: [], range: .file(file)), range: .file(file))
    }
    write("+++\n")
    let table = FrontMatter.Table(entries: lines(fields), range: SourceRange(file: file, start: 0, end: 3))
    write("+++\n")
    return FrontMatter(format: .toml, table: table, range: SourceRange(file: file, start: 0, end: position - 1))
  }

  mutating func lines(_ fields: Fields) -> [FrontMatter.Entry] {
    fields.pairs.map { key, value in
      let entry = entry(key, value)
      write("\n")
      return entry
    }
  }

  private mutating func entry(_ key: String, _ field: Field) -> FrontMatter.Entry {
    let start = position
    write(key)
    let keyRange = range(from: start)
    write(" = ")
    return .init(key: key, keyRange: keyRange, value: item(field))
  }

  private mutating func item(_ field: Field) -> FrontMatter.Item {
    let start = position
    let value = value(field)
    return .init(value: value, range: range(from: start))
  }

  private mutating func value(_ field: Field) -> FrontMatter.Value {
    switch field {
    case .string(let text):
      write("\"\(text)\"")
      return .string(text)
    case .integer(let number):
      write("\(number)")
      return .integer(number)
    case .decimal(let number):
      write("\(number)")
      return .decimal(number)
    case .boolean(let isTrue):
      write("\(isTrue)")
      return .boolean(isTrue)
    case .date(let timestamp):
      write("\(timestamp.year)-\(timestamp.month)-\(timestamp.day)")
      return .date(timestamp)
    case .list(let fields):
      return .array(list(fields))
    case .table(let pairs):
      return .table(inlineTable(pairs))
    case .null:
      write("null")
      return .null
    }
  }

  private mutating func list(_ fields: [Field]) -> [FrontMatter.Item] {
    write("[")
    var items: [FrontMatter.Item] = []
    for field in fields {
      if !items.isEmpty { write(", ") }
      items.append(item(field))
    }
    write("]")
    return items
  }

  private mutating func inlineTable(_ pairs: [(String, Field)]) -> FrontMatter.Table {
    let start = position
    write("{ ")
    var entries: [FrontMatter.Entry] = []
    for (key, field) in pairs {
      if !entries.isEmpty { write(", ") }
      entries.append(entry(key, field))
    }
    write(" }")
    return .init(entries: entries, range: range(from: start))
  }
}
