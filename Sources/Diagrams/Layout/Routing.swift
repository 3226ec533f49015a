/// The ways of the edges: from port to port through their vertices, turning only in the gaps between layers.
struct Routing {
  private(set) var routes: [LayeredLayout.Route] = []
  private let vertices: Vertices
  private let bands: Bands
  private let sizes: [LayeredLayout.Size]

  init(
    _ vertices: Vertices, _ bands: Bands, _ sizes: [LayeredLayout.Size], _ edges: [LayeredLayout.Edge],
    _ spacing: LayeredLayout.Spacing
  ) {
    self.vertices = vertices
    self.bands = bands
    self.sizes = sizes
    let (lower, upper) = ports(spacing)
    for (number, edge) in edges.enumerated() {
      routes.append(
        edge.from == edge.to ? loop(at: edge.from, label: edge.label) : route(of: number, lower[number], upper[number]))
    }
  }

  /// Where each edge leaves its upper node and where it reaches its lower one, across the flow.
  private func ports(_ spacing: LayeredLayout.Spacing) -> (lower: [Double], upper: [Double]) {
    let chains = vertices.chains
    var lower = [Double](repeating: 0, count: chains.count)
    var upper = lower
    var leaving = [[(place: Double, edge: Int)]](repeating: [], count: sizes.count)
    var entering = leaving
    for (number, chain) in chains.enumerated() where !chain.isEmpty {
      leaving[chain[0]].append((vertices.position[chain[1]], number))
      entering[chain[chain.count - 1]].append((vertices.position[chain[chain.count - 2]], number))
    }
    for node in sizes.indices {
      for (edge, place) in spread(leaving[node], at: node, spacing) { lower[edge] = place }
      for (edge, place) in spread(entering[node], at: node, spacing) { upper[edge] = place }
    }
    for (number, chain) in chains.enumerated() where !chain.isEmpty {
      let (top, bottom) = (chain[0], chain[chain.count - 1])
      if leaving[top].count == 1, chain.count > 2, Routing.isNear(lower[number], vertices.position[chain[1]]) {
        lower[number] = vertices.position[chain[1]]
      }
      let previous = chain.count > 2 ? vertices.position[chain[chain.count - 2]] : lower[number]
      if entering[bottom].count == 1, Routing.isNear(upper[number], previous) { upper[number] = previous }
    }
    return (lower, upper)
  }

  /// A line that is nearly straight is made so: its box has room.
  private static func isNear(_ port: Double, _ place: Double) -> Bool { abs(port - place) < 10 }

  /// In the order of where the edges go, evenly, within the straight part of the box's side.
  private func spread(
    _ ends: [(place: Double, edge: Int)], at node: Int, _ spacing: LayeredLayout.Spacing
  ) -> [(edge: Int, place: Double)] {
    guard !ends.isEmpty else { return [] }
    let room = max(0, sizes[node].across - 24)
    let step = ends.count < 2 ? 0 : min(spacing.ports, room / Double(ends.count - 1))
    let start = vertices.position[node] - step * Double(ends.count - 1) / 2
    return ends.sorted { ($0.place, $0.edge) < ($1.place, $1.edge) }.enumerated().map { index, end in
      (end.edge, start + step * Double(index))
    }
  }

  private func route(of number: Int, _ lower: Double, _ upper: Double) -> LayeredLayout.Route {
    let chain = vertices.chains[number]
    var route = LayeredLayout.Route()
    var points: [LayeredLayout.Point] = []
    let (top, bottom) = (chain[0], chain[chain.count - 1])
    let topLayer = vertices.layer[top]
    points.append(.init(across: lower, along: bands.middle[topLayer] + sizes[top].along / 2))
    points.append(.init(across: lower, along: bands.stop[topLayer]))
    for vertex in chain[1..<chain.count - 1] {
      let layer = vertices.layer[vertex]
      let place = vertices.position[vertex]
      points.append(.init(across: place, along: bands.start[layer]))
      if vertex == vertices.labels[number] {
        // The label stands in the line's own way; what is left free beside it is too little to draw.
        let half = vertices.along[vertex] / 2
        let middle = LayeredLayout.Point(across: place, along: bands.middle[layer])
        points.append(.init(across: place, along: middle.along - half))
        route.runs.append(.init(points: points))
        route.label = middle
        points = [.init(across: place, along: middle.along + half)]
      }
      points.append(.init(across: place, along: bands.stop[layer]))
    }
    let bottomLayer = vertices.layer[bottom]
    points.append(.init(across: upper, along: bands.start[bottomLayer]))
    points.append(.init(across: upper, along: bands.middle[bottomLayer] - sizes[bottom].along / 2))
    route.runs.append(.init(points: points))
    if vertices.isReversed[number] { route.runs = route.runs.reversed().map { .init(points: $0.points.reversed()) } }
    return route
  }

  /// Beside the box, out and back.
  private func loop(at node: Int, label: LayeredLayout.Size?) -> LayeredLayout.Route {
    let middle = LayeredLayout.Point(across: vertices.position[node], along: bands.middle[vertices.layer[node]])
    let side = middle.across + sizes[node].across / 2
    let half = min(sizes[node].along / 2 - 4, 9)
    let ends = [-half, half].map { LayeredLayout.Point(across: side, along: middle.along + $0) }
    return LayeredLayout.Route(
      runs: [.init(points: ends)],
      label: label.map { .init(across: side + LayeredLayout.loopReach + 4 + $0.across / 2, along: middle.along) },
      isLoop: true)
  }
}

extension LayeredLayout {
  /// How far an edge to its own node goes out.
  static let loopReach = 22.0
}
