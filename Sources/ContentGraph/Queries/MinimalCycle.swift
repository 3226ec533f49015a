/// A shortest cycle in each component that has one, so that a report shows three lessons and not the thirty that
/// are tangled with them.
///
/// Of several shortest cycles, the one whose smallest node is smallest; it starts there.
///
///     0 → 1 → 2 → 0, 1 → 0   →   edges [0 → 1, 1 → 0]
package struct MinimalCycle: Equatable, Sendable {
  /// Authored edge indices, in the direction of the edges; each starts where the one before ends.
  package let edges: [Int]
  /// The node that each edge leaves.
  package let nodes: [Int]

  /// The cycles of all cyclic components, ordered by their first nodes.
  ///
  /// `budget` bounds the edges looked at while improving on the first cycle of a component, all components taken
  /// together: past it, a cycle is still a cycle, but may be longer than the shortest. A tangle reaches it only with
  /// thousands of nodes and no short cycle among them.
  package static func all(
    in graph: DirectedGraph, components: StronglyConnectedComponents, budget: Int = 20_000_000
  ) -> [MinimalCycle] {
    var search = CycleSearch(graph, components, budget: budget)
    return components.cyclic(in: graph).map { search.shortest(in: $0) }.sorted { $0.nodes[0] < $1.nodes[0] }
  }
}

/// Breadth-first from each node of a component in ascending order. A node that was tried leaves the component: every
/// cycle through it is known, so the cycles still to be found start at their smallest node. Nodes left without a way
/// in or out leave with it, which ends a ring of any length after one round.
private struct CycleSearch {
  let graph: DirectedGraph
  let reversed: DirectedGraph
  let component: [Int]
  var budget: Int
  var isGone: [Bool]
  /// The source of the search that saw a node last.
  var seenFrom: [Int]
  /// How a node was reached: the slot of the edge, and the node it leaves.
  var via: [(slot: Int, from: Int)]

  init(_ graph: DirectedGraph, _ components: StronglyConnectedComponents, budget: Int) {
    self.graph = graph
    reversed = graph.reversed
    component = components.component
    self.budget = budget
    isGone = Array(repeating: false, count: graph.nodeCount)
    seenFrom = Array(repeating: -1, count: graph.nodeCount)
    via = Array(repeating: (slot: 0, from: 0), count: graph.nodeCount)
  }

  mutating func shortest(in members: [Int]) -> MinimalCycle {
    var best: MinimalCycle?
    for source in members where !isGone[source] {
      if let best, budget <= 0 { return best }
      if let found = cycle(through: source, shorterThan: best?.edges.count ?? .max) { best = found }
      if best?.edges.count == 1 { break }
      remove(source)
    }
    guard let best else { preconditionFailure("a cyclic component without a cycle") }
    return best
  }

  private mutating func cycle(through source: Int, shorterThan limit: Int) -> MinimalCycle? {
    var layer = [source]
    var depth = 1
    seenFrom[source] = source
    while !layer.isEmpty, depth < limit {
      var next: [Int] = []
      for node in layer {
        for slot in graph.slots(of: node) {
          budget -= 1
          let target = Int(graph.targets[slot])
          if target == source { return trace(back: (slot: slot, from: node), to: source) }
          guard component[target] == component[source], !isGone[target], seenFrom[target] != source else { continue }
          seenFrom[target] = source
          via[target] = (slot: slot, from: node)
          next.append(target)
        }
      }
      layer = next
      depth += 1
    }
    return nil
  }

  private func trace(back last: (slot: Int, from: Int), to source: Int) -> MinimalCycle {
    var steps = [last]
    while steps[steps.count - 1].from != source { steps.append(via[steps[steps.count - 1].from]) }
    steps.reverse()
    return MinimalCycle(edges: steps.map { Int(graph.authored[$0.slot]) }, nodes: steps.map(\.from))
  }

  private mutating func remove(_ source: Int) {
    isGone[source] = true
    var touched = neighbours(of: source)
    while let node = touched.popLast() {
      if isGone[node] || (hasNeighbour(node, in: graph) && hasNeighbour(node, in: reversed)) { continue }
      isGone[node] = true
      touched.append(contentsOf: neighbours(of: node))
    }
  }

  private func neighbours(of node: Int) -> [Int] {
    (Array(graph.successors(of: node)) + reversed.successors(of: node)).filter { component[$0] == component[node] }
  }

  private func hasNeighbour(_ node: Int, in graph: DirectedGraph) -> Bool {
    graph.slots(of: node).contains {
      let other = Int(graph.targets[$0])
      return !isGone[other] && component[other] == component[node]
    }
  }
}
