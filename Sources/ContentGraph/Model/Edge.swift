import Diagnostics

/// One arrow of the graph, whatever it was written as.
package struct Edge: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    /// Lesson → lesson, step → step: the target comes first.
    case requires
    /// Course → lesson, roadmap → step, in order.
    case contains
    /// Step → lesson; anything → topic.
    case covers
    /// Program → criterion.
    case rates
    /// Comparison → program or criterion.
    case compares
    /// Comparison → program, by a rule of the chooser.
    case chooses
    /// Anything → anything, by a link in prose or by `about`, `pairsWith`, `program`, `broader`.
    case mentions
  }

  package let kind: Kind
  package let from: NodeIndex
  package let to: NodeIndex
  package let range: SourceRange
  package let origin: Origin

  package init(_ kind: Kind, from: NodeIndex, to: NodeIndex, range: SourceRange, origin: Origin) {
    self.kind = kind
    self.from = from
    self.to = to
    self.range = range
    self.origin = origin
  }
}
