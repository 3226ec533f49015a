/// Which layer each node stands in, and which edges go against the flow.
struct Layering {
  private(set) var layer: [Int]
  /// Edges that close a cycle: they are laid out from head to tail.
  private(set) var isReversed: [Bool]
  /// Whether every second layer is for labels alone.
  let hasLabelLayers: Bool

  init(nodes count: Int, edges: [LayeredLayout.Edge]) {
    hasLabelLayers = edges.contains { $0.label != nil && $0.from != $0.to }
    layer = Array(repeating: 0, count: count)
    isReversed = Layering.backEdges(count, edges)
    var arcs: [(tail: Int, head: Int)] = []
    for (edge, isReversed) in zip(edges, isReversed) where edge.from != edge.to {
      arcs.append(isReversed ? (edge.to, edge.from) : (edge.from, edge.to))
    }
    takeLongestPaths(arcs)
    if hasLabelLayers { for node in layer.indices { layer[node] *= 2 } }
  }

  /// Each node below all that lead to it; then those with more ways out than in move down to what they lead to.
  private mutating func takeLongestPaths(_ arcs: [(tail: Int, head: Int)]) {
    var heads = [[Int]](repeating: [], count: layer.count)
    var waiting = [Int](repeating: 0, count: layer.count)
    for arc in arcs {
      heads[arc.tail].append(arc.head)
      waiting[arc.head] += 1
    }
    let entering = waiting
    var order = layer.indices.filter { waiting[$0] == 0 }
    var next = 0
    while next < order.count {
      let node = order[next]
      next += 1
      for head in heads[node] {
        layer[head] = max(layer[head], layer[node] + 1)
        waiting[head] -= 1
        if waiting[head] == 0 { order.append(head) }
      }
    }
    for node in order.reversed() where heads[node].count > entering[node] {
      layer[node] = heads[node].reduce(Int.max) { min($0, layer[$1] - 1) }
    }
  }

  /// Edges that lead back to a node on the way that is being walked, in the order the nodes were written.
  private static func backEdges(_ count: Int, _ edges: [LayeredLayout.Edge]) -> [Bool] {
    var leaving = [[Int]](repeating: [], count: count)
    for (number, edge) in edges.enumerated() { leaving[edge.from].append(number) }
    var isBack = [Bool](repeating: false, count: edges.count)
    var state = [State](repeating: .new, count: count)
    var tried = [Int](repeating: 0, count: count)
    for start in 0..<count where state[start] == .new {
      var path = [start]
      state[start] = .open
      while let node = path.last {
        guard tried[node] < leaving[node].count else {
          state[node] = .done
          path.removeLast()
          continue
        }
        let number = leaving[node][tried[node]]
        tried[node] += 1
        let head = edges[number].to
        switch state[head] {
        case .new:
          state[head] = .open
          path.append(head)
        case .open: isBack[number] = true
        case .done: break
        }
      }
    }
    return isBack
  }

  private enum State { case new, open, done }
}
