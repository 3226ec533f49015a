/// A drawing of a directed graph in layers (Sugiyama, Tagawa and Toda, 1981), in the steps of the files beside this one:
/// cycles are cut, nodes get layers, long edges a vertex in each layer they pass, layers an order with few crossings,
/// vertices their places, edges their routes.
///
/// It knows two axes: *along* the flow and *across* it. Between layers there are gaps, and only there do edges change
/// their place across; within a layer an edge keeps to the room of its own vertex. So no edge meets a box or a label that
/// is not its own, by construction. Nothing here depends on fonts, hashing, threads or time.
struct LayeredLayout {
  struct Size: Hashable {
    var across: Double
    var along: Double
  }

  struct Edge {
    var from: Int
    var to: Int
    /// The room its label needs.
    var label: Size?
  }

  struct Point: Hashable {
    var across: Double
    var along: Double
  }

  /// The way of one edge: points with turns between them, from its tail to its head.
  struct Route {
    /// One run, or two if a label interrupts the line.
    var runs: [Run] = []
    /// The middle of the label.
    var label: Point?
    /// From a node to itself: the two ends lie at the node's far side.
    var isLoop = false
  }

  /// Points joined by straight lines along the flow and, where they differ across it, by curves.
  struct Run {
    var points: [Point]
  }

  /// Middles of the nodes.
  private(set) var nodes: [Point] = []
  private(set) var routes: [Route] = []
  private(set) var size = Size(across: 0, along: 0)

  /// Lays a graph out. An edge from a node to itself is a loop at the node's far side; its room must be in `loops`.
  ///
  /// - Parameter loops: what each node needs beyond its box, across the flow, for edges to itself.
  /// - Returns: nil if long edges pass so many layers that the work would have no bound.
  init?(nodes sizes: [Size], loops: [Double], edges: [Edge], spacing: Spacing) {
    let layering = Layering(nodes: sizes.count, edges: edges)
    guard var vertices = Vertices(sizes, loops, edges, layering, spacing) else { return nil }
    vertices.order()
    vertices.place()
    let bands = Bands(vertices, spacing)
    nodes = sizes.indices.map { Point(across: vertices.position[$0], along: bands.middle[vertices.layer[$0]]) }
    routes = Routing(vertices, bands, sizes, edges, spacing).routes
    size = Size(across: vertices.width, along: bands.end)
  }

  struct Spacing {
    /// Between boxes of a layer.
    var nodes = 22.0
    /// Between an edge that passes and what is beside it.
    var edges = 14.0
    /// Between layers.
    var layers = 46.0
    /// How far apart edges leave a box.
    var ports = 14.0
  }
}
