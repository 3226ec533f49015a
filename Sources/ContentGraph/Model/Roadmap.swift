/// Ordered steps from nothing to somewhere.
package struct Roadmap<Edge: Hashable & Sendable>: Sendable {
  package var steps: [Edge] = []
  package var audience: String?

  package init() {}
}

/// How much a roadmap insists on a step.
package enum StepKind: String, CaseIterable, Sendable { case required, recommended, optional, alternative }

/// One step of a roadmap, covered by lessons.
package struct Step<Edge: Hashable & Sendable>: Sendable {
  package typealias Kind = StepKind

  package var kind = Kind.required
  package var requires: [Requirement<Edge>] = []
  package var lessons: [Edge] = []
  package var hours: Double?
  package var outcome: String?

  package init() {}
}
