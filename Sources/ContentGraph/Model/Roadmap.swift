/// Ordered steps from nothing to somewhere.
package struct Roadmap<Edge: Hashable & Sendable>: Sendable {
  package var steps: [Edge] = []
  package var audience: String?

  package init() {}
}

/// One step of a roadmap, covered by lessons.
package struct Step<Edge: Hashable & Sendable>: Sendable {
  package enum Kind: String, CaseIterable, Sendable { case required, recommended, optional, alternative }

  package var kind = Kind.required
  package var requires: [Requirement<Edge>] = []
  package var lessons: [Edge] = []
  package var hours: Double?
  package var outcome: String?

  package init() {}
}
