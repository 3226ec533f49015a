// The compact value that the graph questions are asked of. It knows no lessons: nodes are numbers below `nodeCount`,
// and an edge is known by its place among the edges that were given, so that an answer leads back to where an author
// wrote it.

/// A directed graph as compressed sparse rows. Parallel edges and loops are kept.
///
/// The queries read an edge as *requires*: `from` requires `to`, so what is required comes first in an order.
package struct DirectedGraph: Sendable {
  package typealias Edge = (from: Int, to: Int)

  package let nodeCount: Int
  /// Row `n` is `offsets[n] ..< offsets[n + 1]`.
  let offsets: [Int32]
  let targets: [Int32]
  let authored: [Int32]

  /// Makes the rows. Successors keep the order of `edges`.
  package init(nodeCount: Int, edges: [Edge]) {
    self.init(
      nodeCount: nodeCount, count: edges.count,
      tail: { edges[$0].from }, head: { edges[$0].to }, authored: { $0 })
  }

  package var edgeCount: Int { targets.count }

  /// The ends of the edges that leave a node, in authored order.
  package func successors(of node: Int) -> some RandomAccessCollection<Int> {
    targets[slots(of: node)].lazy.map(Int.init)
  }

  /// The authored indices of the edges that leave a node, in step with `successors(of:)`.
  package func edges(from node: Int) -> some RandomAccessCollection<Int> {
    authored[slots(of: node)].lazy.map(Int.init)
  }

  /// Every edge turned round, under the same index.
  package var reversed: DirectedGraph {
    let tails = self.tails
    return DirectedGraph(
      nodeCount: nodeCount, count: edgeCount,
      tail: { Int(targets[$0]) }, head: { Int(tails[$0]) }, authored: { Int(authored[$0]) })
  }

  /// The graph without the edges that `isDropped` names; the others keep their indices.
  package func dropping(_ isDropped: (Edge) -> Bool) -> DirectedGraph {
    let tails = self.tails
    let kept = targets.indices.filter { !isDropped((from: Int(tails[$0]), to: Int(targets[$0]))) }
    return DirectedGraph(
      nodeCount: nodeCount, count: kept.count,
      tail: { Int(tails[kept[$0]]) }, head: { Int(targets[kept[$0]]) }, authored: { Int(authored[kept[$0]]) })
  }

  /// Where a node's edges stand in `targets` and `authored`.
  func slots(of node: Int) -> Range<Int> { Int(offsets[node])..<Int(offsets[node + 1]) }

  private var tails: [Int32] {
    var tails: [Int32] = []
    tails.reserveCapacity(edgeCount)
    for node in 0..<nodeCount {
      tails.append(contentsOf: repeatElement(Int32(node), count: slots(of: node).count))
    }
    return tails
  }

  /// Counting sort by tail; stable.
  private init(nodeCount: Int, count: Int, tail: (Int) -> Int, head: (Int) -> Int, authored: (Int) -> Int) {
    var offsets = [Int32](repeating: 0, count: nodeCount + 1)
    for index in 0..<count {
      precondition(0..<nodeCount ~= tail(index) && 0..<nodeCount ~= head(index), "an edge to a node that is not there")
      offsets[tail(index) + 1] += 1
    }
    for node in 0..<nodeCount { offsets[node + 1] += offsets[node] }
    var next = offsets
    var targets = [Int32](repeating: 0, count: count)
    var indices = targets
    for index in 0..<count {
      let slot = Int(next[tail(index)])
      next[tail(index)] += 1
      targets[slot] = Int32(head(index))
      indices[slot] = Int32(authored(index))
    }
    self.nodeCount = nodeCount
    self.offsets = offsets
    self.targets = targets
    self.authored = indices
  }
}
