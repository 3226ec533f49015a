import Diagnostics
import Markup

/// Two files with one id, or a former name that another node has.
package enum DuplicateID {
  static let rule = Rule("duplicate-id", .error, "Each id, present or former, belongs to one file.")

  /// Removes the nodes whose id an earlier file has.
  static func remove(
    from nodes: inout [Node<Reference>], of documents: [Document], reportingTo findings: inout Findings
  ) {
    var first: [NodeID: Int] = Dictionary(minimumCapacity: nodes.count)
    var isRepeated = Set<Int>()
    for index in nodes.indices {
      guard let other = first.updateValue(index, forKey: nodes[index].id) else { continue }
      first[nodes[index].id] = other
      isRepeated.insert(index)
      findings.report(finding(nodes[index], documents[index].path, other: nodes[other], documents[other].path))
    }
    if !isRepeated.isEmpty { nodes = nodes.indices.filter { !isRepeated.contains($0) }.map { nodes[$0] } }
  }

  private static func finding(
    _ node: Node<Reference>, _ path: String, other: Node<Reference>, _ otherPath: String
  ) -> Diagnostic {
    Diagnostic(
      rule, "content/\(otherPath) and content/\(path) are both '\(node.id)'", at: node.place,
      related: [.init(other.place, "the other file")],
      help: "an id is the kind and the file's path below the kind's folder; rename one of the two")
  }

  static func finding(former id: NodeID, at range: SourceRange, owner: NodeID, place: SourceRange) -> Diagnostic {
    Diagnostic(
      rule, "'\(id)' is the name of another node", at: range, related: [.init(place, "'\(owner)' is here")],
      help: "'formerly' lists names that this node alone had, and that no node has now")
  }
}
