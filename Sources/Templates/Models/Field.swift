import Escaping

/// Reads a field of the model at an address. The address is valid during the call only, and the value does not hold on
/// to it.
typealias Accessor = @Sendable (UnsafeRawPointer) -> Value

/// Makes of a child's accessor one that starts at its parent, so that `a.b.c` is a single step and `b` is never boxed.
typealias Through = @Sendable (@escaping Accessor) -> Accessor

/// One name a template may use, its type, and where its value comes from.
///
/// This type, `Schema`, `Template` and `ModelArray` do not ask that `Model` be a `TemplateModel`: for each model the
/// runtime would look through every conformance in the program to see that it is.
@usableFromInline
package struct Field<Model>: Sendable {
  let erased: ErasedSchema.Field

  private init(_ name: String, _ type: ValueType, through: Through? = nil, _ read: @escaping Accessor) {
    erased = ErasedSchema.Field(name: name, type: type, read: read, through: through)
  }
}

// The getters most used are inlinable: compiled into the module that states the schema, they read their field in place.
// Through a generic closure the whole model would be copied for each field.
extension Field {
  @inlinable
  package static func text(_ name: String, _ get: @escaping @Sendable (Model) -> String) -> Field {
    Field(name, text: { get($0.assumingMemoryBound(to: Model.self).pointee) })
  }

  @inlinable
  package static func optionalText(_ name: String, _ get: @escaping @Sendable (Model) -> String?) -> Field {
    Field(name, optionalText: { get($0.assumingMemoryBound(to: Model.self).pointee) })
  }

  @inlinable
  package static func integer(_ name: String, _ get: @escaping @Sendable (Model) -> Int) -> Field {
    Field(name, integer: { get($0.assumingMemoryBound(to: Model.self).pointee) })
  }

  @inlinable
  package static func optionalInteger(_ name: String, _ get: @escaping @Sendable (Model) -> Int?) -> Field {
    Field(name, optionalInteger: { get($0.assumingMemoryBound(to: Model.self).pointee) })
  }

  @inlinable
  package static func boolean(_ name: String, _ get: @escaping @Sendable (Model) -> Bool) -> Field {
    Field(name, boolean: { get($0.assumingMemoryBound(to: Model.self).pointee) })
  }

  @inlinable
  package static func model<Child: TemplateModel>(
    _ name: String, _ get: @escaping @Sendable (Model) -> Child
  ) -> Field {
    Field(name, model: { get($0.assumingMemoryBound(to: Model.self).pointee) })
  }

  /// A stored property is read where it lies: a child of many fields is not copied for each of them.
  @inlinable @inline(__always)
  package static func model<Child: TemplateModel>(_ name: String, _ path: KeyPath<Model, Child>) -> Field {
    Field(name, modelAt: offset(of: path), Child.self)
  }

  @inlinable
  package static func optionalModel<Child: TemplateModel>(
    _ name: String, _ get: @escaping @Sendable (Model) -> Child?
  ) -> Field {
    Field(name, optionalModel: { get($0.assumingMemoryBound(to: Model.self).pointee) })
  }

  /// A stored property is read where it lies.
  @inlinable @inline(__always)
  package static func optionalModel<Child: TemplateModel>(
    _ name: String, _ path: KeyPath<Model, Child?>
  ) -> Field {
    Field(
      name, optionalModelAt: offset(of: path), Child.self,
      isPresent: { $0.assumingMemoryBound(to: Child?.self).pointee != nil })
  }

  @inlinable
  package static func list<Child: TemplateModel>(
    _ name: String, _ get: @escaping @Sendable (Model) -> [Child]
  ) -> Field {
    Field(name, list: { ModelArray(get($0.assumingMemoryBound(to: Model.self).pointee)) }, of: Child.self)
  }

  @inlinable
  package static func texts(_ name: String, _ get: @escaping @Sendable (Model) -> [String]) -> Field {
    Field(name, texts: { get($0.assumingMemoryBound(to: Model.self).pointee) })
  }

  /// Markup the build made: written as it is, and allowed only where markup may stand.
  @inlinable
  package static func html(_ name: String, _ get: @escaping @Sendable (Model) -> any HTML) -> Field {
    Field(name, html: { get($0.assumingMemoryBound(to: Model.self).pointee) })
  }

  package static func optionalHTML(_ name: String, _ get: @escaping @Sendable (Model) -> (any HTML)?) -> Field {
    Field(name, .optional(.html)) { get($0.assumingMemoryBound(to: Model.self).pointee).map { .html($0) } ?? .none }
  }

