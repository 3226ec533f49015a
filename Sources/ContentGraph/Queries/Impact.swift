/// What a change to a node touches: everything that requires it, directly or through others, nearest to the start
/// of the order first.
///
///     2 → 1 → 0   →   impact of 0 is [1, 2]
package struct Impact: Sendable {
  private let dependents: DirectedGraph
  private let order: TopologicalOrder

  package init(of graph: DirectedGraph, in order: TopologicalOrder) {
    dependents = graph.reversed
    self.order = order
  }

  /// All that requires `node`, without itself.
  package func nodes(after node: Int) -> [Int] {
    dependents.reachable(from: CollectionOfOne(node)).sorted { order.rank[$0] < order.rank[$1] }
  }
}
