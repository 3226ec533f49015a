/// Dated prose.
package struct Article<Edge: Hashable & Sendable>: Sendable {
  package var author: String?
  package var about: [Edge] = []
  package var source: String?

  package init() {}
}

/// What lessons, steps, programs and articles are about.
package struct Topic<Edge: Hashable & Sendable>: Sendable {
  package var definition: String?
  package var broader: [Edge] = []

  package init() {}
}
