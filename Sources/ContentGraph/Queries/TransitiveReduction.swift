/// Edges that say nothing new: `from` requires `to` already through others.
///
///     2 → 1, 1 → 0, 2 → 0   →   the edge 2 → 0 is implied
///
/// Sets of reachable targets are carried upwards through the topological order as bits, 512 targets at a time. A set
/// of targets is looked at only between the first of them and the last node with an edge in question, so work is near
/// linear when most edges are short, and never above nodes × edges / 64.
package enum TransitiveReduction {
  /// The authored indices of implied edges, ascending. Of parallel edges, all but the first are implied. `graph` must
  /// have no cycle: see `StronglyConnectedComponents.acyclicPart`.
  package static func impliedEdges(of graph: DirectedGraph) -> [Int] {
    let order = TopologicalOrder(of: graph)
    precondition(order.isComplete, "a transitive reduction needs a graph without cycles")
    let questions = Questions(graph, order)
    var sweep = Sweep(graph, order)
    var implied = parallelEdges(of: graph)
    var start = 0
    while start < questions.targets.count {
      let end = min(start + Sweep.width * 64, questions.targets.count)
      sweep.run(questions.targets[start..<end], questions, into: &implied)
      start = end
    }
    return Set(implied).sorted()
  }

  private static func parallelEdges(of graph: DirectedGraph) -> [Int] {
    var lastTail = [Int](repeating: -1, count: graph.nodeCount)
    var parallel: [Int] = []
    for node in 0..<graph.nodeCount {
      for slot in graph.slots(of: node) {
        let target = Int(graph.targets[slot])
        if lastTail[target] == node { parallel.append(Int(graph.authored[slot])) }
        lastTail[target] = node
      }
    }
    return parallel
  }
}

/// Which edges need to be looked at: those that skip a level. A level is the length of the longest way down, so a
/// way around an edge makes its ends differ by two at least.
private struct Questions {
  /// Nodes with an edge in question coming in; those whose edges are short first, so that they are swept together.
  var targets: [Int] = []
  /// The highest rank from which an edge in question comes to a node; -1 without one.
  var lastSource: [Int]
  private var level: [Int]

  init(_ graph: DirectedGraph, _ order: TopologicalOrder) {
    level = Array(repeating: 0, count: graph.nodeCount)
    lastSource = Array(repeating: -1, count: graph.nodeCount)
    for node in order.nodes {
      for slot in graph.slots(of: node) { level[node] = max(level[node], level[Int(graph.targets[slot])] + 1) }
      for slot in graph.slots(of: node) where skipsLevel(from: node, to: Int(graph.targets[slot])) {
        lastSource[Int(graph.targets[slot])] = order.rank[node]
      }
    }
    let octave = { [lastSource] (node: Int) in
      (lastSource[node] - order.rank[node]).bitWidth
        - (lastSource[node] - order.rank[node]).leadingZeroBitCount
    }
    targets = order.nodes.filter { lastSource[$0] >= 0 }
      .sorted { (octave($0), order.rank[$0]) < (octave($1), order.rank[$1]) }
  }

  func skipsLevel(from node: Int, to target: Int) -> Bool { level[node] > level[target] + 1 }
}

/// One pass over a window of the order for up to 512 targets.
private struct Sweep {
  static let width = 8

  let graph: DirectedGraph
  let order: TopologicalOrder
  /// For each node of the window, by rank: the targets it reaches, itself not counted.
  private var reached: [UInt64]
  /// A target's bit in this pass; -1 for other nodes.
  private var bit: [Int]

  init(_ graph: DirectedGraph, _ order: TopologicalOrder) {
    self.graph = graph
    self.order = order
    reached = Array(repeating: 0, count: graph.nodeCount * Sweep.width)
    bit = Array(repeating: -1, count: graph.nodeCount)
  }

  mutating func run(_ targets: ArraySlice<Int>, _ questions: Questions, into implied: inout [Int]) {
    var first = Int.max
    var last = 0
    for (index, target) in targets.enumerated() {
      bit[target] = index
      first = min(first, order.rank[target])
      last = max(last, questions.lastSource[target])
    }
    for rank in first...last {
      let node = order.nodes[rank]
      let row = (rank - first) * Sweep.width
      gather(node, into: row, from: first)
      for slot in graph.slots(of: node) {
        let target = Int(graph.targets[slot])
        if bit[target] >= 0, questions.skipsLevel(from: node, to: target), holds(row, bit[target]) {
          implied.append(Int(graph.authored[slot]))
        }
      }
      for slot in graph.slots(of: node) where bit[Int(graph.targets[slot])] >= 0 {
        let index = bit[Int(graph.targets[slot])]
        reached[row + index / 64] |= 1 << UInt64(index % 64)
      }
    }
    for target in targets { bit[target] = -1 }
  }

  /// What the successors reach. Their own bits are set only afterwards, so an edge does not imply itself.
  private mutating func gather(_ node: Int, into row: Int, from first: Int) {
    reached.withUnsafeMutableBufferPointer { reached in
      for word in 0..<Sweep.width { reached[row + word] = 0 }
      for slot in graph.slots(of: node) {
        let rank = order.rank[Int(graph.targets[slot])]
        guard rank >= first else { continue }
        let other = (rank - first) * Sweep.width
        for word in 0..<Sweep.width { reached[row + word] |= reached[other + word] }
      }
    }
  }

  private func holds(_ row: Int, _ bit: Int) -> Bool { reached[row + bit / 64] >> UInt64(bit % 64) & 1 == 1 }
}
