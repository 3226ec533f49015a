import ContentGraph
import Diagnostics

/// A name on the command line that is no node.
package struct UnknownNode: Error, CustomStringConvertible {
  let name: String
  let guess: String?
  let candidates: [String]

  package var description: String {
    if !candidates.isEmpty {
      return "'\(name)' could be \(candidates.joined(separator: " or ")): write the kind before it"
    }
    return "there is no '\(name)' in this site" + (guess.map { "; did you mean '\($0)'?" } ?? "")
  }
}

extension Curriculum {
  /// A node by what people type: `lesson:http-basics`, or a name that one node alone has.
  func node(named name: String) throws(UnknownNode) -> NodeIndex {
    let exact = nodes.indices.filter { nodes[$0].id.description == name }
    let byName =
      exact.isEmpty ? nodes.indices.filter { nodes[$0].id.name == name || nodes[$0].id.shortName == name[...] } : exact
    if byName.count == 1 { return byName[0] }
    let known = nodes.map { name.contains(":") ? $0.id.description : String($0.id.shortName) }
    throw UnknownNode(
      name: name, guess: NearMiss.of(name, among: known), candidates: byName.map { nodes[$0].id.description })
  }
}
