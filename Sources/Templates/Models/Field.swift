import Escaping

/// Reads a field of the model at an address. The address is valid during the call only, and the value does not hold on
/// to it.
typealias Accessor = @Sendable (UnsafeRawPointer) -> Value

/// Makes of a child's accessor one that starts at its parent, so that `a.b.c` is a single step and `b` is never boxed.
typealias Through = @Sendable (@escaping Accessor) -> Accessor

/// One name a template may use, its type, and where its value comes from.
package struct Field<Model: TemplateModel>: Sendable {
  package let name: String
  let type: ValueType
  let read: Accessor
  let through: Through?

  private init(
    _ name: String, _ type: ValueType, through: Through? = nil, _ read: @escaping @Sendable (Model) -> Value
  ) {
    self.name = name
    self.type = type
    self.read = { read($0.assumingMemoryBound(to: Model.self).pointee) }
    self.through = through
  }

  package static func text(_ name: String, _ get: @escaping @Sendable (Model) -> String) -> Field {
    Field(name, .text) { .text(get($0)) }
  }

  package static func optionalText(_ name: String, _ get: @escaping @Sendable (Model) -> String?) -> Field {
    Field(name, .optional(.text)) { get($0).map(Value.text) ?? .none }
  }

  /// Markup the build made: written as it is, and allowed only where markup may stand.
  package static func html(_ name: String, _ get: @escaping @Sendable (Model) -> any HTML) -> Field {
    Field(name, .html) { .html(get($0)) }
  }

  package static func optionalHTML(_ name: String, _ get: @escaping @Sendable (Model) -> (any HTML)?) -> Field {
    Field(name, .optional(.html)) { get($0).map { .html($0) } ?? .none }
  }

  package static func integer(_ name: String, _ get: @escaping @Sendable (Model) -> Int) -> Field {
    Field(name, .integer) { .integer(get($0)) }
  }

  package static func optionalInteger(_ name: String, _ get: @escaping @Sendable (Model) -> Int?) -> Field {
    Field(name, .optional(.integer)) { get($0).map(Value.integer) ?? .none }
  }

  package static func boolean(_ name: String, _ get: @escaping @Sendable (Model) -> Bool) -> Field {
    Field(name, .boolean) { .boolean(get($0)) }
  }

  package static func model<Child: TemplateModel>(
    _ name: String, _ get: @escaping @Sendable (Model) -> Child
  ) -> Field {
    Field(
      name, .model(ModelType(Child.self)),
      through: { next in
        { parent in
          let child = get(parent.assumingMemoryBound(to: Model.self).pointee)
          return withUnsafePointer(to: child) { next(UnsafeRawPointer($0)) }
        }
      },
      { .model(ModelReference(boxing: get($0))) })
  }

  package static func optionalModel<Child: TemplateModel>(
    _ name: String, _ get: @escaping @Sendable (Model) -> Child?
  ) -> Field {
    Field(
      name, .optional(.model(ModelType(Child.self))),
      through: { next in
        { parent in
          guard let child = get(parent.assumingMemoryBound(to: Model.self).pointee) else { return .none }
          return withUnsafePointer(to: child) { next(UnsafeRawPointer($0)) }
        }
      },
      { get($0).map { .model(ModelReference(boxing: $0)) } ?? .none })
  }

  package static func list<Child: TemplateModel>(
    _ name: String, _ get: @escaping @Sendable (Model) -> [Child]
  ) -> Field {
    Field(name, .list(.model(ModelType(Child.self)))) { .list(.models(ModelArray(get($0)))) }
  }

  package static func texts(_ name: String, _ get: @escaping @Sendable (Model) -> [String]) -> Field {
    Field(name, .list(.text)) { .list(.texts(get($0))) }
  }
}
