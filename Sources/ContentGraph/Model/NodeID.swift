/// The name of a node: `lesson:http-basics`, `step:backend/databases`.
///
/// The kind comes from where the file lives, the name from its path below the kind's folder. It never changes with
/// `slug` or `url`.
package struct NodeID: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let kind: NodeKind
  /// May contain `/`; the site's home is the page with the empty name.
  package let name: String

  package init(_ kind: NodeKind, _ name: String) {
    self.kind = kind
    self.name = name
  }

  /// What is written when the last part alone is enough: `databases`.
  package var shortName: Substring {
    name.lastIndex(ofASCII: UInt8(ascii: "/")).map { name[name.utf8.index(after: $0)...] } ?? name[...]
  }

  package var description: String { "\(kind.rawValue):\(name)" }

  package static func < (left: NodeID, right: NodeID) -> Bool { (left.kind, left.name) < (right.kind, right.name) }
}
