/// All nodes, what is required before what requires it, and otherwise as near to a preferred order as that allows.
///
/// Kahn's algorithm; of the nodes that are ready, the one that stands first in the preferred order goes next.
///
///     0 requires 2, preferred 0 1 2 3   →   1 2 0 3
package struct TopologicalOrder: Sendable {
  package let nodes: [Int]
  /// Where each node stands in `nodes`.
  package let rank: [Int]
  /// Whether every node comes after all it requires. If not, the nodes on cycles and those that need them stand at
  /// the end, in preferred order.
  package let isComplete: Bool

  /// `positions[n]` is the preferred place of node `n`; equal places fall back to the smaller number. Without it, the
  /// numbers are the places.
  package init(of graph: DirectedGraph, preferring positions: [Int]? = nil) {
    let key = { (node: Int) in (positions?[node] ?? node, node) }
    let preferred = positions == nil ? Array(0..<graph.nodeCount) : (0..<graph.nodeCount).sorted { key($0) < key($1) }
    var place = Array(repeating: 0, count: graph.nodeCount)
    for (index, node) in preferred.enumerated() { place[node] = index }

    let reversed = graph.reversed
    var missing = (0..<graph.nodeCount).map { graph.slots(of: $0).count }
    var ready = MinHeap()
    for node in preferred where missing[node] == 0 { ready.insert(place[node]) }
    var nodes: [Int] = []
    nodes.reserveCapacity(graph.nodeCount)
    while let next = ready.popMin() {
      let node = preferred[next]
      nodes.append(node)
      for slot in reversed.slots(of: node) {
        let dependent = Int(reversed.targets[slot])
        missing[dependent] -= 1
        if missing[dependent] == 0 { ready.insert(place[dependent]) }
      }
    }
    isComplete = nodes.count == graph.nodeCount
    if !isComplete { nodes += preferred.filter { missing[$0] > 0 } }
    for (index, node) in nodes.enumerated() { place[node] = index }
    self.nodes = nodes
    rank = place
  }
}

/// A binary heap of numbers.
private struct MinHeap {
  private var items: [Int] = []

  mutating func insert(_ item: Int) {
    var hole = items.count
    items.append(item)
    while hole > 0, items[(hole - 1) / 2] > item {
      items[hole] = items[(hole - 1) / 2]
      hole = (hole - 1) / 2
    }
    items[hole] = item
  }

  mutating func popMin() -> Int? {
    guard let least = items.first, let last = items.popLast() else { return nil }
    if items.isEmpty { return least }
    var hole = 0
    while true {
      var child = 2 * hole + 1
      if child + 1 < items.count, items[child + 1] < items[child] { child += 1 }
      guard child < items.count, items[child] < last else { break }
      items[hole] = items[child]
      hole = child
    }
    items[hole] = last
    return least
  }
}
