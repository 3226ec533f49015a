/// "Everything before this, in order": what a node requires, directly or through others.
///
/// Made once for a graph and asked for many nodes: an answer costs what it holds, one byte a node of the graph and a
/// sort. That the global order is right for a part of it follows from the order's making: a node's readiness depends
/// on what it requires alone, and that is in the answer with it.
package struct Closure: Sendable {
  private let graph: DirectedGraph
  private let order: TopologicalOrder

  package init(of graph: DirectedGraph, in order: TopologicalOrder) {
    self.graph = graph
    self.order = order
  }

  /// All that `node` requires, without itself.
  package func nodes(before node: Int) -> [Int] { nodes(before: CollectionOfOne(node)) }

  /// All that any of the targets requires, without the targets that no other target requires.
  package func nodes(before targets: some Collection<Int>) -> [Int] {
    graph.reachable(from: targets).sorted { order.rank[$0] < order.rank[$1] }
  }
}

extension DirectedGraph {
  /// What can be reached over at least one edge, in no particular order. A source on a cycle reaches itself, but is
  /// left out all the same when it is the only source.
  func reachable(from sources: some Collection<Int>) -> [Int] {
    var isSeen = [Bool](repeating: false, count: nodeCount)
    if sources.count == 1, let only = sources.first { isSeen[only] = true }
    var found: [Int] = []
    var next = 0
    let visit = { (node: Int) in
      for slot in slots(of: node) where !isSeen[Int(targets[slot])] {
        isSeen[Int(targets[slot])] = true
        found.append(Int(targets[slot]))
      }
    }
    for source in sources { visit(source) }
    while next < found.count {
      visit(found[next])
      next += 1
    }
    return found
  }
}
