import Diagrams
import Testing

/// The picture for a phone: boxes in a column, lines in lanes beside it.
struct ColumnTests {
  @Test func standsBesideAPictureThatIsTooWide() throws {
    let wide = GraphDiagram(
      title: "Fan", nodes: (0...5).map { .init("A step with a name \($0)") }, edges: (1...5).map { .init(0, $0) })
    #expect(try column(of: wide) != nil)
    let chain = GraphDiagram(title: "Chain", nodes: [.init("A"), .init("B")], edges: [.init(0, 1)])
    #expect(try column(of: chain) == nil)
  }

  @Test func keepsLinesOffTheBoxesAndInView() throws {
    for (seed, _, drawn) in try columns() {
      for point in drawn.lines.joined() {
        #expect(!drawn.nodes.contains { $0.contains(point.x, point.y, margin: 0.3) }, "seed \(seed) at \(point)")
        #expect((drawn.view.left...drawn.view.right).contains(point.x), "seed \(seed)")
        #expect((drawn.view.top...drawn.view.bottom).contains(point.y), "seed \(seed)")
      }
    }
  }

  @Test func keepsTheOrderOfTheBoxes() throws {
    for (seed, diagram, drawn) in try columns() {
      #expect(drawn.nodes.count == diagram.nodes.count)
      for (one, next) in zip(drawn.nodes, drawn.nodes.dropFirst()) {
        #expect(one.left == next.left && one.right == next.right && one.bottom < next.top, "seed \(seed)")
      }
    }
  }

  /// Each line leaves the box it starts at and ends where the arrow head before its own box begins.
  @Test func joinsTheRightBoxes() throws {
    for (seed, diagram, drawn) in try columns() {
      #expect(drawn.lines.count == diagram.edges.count)
      for (edge, line) in zip(diagram.edges, drawn.lines) {
        let (start, end) = (try #require(line.first), try #require(line.last))
        let (tail, head) = (drawn.nodes[edge.from], drawn.nodes[edge.to])
        #expect(tail.left - 0.2 <= start.x && tail.top < start.y && start.y <= tail.bottom + 0.2, "seed \(seed)")
        #expect(end.x >= head.left - 8.2 && end.y >= head.top - 8.2 && end.y < head.bottom, "seed \(seed)")
      }
    }
  }

  /// Two boxes never use one lane at one height: a line could not be followed.
  @Test func sharesNoLaneBetweenBoxes() throws {
    for (seed, diagram, drawn) in try columns() {
      var seen: [Double: [(from: Int, range: ClosedRange<Double>)]] = [:]
      for (edge, line) in zip(diagram.edges, drawn.lines) where edge.to != edge.from + 1 {
        let lane = line.reduce(Double.infinity) { min($0, $1.x) }
        let heights = line.filter { $0.x == lane }.map(\.y)
        let range = try #require(heights.min())...(try #require(heights.max()))
        #expect(
          !seen[lane, default: []].contains { $0.from != edge.from && $0.range.overlaps(range) }, "seed \(seed)")
        seen[lane, default: []].append((edge.from, range))
      }
    }
  }

  @Test func fitsAPhoneWithTheStepsOfARoadmap() throws {
    let edges = (1..<20).map { GraphDiagram.Edge($0 / 2, $0) }
    let roadmap = GraphDiagram(title: "Road", nodes: (0..<20).map { .init("A step of the road \($0)") }, edges: edges)
    let drawn = DrawnGraph(try #require(try column(of: roadmap)))
    #expect(drawn.view.right - drawn.view.left <= 280)
  }

  private func columns() throws -> [(seed: Int, GraphDiagram, DrawnGraph)] {
    let found = try (1...200).compactMap { seed -> (Int, GraphDiagram, DrawnGraph)? in
      var diagram = GraphDiagram.random(seed, nodes: 14, edges: 24)
      diagram.edges.removeAll { $0.from == $0.to }
      for index in diagram.edges.indices { diagram.edges[index].label = nil }
      return try column(of: diagram).map { (seed, diagram, DrawnGraph($0)) }
    }
    #expect(found.count > 100)
    return found
  }

  private func column(of diagram: GraphDiagram) throws -> [UInt8]? {
    let figure = String(decoding: try #require(diagram.linkedFigure(id: "d")), as: UTF8.self)
    let parts = figure.split(separator: "diagram-narrow\"", maxSplits: 1)
    return parts.count < 2 ? nil : Array(parts[1].utf8)
  }
}
