/// The sets of nodes that reach one another: Tarjan's algorithm with its stack in an array, so that a chain of
/// 100,000 lessons is no deeper than one of three.
///
///     0 → 1 → 2 → 1   →   [[1, 2], [0]]
package struct StronglyConnectedComponents: Sendable {
  /// Each component's nodes in ascending order; a component comes after those it has edges to.
  package private(set) var components: [[Int]] = []
  /// The index in `components` for each node.
  package private(set) var component: [Int]

  package init(of graph: DirectedGraph) {
    component = Array(repeating: -1, count: graph.nodeCount)
    var walk = Walk(graph)
    for root in 0..<graph.nodeCount where walk.order[root] == 0 {
      walk.enter(root)
      while let node = walk.path.last {
        if let next = walk.advance(from: node) {
          walk.enter(next)
        } else if let closed = walk.leave(node) {
          for member in closed { component[member] = components.count }
          components.append(closed)
        }
      }
    }
  }

  /// The components that hold a cycle: several nodes, or one with an edge to itself.
  package func cyclic(in graph: DirectedGraph) -> [[Int]] {
    components.filter { $0.count > 1 || graph.successors(of: $0[0]).contains($0[0]) }
  }

  /// The graph without the edges inside components: what is left has no cycle, and keeps its edge indices.
  package func acyclicPart(of graph: DirectedGraph) -> DirectedGraph {
    graph.dropping { component[$0.from] == component[$0.to] }
  }
}

/// The depth-first walk: what Tarjan's recursion would keep on the call stack.
private struct Walk {
  let graph: DirectedGraph
  /// When a node was entered, from 1; 0 before.
  var order: [Int]
  /// The earliest node on the stack that a node is known to reach.
  var low: [Int]
  var nextSlot: [Int]
  var isOpen: [Bool]
  var open: [Int] = []
  var path: [Int] = []
  var entered = 0

  init(_ graph: DirectedGraph) {
    self.graph = graph
    order = Array(repeating: 0, count: graph.nodeCount)
    low = order
    nextSlot = graph.offsets.dropLast().map(Int.init)
    isOpen = Array(repeating: false, count: graph.nodeCount)
  }

  mutating func enter(_ node: Int) {
    entered += 1
    order[node] = entered
    low[node] = entered
    isOpen[node] = true
    open.append(node)
    path.append(node)
  }

  /// The next successor not yet seen; those seen lower the node's `low` on the way.
  mutating func advance(from node: Int) -> Int? {
    let end = graph.slots(of: node).upperBound
    while nextSlot[node] < end {
      let target = Int(graph.targets[nextSlot[node]])
      nextSlot[node] += 1
      if order[target] == 0 { return target }
      if isOpen[target] { low[node] = min(low[node], order[target]) }
    }
    return nil
  }

  /// Goes back to the parent; answers the component if `node` was the first of one.
  mutating func leave(_ node: Int) -> [Int]? {
    path.removeLast()
    if let parent = path.last { low[parent] = min(low[parent], low[node]) }
    guard low[node] == order[node] else { return nil }
    var members: [Int] = []
    repeat {
      members.append(open.removeLast())
      isOpen[members[members.count - 1]] = false
    } while members[members.count - 1] != node
    members.sort()
    return members
  }
}
