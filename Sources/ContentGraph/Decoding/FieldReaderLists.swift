import Diagnostics
import Markup

extension FieldReader {
  /// A list of texts. Hugo takes a lone string for a list of one; `allowsOne` says where that is so.
  mutating func texts(_ key: String, allowsOne: Bool = false) -> [Placed<String>] {
    items(key, takes: .strings, allowsOne: allowsOne).compactMap { item in
      guard let text = item.value.text else { return reject(key, item, takes: .string) }
      return notEmpty(key, text, item)
    }
  }

  /// The name of one node.
  mutating func reference(_ key: String) -> Reference? { string(key).map { Reference($0.value, at: $0.range) } }

  /// Names of nodes.
  mutating func references(_ key: String, allowsOne: Bool = false) -> [Reference] {
    items(key, takes: .references, allowsOne: allowsOne).compactMap { item in
      guard case .string(let text) = item.value else { return reject(key, item, takes: .string) }
      return notEmpty(key, text, item).map { Reference($0.value, at: $0.range) }
    }
  }

  /// Names of nodes, each with a reason or without: `requires = ["a", { id = "b", because = "…" }]`.
  mutating func requirements(_ key: String) -> [Requirement<Reference>] {
    items(key, takes: .references, allowsOne: false).compactMap { item in
      switch item.value {
      case .string(let text): return notEmpty(key, text, item).map { Requirement(Reference($0.value, at: $0.range)) }
      case .table(let table): return read(table, of: "a requirement") { $0.requirement() }
      case .integer, .decimal, .boolean, .date, .array, .null: return reject(key, item, takes: .string)
      }
    }
  }

  /// The tables of a list of tables, each read by itself.
  mutating func tables<Result>(
    _ key: String, of owner: String, _ body: (inout FieldReader) -> Result?
  ) -> [Result] {
    items(key, takes: .tables, allowsOne: false).compactMap { item in
      guard case .table(let table) = item.value else { return reject(key, item, takes: .table) }
      return read(table, of: owner, body)
    }
  }

  /// The table of a key.
  mutating func table(_ key: String) -> FrontMatter.Table? {
    guard let item = entry(key)?.value else { return nil }
    guard case .table(let table) = item.value else { return reject(key, item, takes: .table) }
    return table
  }

  private mutating func requirement() -> Requirement<Reference>? {
    let id = reference("id")
    let because = text("because")
    if id == nil, lacks("id") { reportMissing("id", help: #"write { id = "http-basics", because = "…" }"#) }
    return id.map { Requirement($0, because: because) }
  }

  private mutating func items(_ key: String, takes type: FieldType, allowsOne: Bool) -> [FrontMatter.Item] {
    guard let item = entry(key)?.value else { return [] }
    if case .array(let items) = item.value { return items }
    if allowsOne, item.value.text != nil { return [item] }
    return reject(key, item, takes: type) ?? []
  }
}
