/// An ordered way through lessons: the one place of order.
package struct Course<Edge: Hashable & Sendable>: Sendable {
  package var level: String?
  package var modules: [Module<Edge>] = []
  package var program: Edge?
  /// What a learner can do at the end.
  package var outcomes: [String] = []
  package var project: String?

  package init() {}
}

/// A part of a course. Not a node: it has no page of its own, only an anchor on its course's page.
package struct Module<Edge: Hashable & Sendable>: Sendable {
  package var title: String
  package var level: String?
  package var summary: String?
  package var lessons: [Edge]

  package init(title: String, level: String?, summary: String?, lessons: [Edge]) {
    self.title = title
    self.level = level
    self.summary = summary
    self.lessons = lessons
  }
}
