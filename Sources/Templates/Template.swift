import Escaping

/// A template, checked and compiled for one kind of page. Rendering it cannot fail, changes nothing but the buffer, and
/// may run on any number of threads at once.
package struct Template<Model>: Sendable {
  /// How many levels of themselves models may have where a macro walks them by calling itself; deeper ones stop the
  /// program. What makes models has to keep to it.
  package static var deepestRecursion: Int { Machine.deepestRecursion - 1 }

  private let program: Program

  init(_ program: Program) { self.program = program }

  /// Appends the page to a buffer.
  package func render(_ model: Model, into page: inout ByteSink) {
    withUnsafePointer(to: model) {
      Machine.run(program, over: ModelReference(borrowing: UnsafeRawPointer($0)), into: &page)
    }
  }
}
