import Diagnostics

/// An arrow of the graph while it is being made: a `Reference` as written, a `Link` once it is known to lead somewhere.
package protocol Arrow: Hashable, Sendable {
  /// What a cell of a comparison is at the same stage.
  associatedtype CellValue: Hashable & Sendable
}

extension Reference: Arrow { package typealias CellValue = WrittenCell }
extension Link: Arrow { package typealias CellValue = Cell }

/// What an author wrote to name a node: `http-basics`, `lesson:http-basics`, `backend/databases`.
///
/// It may turn out to name nothing. Until then nothing can be rendered from it: see `Link`.
package struct Reference: Hashable, Sendable {
  package let text: String
  package let range: SourceRange
  package let origin: Origin

  package init(_ text: String, at range: SourceRange, origin: Origin = .authored) {
    self.text = text
    self.range = range
    self.origin = origin
  }
}

/// What a reference turned out to be: an edge to a node that exists.
package struct Link: Hashable, Sendable {
  package let target: NodeIndex
  /// Where it was written.
  package let range: SourceRange
  package let origin: Origin

  package init(to target: NodeIndex, at range: SourceRange, origin: Origin) {
    self.target = target
    self.range = range
    self.origin = origin
  }
}

/// Who says so. An inferred edge is never shown as fact.
package enum Origin: String, Sendable { case authored, imported, inferred }

/// Where a node stands in `Curriculum.nodes`.
package typealias NodeIndex = Int
