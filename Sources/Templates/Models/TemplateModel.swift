// What a page hands to its template. A model states its fields once, with a function for each; the compiler looks names
// up in that list while it checks a template, and rendering calls the functions: no reflection, no dictionaries.

/// A value whose fields a template may name.
///
///     struct Entry: TemplateModel {
///       let title: String
///       let children: [Entry]
///       static let schema = Schema<Entry>("contents entry", [
///         .text("title") { $0.title },
///         .list("children") { $0.children },
///       ])
///     }
///
/// Getters are called wherever a template names the field, possibly more than once and from several threads: they must
/// be pure and should only read what is stored. Models must be finite; a macro may walk at most
/// `Template.deepestRecursion` levels of them.
@usableFromInline
package protocol TemplateModel: Sendable {
  static var schema: Schema<Self> { get }
}

/// The fields of a model, and the name that messages give it.
@usableFromInline
package struct Schema<Model>: Sendable {
  /// Made once: templates ask for fields by the thousand.
  let erased: ErasedSchema

  package init(_ name: String, _ fields: [Field<Model>]) {
    // Positions are mapped, not fields: what is generic over the model is made anew for each of them as the program runs.
    erased = ErasedSchema(name: name, fields: (0..<fields.count).map { fields[$0].erased })
    precondition(erased.hasUniqueNames, "two fields of '\(name)' have one name")
  }
}

/// A schema without its model's static type, as the compiler needs it.
struct ErasedSchema: Sendable {
  struct Field: Sendable {
    let name: String
    let type: ValueType
    let read: Accessor
    let through: Through?
  }

  let name: String
  let fields: [Field]

  var hasUniqueNames: Bool { Set(fields.lazy.map { $0.name }).count == fields.count }

  /// `a 'page'`, `an 'item'`
  var described: String { "aeiouAEIOU".contains(name.prefix(1)) ? "an '\(name)'" : "a '\(name)'" }

  func field(_ name: String) -> Field? { fields.firstIndex { $0.name == name }.map { fields[$0] } }
}

/// Which model a value is. The schema is looked up only when a template asks for a field, so models may contain
/// themselves.
struct ModelType: Hashable, Sendable {
  private let id: ObjectIdentifier
  let schema: @Sendable () -> ErasedSchema

  init<Model: TemplateModel>(_ model: Model.Type) {
    id = ObjectIdentifier(model)
    schema = { Model.schema.erased }
  }

  static func == (left: ModelType, right: ModelType) -> Bool { left.id == right.id }

  func hash(into hasher: inout Hasher) { hasher.combine(id) }
}
