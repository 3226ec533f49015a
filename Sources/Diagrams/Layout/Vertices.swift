/// What stands in the layers: the nodes, and a vertex in each layer that an edge passes. One of an edge's vertices holds
/// its label.
struct Vertices {
  /// Of each vertex; the first are the nodes.
  var layer: [Int]
  /// Room before and behind its line across the flow, and its length along it.
  var before: [Double]
  var behind: [Double]
  var along: [Double]
  var position: [Double]
  /// Next vertices up and down the flow, with the strength that pulls them together.
  var above: [[Link]]
  var below: [[Link]]
  /// Of each edge, from the upper node to the lower one, both included; empty for an edge to its own node.
  var chains: [[Int]] = []
  /// Of each edge, which vertex holds the label.
  var labels: [Int?] = []
  let isReversed: [Bool]
  let nodeCount: Int
  let spacing: LayeredLayout.Spacing
  /// The layers, each in its order.
  var layers: [[Int]] = []

  struct Link {
    var vertex: Int
    var strength: Double
  }

  /// More than this is no picture any more.
  static let limit = 20_000

  init?(
    _ sizes: [LayeredLayout.Size], _ loops: [Double], _ edges: [LayeredLayout.Edge], _ layering: Layering,
    _ spacing: LayeredLayout.Spacing
  ) {
    let passed = edges.reduce(0) { $0 + max(0, abs(layering.layer[$1.from] - layering.layer[$1.to]) - 1) }
    guard passed <= Vertices.limit else { return nil }
    self.spacing = spacing
    nodeCount = sizes.count
    isReversed = layering.isReversed
    layer = layering.layer
    before = sizes.map { $0.across / 2 }
    behind = zip(sizes, loops).map { $0.across / 2 + $1 }
    along = sizes.map(\.along)
    above = Array(repeating: [], count: sizes.count)
    below = above
    position = Array(repeating: 0, count: sizes.count)
    for number in edges.indices { addChain(of: edges[number], layering.isReversed[number]) }
    layers = Array(repeating: [], count: (layer.max() ?? -1) + 1)
    for vertex in firstOrder() { layers[layer[vertex]].append(vertex) }
  }

  func isNode(_ vertex: Int) -> Bool { vertex < nodeCount }

  private mutating func addChain(of edge: LayeredLayout.Edge, _ isReversed: Bool) {
    guard edge.from != edge.to else {
      chains.append([])
      labels.append(nil)
      return
    }
    let (top, bottom) = isReversed ? (edge.to, edge.from) : (edge.from, edge.to)
    let span = layer[bottom] - layer[top]
    let labelLayer = edge.label == nil ? nil : layer[top] + 2 * ((span / 2 - 1) / 2) + 1
    var chain = [top]
    var label: Int?
    for passed in layer[top] + 1..<layer[bottom] {
      if passed == labelLayer { label = layer.count }
      chain.append(add(in: passed, passed == labelLayer ? edge.label : nil))
    }
    chain.append(bottom)
    for (upper, lower) in zip(chain, chain.dropFirst()) {
      // Long edges shall be straight: Gansner and others, "A Technique for Drawing Directed Graphs" (1993), §4.
      let strength = isNode(upper) && isNode(lower) ? 1.0 : isNode(upper) || isNode(lower) ? 2 : 8
      below[upper].append(Link(vertex: lower, strength: strength))
      above[lower].append(Link(vertex: upper, strength: strength))
    }
    chains.append(chain)
    labels.append(label)
  }

  private mutating func add(in layer: Int, _ label: LayeredLayout.Size?) -> Int {
    self.layer.append(layer)
    before.append(label.map { $0.across / 2 } ?? 0)
    behind.append(label.map { $0.across / 2 } ?? 0)
    along.append(label?.along ?? 0)
    position.append(0)
    above.append([])
    below.append([])
    return self.layer.count - 1
  }

  /// Vertices as a walk from the top meets them, so that what belongs together begins together.
  private func firstOrder() -> [Int] {
    var order: [Int] = []
    var isSeen = [Bool](repeating: false, count: layer.count)
    for start in 0..<nodeCount where !isSeen[start] {
      isSeen[start] = true
      var next = order.count
      order.append(start)
      while next < order.count {
        let vertex = order[next]
        next += 1
        for link in below[vertex] + above[vertex] where !isSeen[link.vertex] {
          isSeen[link.vertex] = true
          order.append(link.vertex)
        }
      }
    }
    return order
  }

  /// What two neighbours of a layer keep between their lines.
  func distance(_ left: Int, _ right: Int) -> Double {
    let gap = isNode(left) && isNode(right) ? spacing.nodes : spacing.edges
    return behind[left] + gap + before[right]
  }

  var width: Double { position.indices.reduce(0) { max($0, position[$1] + behind[$1]) } }
}
