import ContentGraph

/// Answers of `waymark graph`, as lines of text.
extension Site {
  /// How `start` leads to `end` by `requires` edges, if it does.
  ///
  ///     path forms http-basics   →   lesson:forms
  ///                                    requires lesson:http-basics
  package func path(from start: String, to end: String) throws(UnknownNode) -> [String] {
    let from = try curriculum.node(named: start)
    let to = try curriculum.node(named: end)
    let found = walk(from, to).map { ($0, "requires") } ?? walk(to, from).map { ($0.reversed(), "is required by") }
    guard let (nodes, verb) = found else { return ["\(id(from)) and \(id(to)): neither requires the other"] }
    return [id(nodes[0])] + nodes.dropFirst().map { "  \(verb) \(id($0))" }
  }

  private func walk(_ start: NodeIndex, _ end: NodeIndex) -> [NodeIndex]? {
    guard let edges = ShortestPath.edges(from: start, to: end, in: outline.prerequisites) else { return nil }
    return [start] + edges.map { outline.requirements[$0].to }
  }

  /// Everything that requires a node, directly or through others, in the order it would be met.
  package func impact(of name: String) throws(UnknownNode) -> [String] {
    let node = try curriculum.node(named: name)
    let after = Impact(of: outline.prerequisites, in: outline.order).nodes(after: node)
    let direct = Set(curriculum.edges(to: node).lazy.filter { $0.kind == .requires }.map(\.from))
    let mentioned = visible(curriculum.edges(to: node).lazy.filter { $0.kind != .requires }.map(\.from))
    guard !after.isEmpty || !mentioned.isEmpty else { return ["nothing depends on \(id(node))"] }
    return ["\(after.count) depend on \(id(node)):"]
      + after.map { "  \(id($0))\(direct.contains($0) ? "" : " (through others)")" }
      + ["\(mentioned.count) name it otherwise:"] + mentioned.map { "  \(id($0))" }
  }

  /// Why a node is in the site and when a reader meets it: who contains, requires and covers it, and what it requires.
  package func why(_ name: String) throws(UnknownNode) -> [String] {
    let node = try curriculum.node(named: name)
    let before = outline.closure.nodes(before: node)
    let hours = Duration(minutes: before.reduce(minutes(of: node)) { $0 + minutes(of: $1) }).text ?? "no time"
    let incoming = curriculum.edges(to: node).map { "  \($0.kind.rawValue) ← \(id($0.from)) (\($0.origin.rawValue))" }
    let outgoing = curriculum.edges(from: node).map { "  \($0.kind.rawValue) → \(id($0.to)) (\($0.origin.rawValue))" }
    return ["\(id(node)): \(curriculum.nodes[node].common.title)", "state: \(curriculum.visibility[node].rawValue)"]
      + ["named by \(incoming.count):"] + incoming + ["names \(outgoing.count):"] + outgoing
      + ["everything before it: \(before.count), \(hours) with it"] + before.map { "  \(id($0))" }
  }

  /// For each roadmap, its steps with the lessons that cover them.
  package func coverage() -> [String] {
    curriculum.indices(of: .roadmap).filter(isVisible).flatMap { roadmap -> [String] in
      let rows = stepCards(of: roadmap)
      let covered = rows.count { !$0.lessons.isEmpty }
      return ["\(id(roadmap)): \(covered) of \(rows.count) steps covered"]
        + rows.enumerated().map { position, row in
          let state =
            row.lessons.isEmpty
            ? row.waiver.map { "waived: \($0)" } ?? "NOT COVERED" : row.lessons.map(\.title).joined(separator: "; ")
          return "  \(position + 1). \(row.card.title) — \(state)"
        }
    }
  }

  private func id(_ node: NodeIndex) -> String { curriculum.nodes[node].id.description }
}
