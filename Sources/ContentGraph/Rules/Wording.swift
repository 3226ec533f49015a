// How rules name things, and the few look-ups that most of them need.

import Markup

extension Curriculum {
  func isVisible(_ node: NodeIndex) -> Bool { visibility[node] == .visible }

  /// As messages name a node where its kind is plain from the sentence: `'http-basics'`.
  func name(_ node: NodeIndex) -> String { "'\(nodes[node].id.name)'" }

  /// With its kind: `lesson 'http-basics'`. The home page has no name.
  func kindAndName(_ node: NodeIndex) -> String {
    nodes[node].id.name.isEmpty ? "the home page" : "\(nodes[node].id.kind.rawValue) \(name(node))"
  }

  /// The page's file as the first stage left it; a topic without a file has none.
  func document(of node: NodeIndex) -> Document? { nodes[node].document.map { documents[$0] } }

  /// The pages that readers get, each with the number of its document: a rule that asks for a
  /// part of it copies nothing else.
  var visiblePages: some Sequence<(node: NodeIndex, document: Int)> {
    nodes.indices.lazy.filter { isVisible($0) }.compactMap { node in nodes[node].document.map { (node, $0) } }
  }
}

/// `a`, `a and b`, `a, b and c`, `a, b, c and 4 more`.
func sentence(_ items: [String], limit: Int = 3) -> String {
  let rest = items.count - limit
  if rest > 1 { return items.prefix(limit).joined(separator: ", ") + " and \(rest) more" }
  guard let last = items.last, items.count > 1 else { return items.first ?? "" }
  return items.dropLast().joined(separator: ", ") + " and " + last
}
