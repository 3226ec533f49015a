import Escaping

extension GraphDiagram {
  /// What a phone's page is wide, and what the page's column is.
  private static let phone = 304.0
  private static let column = 680.0
  /// A window of 320 px, less the edges of the page and the frame.
  private static let smallPhone = 268.0

  /// A figure with the picture, its title and its edges in words; nil for a graph too deep and dense to draw.
  ///
  /// The author's direction is kept while the picture fits the page's column; labels are set in narrower lines if that
  /// makes it fit a phone.
  package func figure(id: String) -> [UInt8]? {
    guard let drawing = fittingDrawing() else { return nil }
    var html: [UInt8] = []
    figure(drawing, id: id).write(into: &html)
    return html
  }

  /// The picture alone, its boxes links that the keyboard reaches; nil as above.
  package func svg(id: String) -> [UInt8]? {
    guard let drawing = fittingDrawing() else { return nil }
    var out = SVGBuffer()
    figure(drawing, id: id).writeSVG(isImage: false, into: &out)
    return out.bytes
  }

  /// More boxes than this would make a strip that nobody scrolls through.
  private static let columnLimit = 60

  /// A figure whose boxes are links, for a page that says in words what it shows. Where the picture is wider than a phone
  /// the same stands beside it in one column; the style sheet shows the one that fits.
  package func linkedFigure(id: String) -> [UInt8]? {
    guard let drawing = fittingDrawing() else { return nil }
    var out = SVGBuffer()
    out.raw("<figure class=\"diagram diagram-graph\">")
    if drawing.width > Self.phone, nodes.count <= Self.columnLimit, edges.allSatisfy({ $0.label == nil }) {
      writeView(figure(drawing, id: id), class: "diagram-view diagram-wide", into: &out)
      let column = ColumnDrawing(self, within: Self.smallPhone)
      let narrow = Figure(
        id: id + "-narrow", kind: "graph", title: title, width: column.width, height: column.height,
        drawing: column.svg(), words: [])
      writeView(narrow, class: "diagram-view diagram-narrow", into: &out)
    } else {
      writeView(figure(drawing, id: id), class: "diagram-view", into: &out)
    }
    out.raw("</figure>\n")
    return out.bytes
  }

  private func writeView(_ figure: Figure, class name: StaticString, into out: inout SVGBuffer) {
    out.raw("<div class=\"")
    out.raw(name)
    out.raw("\" role=\"group\" aria-labelledby=\"")
    out.text(figure.id)
    out.raw("\">\n")
    figure.writeSVG(isImage: false, into: &out)
    out.raw("</div>")
  }

  private func figure(_ drawing: GraphDrawing, id: String) -> Figure {
    Figure(
      id: id, kind: "graph", title: title, width: drawing.width, height: drawing.height, drawing: drawing.svg(),
      words: sentences)
  }

  func fittingDrawing() -> GraphDrawing? {
    let other: Direction = direction == .down ? .right : .down
    guard let asked = GraphDrawing(self, direction, measure: 130) else { return nil }
    if asked.width <= Self.phone { return asked }
    guard let narrow = GraphDrawing(self, direction, measure: 92) else { return nil }
    if narrow.width <= Self.phone { return narrow }
    if asked.width <= Self.column { return asked }
    guard narrow.width > Self.column, let turned = GraphDrawing(self, other, measure: 130) else { return narrow }
    return turned.width < narrow.width ? turned : narrow
  }

  /// The edges in words: `Browser leads to Proxy: HTTPS`.
  var sentences: [String] {
    let connected = Set(edges.flatMap { [$0.from, $0.to] })
    let lines = edges.map { edge in
      let end = edge.from == edge.to ? "itself" : nodes[edge.to].label
      let text = "\(nodes[edge.from].label) leads to \(end)\(edge.isDashed ? ", dashed" : "")"
      return edge.label.map { "\(text): \($0)" } ?? text
    }
    return lines + nodes.indices.filter { !connected.contains($0) }.map { "\(nodes[$0].label) stands alone" }
  }
}
