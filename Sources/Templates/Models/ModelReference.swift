/// A model somewhere in memory.
///
/// In a loop it points into the list that is walked, so that no element is copied; such a reference dies with the
/// iteration, and Jinja's scoping (a `set` in a loop ends with the loop) keeps templates from holding it longer.
/// Everywhere else `owner` keeps what it points to.
@usableFromInline
struct ModelReference: @unchecked Sendable {  // Models are Sendable and never change once a template sees them.
  let pointer: UnsafeRawPointer
  private let owner: AnyObject?

  init(borrowing pointer: UnsafeRawPointer) {
    self.pointer = pointer
    owner = nil
  }

  init<Model: Sendable>(boxing model: Model) {
    let box = ModelBox(model)
    pointer = UnsafeRawPointer(box.address)
    owner = box
  }
}

private final class ModelBox<Model> {
  let address: UnsafeMutablePointer<Model>

  init(_ model: Model) {
    address = .allocate(capacity: 1)
    address.initialize(to: model)
  }

  deinit {
    address.deinitialize(count: 1)
    address.deallocate()
  }
}

/// A list of models without their static type.
@usableFromInline
protocol ModelList: AnyObject, Sendable {
  var count: Int { get }
  /// Lends the elements' memory: element `i` lies at `i * stride` bytes.
  func withElements(_ body: (_ first: UnsafeRawPointer, _ stride: Int) -> Void)
  func reference(at index: Int) -> ModelReference
  /// The elements at `indices`, in that order.
  func choosing(_ indices: [Int]) -> any ModelList
}

@usableFromInline
final class ModelArray<Model: Sendable>: ModelList {
  private let elements: [Model]

  @usableFromInline
  init(_ elements: [Model]) { self.elements = elements }

  @usableFromInline
  var count: Int { elements.count }

  @usableFromInline
  func withElements(_ body: (_ first: UnsafeRawPointer, _ stride: Int) -> Void) {
    elements.withUnsafeBufferPointer { buffer in
      guard let first = buffer.baseAddress else { return }
      body(UnsafeRawPointer(first), MemoryLayout<Model>.stride)
    }
  }

  @usableFromInline
  func reference(at index: Int) -> ModelReference { ModelReference(boxing: elements[index]) }

  @usableFromInline
  func choosing(_ indices: [Int]) -> any ModelList { ModelArray(indices.map { elements[$0] }) }
}
