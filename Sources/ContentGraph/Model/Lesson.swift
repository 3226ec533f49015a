/// One unit of teaching.
package struct Lesson<Edge: Hashable & Sendable>: Sendable {
  /// One of the site's `levels`.
  package var level: String?
  /// One of the site's `[sections.lesson.forms]`: what kind of text it is.
  package var form: String?
  /// What a careful reader needs, practice included.
  package var minutes: Int?
  package var objectives: [String] = []
  package var requires: [Requirement<Edge>] = []

  package init() {}
}

/// A `requires` edge, with the author's reason if there is one.
package struct Requirement<Edge: Hashable & Sendable>: Hashable, Sendable {
  package var edge: Edge
  package var because: String?

  package init(_ edge: Edge, because: String? = nil) {
    self.edge = edge
    self.because = because
  }
}
