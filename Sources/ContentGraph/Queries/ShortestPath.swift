/// The fewest edges that lead from one node to another.
package enum ShortestPath {
  /// Authored edge indices from `start` to `end`; empty when they are the same node, nil when no way leads there. Of
  /// several shortest paths, the one that leaves each node by its earliest edge.
  package static func edges(from start: Int, to end: Int, in graph: DirectedGraph) -> [Int]? {
    if start == end { return [] }
    var arrival = [(slot: Int, from: Int)?](repeating: nil, count: graph.nodeCount)
    arrival[start] = (slot: -1, from: start)
    var queue = [start]
    var next = 0
    while next < queue.count {
      let node = queue[next]
      next += 1
      for slot in graph.slots(of: node) {
        let target = Int(graph.targets[slot])
        guard arrival[target] == nil else { continue }
        arrival[target] = (slot: slot, from: node)
        if target == end { return trace(arrival, from: start, to: end, in: graph) }
        queue.append(target)
      }
    }
    return nil
  }

  private static func trace(
    _ arrival: [(slot: Int, from: Int)?], from start: Int, to end: Int, in graph: DirectedGraph
  ) -> [Int] {
    var edges: [Int] = []
    var node = end
    while node != start, let (slot, from) = arrival[node] {
      edges.append(Int(graph.authored[slot]))
      node = from
    }
    return edges.reversed()
  }
}
