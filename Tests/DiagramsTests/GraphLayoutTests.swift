import Diagrams
import Testing

struct GraphLayoutTests {
  @Test(arguments: [(300, 9, 14), (12, 60, 120)])
  func keepsEdgesOffTheBoxesOfOthers(_ count: Int, _ nodes: Int, _ edges: Int) throws {
    for seed in 1...count {
      let diagram = GraphDiagram.random(seed, nodes: nodes, edges: edges)
      let drawn = DrawnGraph(try #require(diagram.svg(id: "d")))
      for line in drawn.lines {
        for point in line {
          #expect(!drawn.nodes.contains { $0.contains(point.x, point.y, margin: 0.3) }, "seed \(seed) at \(point)")
        }
      }
    }
  }

  @Test(arguments: [(300, 9, 14), (12, 60, 120)])
  func keepsEverythingInView(_ count: Int, _ nodes: Int, _ edges: Int) throws {
    for seed in 1...count {
      let drawn = DrawnGraph(try #require(GraphDiagram.random(seed, nodes: nodes, edges: edges).svg(id: "d")))
      for box in drawn.nodes {
        #expect(box.left >= drawn.view.left && box.right <= drawn.view.right, "seed \(seed)")
        #expect(box.top >= drawn.view.top && box.bottom <= drawn.view.bottom, "seed \(seed)")
      }
      for point in drawn.lines.joined() {
        #expect((drawn.view.left...drawn.view.right).contains(point.x), "seed \(seed)")
        #expect((drawn.view.top...drawn.view.bottom).contains(point.y), "seed \(seed)")
      }
    }
  }

  @Test func keepsBoxesApart() throws {
    for seed in 1...300 {
      let boxes = DrawnGraph(try #require(GraphDiagram.random(seed, nodes: 12, edges: 16).svg(id: "d"))).nodes
      for (index, box) in boxes.enumerated() {
        #expect(!boxes[(index + 1)...].contains { $0.overlaps(box) }, "seed \(seed)")
      }
    }
  }

  /// Each line starts at its tail's box and ends at its head's.
  @Test func joinsTheRightBoxes() throws {
    for seed in 1...300 {
      var diagram = GraphDiagram.random(seed, nodes: 9, edges: 14)
      diagram.edges.removeAll { $0.from == $0.to }
      let drawn = DrawnGraph(try #require(diagram.svg(id: "d")))
      #expect(drawn.lines.count == diagram.edges.count)
      for (edge, line) in zip(diagram.edges, drawn.lines) {
        let (start, end) = (try #require(line.first), try #require(line.last))
        let (tail, head) = (drawn.nodes[edge.from], drawn.nodes[edge.to])
        #expect(tail.widened(by: 0.2).contains(start.x, start.y, margin: 0), "seed \(seed)")
        // The arrow head fills the last eight.
        #expect(head.widened(by: 8.2).contains(end.x, end.y, margin: 0), "seed \(seed)")
      }
    }
  }

  @Test func drawsTheSameOnEveryThread() async throws {
    let diagrams = (1...40).map { GraphDiagram.random($0, nodes: 12, edges: 20) }
    let once = diagrams.map { $0.svg(id: "d") }
    let again = await withTaskGroup(of: (Int, [UInt8]?).self) { group in
      for round in 0..<4 {
        for (index, diagram) in diagrams.enumerated() {
          group.addTask { (index, round % 2 == 0 ? diagram.svg(id: "d") : diagram.svg(id: "d")) }
        }
      }
      return await group.reduce(into: [(Int, [UInt8]?)]()) { $0.append($1) }
    }
    for (index, svg) in again { #expect(svg == once[index]) }
  }

  @Test func flowsDownAndRight() throws {
    let nodes = ["A", "B"].map { GraphDiagram.Node($0) }
    let down = DrawnGraph(try #require(GraphDiagram(title: "t", nodes: nodes, edges: [.init(0, 1)]).svg(id: "d")))
    let right = DrawnGraph(
      try #require(GraphDiagram(title: "t", direction: .right, nodes: nodes, edges: [.init(0, 1)]).svg(id: "d")))
    #expect(down.nodes[0].bottom < down.nodes[1].top)
    #expect(down.nodes[0].left == down.nodes[1].left)
    #expect(right.nodes[0].right < right.nodes[1].left)
    #expect(right.nodes[0].top == right.nodes[1].top)
  }

  @Test func turnsAWidePictureThatWouldFitUpright() throws {
    let chain = GraphDiagram(
      title: "t", direction: .right, nodes: (1...12).map { .init("Station \($0)") },
      edges: (0..<11).map { .init($0, $0 + 1) })
    let drawn = DrawnGraph(try #require(chain.svg(id: "d")))
    #expect(drawn.nodes[0].bottom < drawn.nodes[1].top)
  }

  @Test func drawsAChainStraight() throws {
    let svg = try #require(
      GraphDiagram(
        title: "t", nodes: ["A", "B", "C"].map { .init($0) }, edges: [.init(0, 1), .init(1, 2)]
      ).svg(id: "d"))
    #expect(!String(decoding: svg, as: UTF8.self).contains("C "))
    #expect(DrawnGraph(svg).lines.allSatisfy { line in line.allSatisfy { $0.x == line[0].x } })
  }

  @Test func givesUpOnWhatHasNoBound() {
    let nodes = (0..<400).map { GraphDiagram.Node("\($0)") }
    var edges = (0..<399).map { GraphDiagram.Edge($0, $0 + 1) }
    for skip in stride(from: 0, to: 300, by: 1) { edges.append(.init(skip, 399)) }
    #expect(GraphDiagram(title: "t", nodes: nodes, edges: edges).svg(id: "d") == nil)
  }

  @Test func drawsNothingAtAll() throws {
    #expect(GraphDiagram(title: "t", nodes: [], edges: []).svg(id: "d") != nil)
  }
}

extension DrawnGraph.Box {
  func widened(by margin: Double) -> Self {
    .init(left: left - margin, top: top - margin, right: right + margin, bottom: bottom + margin)
  }
}
