/// A graph with everything placed: one way of setting it, of which the best is taken.
struct GraphDrawing {
  let diagram: GraphDiagram
  let direction: GraphDiagram.Direction
  private let labels: [TextLines]
  private let notes: [TextLines?]
  private let sizes: [(width: Double, height: Double)]
  private let edges: [GraphDiagram.Edge]
  private let edgeLabels: [TextLines?]
  private let layout: LayeredLayout

  /// Nil when the graph is too deep and dense to be a picture.
  init?(_ diagram: GraphDiagram, _ direction: GraphDiagram.Direction, measure: Double) {
    self.diagram = diagram
    self.direction = direction
    edges = GraphDrawing.mergingLoops(diagram.edges)
    labels = diagram.nodes.map { TextLines($0.label, size: 15, within: measure) }
    notes = diagram.nodes.map { $0.note.map { TextLines($0, size: 12, within: measure) } }
    edgeLabels = edges.map { edge in
      edge.label.map { TextLines($0, size: 13, within: direction == .down ? 120 : 96) }
    }
    sizes = zip(labels, notes).map { label, note in
      (max(52, max(label.width, note?.width ?? 0) + 26), label.height + (note?.height ?? 0) + 18)
    }
    func turned(_ width: Double, _ height: Double) -> LayeredLayout.Size {
      direction == .down ? .init(across: width, along: height) : .init(across: height, along: width)
    }
    var loops = [Double](repeating: 0, count: diagram.nodes.count)
    for (edge, label) in zip(edges, edgeLabels) where edge.from == edge.to {
      loops[edge.from] = LayeredLayout.loopReach + (label.map { turned($0.width, $0.height).across + 8 } ?? 0)
    }
    let layout = LayeredLayout(
      nodes: sizes.map { turned($0.width, $0.height) }, loops: loops,
      edges: zip(edges, edgeLabels).map { edge, label in
        .init(from: edge.from, to: edge.to, label: label.map { turned($0.width + 6, $0.height + 4) })
      }, spacing: .init())
    guard let layout else { return nil }
    self.layout = layout
  }

  /// A node has one loop, however many edges lead from it to itself.
  private static func mergingLoops(_ edges: [GraphDiagram.Edge]) -> [GraphDiagram.Edge] {
    var merged: [GraphDiagram.Edge] = []
    var loops: [Int: Int] = [:]
    for edge in edges {
      guard edge.from == edge.to else {
        merged.append(edge)
        continue
      }
      if let known = loops[edge.from] {
        merged[known].label = [merged[known].label, edge.label].compactMap(\.self).joined(separator: " / ")
        merged[known].isDashed = merged[known].isDashed && edge.isDashed
        if merged[known].label == "" { merged[known].label = nil }
      } else {
        loops[edge.from] = merged.count
        merged.append(edge)
      }
    }
    return merged
  }

  var width: Double { direction == .down ? layout.size.across : layout.size.along }
  var height: Double { direction == .down ? layout.size.along : layout.size.across }

  /// The middle of each box and its measure, for those who check that nothing meets what it should not.
  var boxes: [Box] {
    zip(layout.nodes, sizes).map { point, size in
      let (x, y) = turned(point)
      return Box(x: x, y: y, width: size.width, height: size.height)
    }
  }

  struct Box {
    var x: Double
    var y: Double
    var width: Double
    var height: Double
  }

  private func turned(_ point: LayeredLayout.Point) -> (x: Double, y: Double) {
    direction == .down ? (point.across, point.along) : (point.along, point.across)
  }

  // MARK: Writing

  func svg() -> SVGBuffer {
    var out = SVGBuffer(capacity: 256 * (diagram.nodes.count + edges.count))
    for index in edges.indices { write(edges[index], layout.routes[index], edgeLabels[index], into: &out) }
    for (index, box) in boxes.enumerated() { diagram.nodes[index].write(box, labels[index], notes[index], into: &out) }
    return out
  }

  private func write(
    _ edge: GraphDiagram.Edge, _ route: LayeredLayout.Route, _ label: TextLines?, into out: inout SVGBuffer
  ) {
    let line = EdgeLine(route, turning: turned)
    out.edge(line.path, line.head, isDashed: edge.isDashed)
    if let label, let point = route.label {
      let (x, y) = turned(point)
      out.label(label, class: "label edge-label", x: x, y: y)
    }
    out.raw("\n")
  }
}

extension GraphDiagram.Node {
  /// The box with its label and note, a link if it leads somewhere.
  func write(_ box: GraphDrawing.Box, _ label: TextLines, _ note: TextLines?, into out: inout SVGBuffer) {
    out.raw("<g class=\"node node-")
    out.text(shape.rawValue)
    for name in classes {
      out.raw(" ")
      out.text(name)
    }
    out.raw("\">")
    if let link {
      out.raw("<a")
      if let data { out.attribute("data-node", data) }
      out.attribute("href", link)
      out.raw(">")
    }
    shape.write(box, into: &out)
    out.label(label, class: "label", x: box.x, y: box.y - (note?.height ?? 0) / 2)
    if let note { out.label(note, class: "label note", x: box.x, y: box.y + label.height / 2) }
    out.raw(link == nil ? "</g>\n" : "</a></g>\n")
  }
}

extension GraphDiagram.Shape {
  fileprivate func write(_ box: GraphDrawing.Box, into out: inout SVGBuffer) {
    let (left, top) = (box.x - box.width / 2, box.y - box.height / 2)
    if self == .cut {
      let cut = 9.0
      out.raw("<path class=\"shape\" d=\"M")
      let corners = [
        (left + cut, top), (left + box.width - cut, top), (left + box.width, top + cut),
        (left + box.width, top + box.height - cut), (left + box.width - cut, top + box.height),
        (left + cut, top + box.height), (left, top + box.height - cut), (left, top + cut),
      ]
      for (index, corner) in corners.enumerated() {
        if index > 0 { out.raw("L") }
        out.number(corner.0)
        out.raw(" ")
        out.number(corner.1)
      }
      return out.raw("z\"/>")
    }
    out.raw("<rect class=\"shape\"")
    out.attribute("x", left)
    out.attribute("y", top)
    out.attribute("width", box.width)
    out.attribute("height", box.height)
    switch self {
    case .plain: out.raw(" rx=\"6\"/>")
    case .strong: out.raw(" rx=\"6\" stroke-width=\"3\"/>")
    case .soft: out.raw(" rx=\"16\" stroke-dasharray=\"6 4\"/>")
    case .cut: preconditionFailure("drawn above")
    }
  }
}