  /// A stored property is read where it lies.
  @inlinable @inline(__always)
  package static func optionalHTML<Markup: HTML>(_ name: String, _ path: KeyPath<Model, Markup?>) -> Field {
    Field(name, optionalHTMLAt: offset(of: path), Markup.self)
  }

  /// Inlined where the path is written out, this is a number: a path made at run time costs as much as a whole schema.
  @inlinable @inline(__always)
  static func offset<Value>(of path: KeyPath<Model, Value>) -> Int {
    guard let offset = MemoryLayout<Model>.offset(of: path) else { preconditionFailure("not a stored property") }
    return offset
  }
}

/// How a getter's result becomes a value.
extension Field {
  @usableFromInline typealias Getter<Result> = @Sendable (UnsafeRawPointer) -> Result

  @usableFromInline
  init(_ name: String, text get: @escaping Getter<String>) { self.init(name, .text) { .text(get($0)) } }

  @usableFromInline
  init(_ name: String, optionalText get: @escaping Getter<String?>) {
    self.init(name, .optional(.text)) { get($0).map(Value.text) ?? .none }
  }

  @usableFromInline
  init(_ name: String, integer get: @escaping Getter<Int>) { self.init(name, .integer) { .integer(get($0)) } }

  @usableFromInline
  init(_ name: String, optionalInteger get: @escaping Getter<Int?>) {
    self.init(name, .optional(.integer)) { get($0).map(Value.integer) ?? .none }
  }

  @usableFromInline
  init(_ name: String, boolean get: @escaping Getter<Bool>) { self.init(name, .boolean) { .boolean(get($0)) } }

  @usableFromInline
  init<Child: TemplateModel>(_ name: String, model get: @escaping Getter<Child>) {
    let through: Through = { next in
      { parent in withUnsafePointer(to: get(parent)) { next(UnsafeRawPointer($0)) } }
    }
    self.init(name, .model(ModelType(Child.self)), through: through) { .model(ModelReference(boxing: get($0))) }
  }

  @usableFromInline
  init<Child: TemplateModel>(_ name: String, modelAt offset: Int, _: Child.Type) {
    self.init(name, .model(ModelType(Child.self)), through: { next in { next($0 + offset) } }) {
      .model(ModelReference(boxing: ($0 + offset).assumingMemoryBound(to: Child.self).pointee))
    }
  }

  @usableFromInline
  init(_ name: String, html get: @escaping Getter<any HTML>) { self.init(name, .html) { .html(get($0)) } }

  @usableFromInline
  init<Markup: HTML>(_ name: String, optionalHTMLAt offset: Int, _: Markup.Type) {
    self.init(name, .optional(.html)) {
      ($0 + offset).assumingMemoryBound(to: Markup?.self).pointee.map { .html($0) } ?? .none
    }
  }

  @usableFromInline
  init<Child: TemplateModel>(
    _ name: String, optionalModelAt offset: Int, _: Child.Type, isPresent: @escaping Getter<Bool>
  ) {
    // An optional's payload lies where the optional itself does.
    let through: Through = { next in { isPresent($0 + offset) ? next($0 + offset) : .none } }
    self.init(name, .optional(.model(ModelType(Child.self))), through: through) { parent in
      guard isPresent(parent + offset) else { return .none }
      return .model(ModelReference(boxing: (parent + offset).assumingMemoryBound(to: Child.self).pointee))
    }
  }

  @usableFromInline
  init<Child: TemplateModel>(_ name: String, optionalModel get: @escaping Getter<Child?>) {
    let through: Through = { next in
      { parent in
        guard let child = get(parent) else { return .none }
        return withUnsafePointer(to: child) { next(UnsafeRawPointer($0)) }
      }
    }
    self.init(name, .optional(.model(ModelType(Child.self))), through: through) {
      get($0).map { .model(ModelReference(boxing: $0)) } ?? .none
    }
  }

  @usableFromInline
  init<Child: TemplateModel>(_ name: String, list get: @escaping Getter<any ModelList>, of _: Child.Type) {
    self.init(name, .list(.model(ModelType(Child.self)))) { .list(.models(get($0))) }
  }

  @usableFromInline
  init(_ name: String, texts get: @escaping Getter<[String]>) {
    self.init(name, .list(.text)) { .list(.texts(get($0))) }
  }
}
