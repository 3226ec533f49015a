import Testing

@testable import ContentGraph

/// 100,000 nodes and 300,000 edges with answers known by their making: a grid in which each node requires the one to
/// its left and the one above, and edges planted on top of it that the grid implies.
@Suite struct QueriesScaleTests {
  static let side = 316

  struct Grid {
    var edges: [DirectedGraph.Edge] = []
    var planted: [Int] = []

    init() {
      let side = QueriesScaleTests.side
      for node in 0..<side * side {
        if node % side > 0 { edges.append((from: node, to: node - 1)) }
        if node >= side { edges.append((from: node, to: node - side)) }
      }
      var state: UInt64 = 42
      var taken: Set<[Int]> = []
      while edges.count < 300_000 {
        let row = Int(next(&state) % UInt64(side))
        let column = Int(next(&state) % UInt64(side))
        let reach = edges.count % 16 == 0 ? side : 12
        let up = Int(next(&state) % UInt64(min(row, reach) + 1))
        let left = Int(next(&state) % UInt64(min(column, reach) + 1))
        let edge = (from: row * side + column, to: (row - up) * side + column - left)
        if up + left < 2 || !taken.insert([edge.from, edge.to]).inserted { continue }
        planted.append(edges.count)
        edges.append(edge)
      }
    }

    private func next(_ state: inout UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 33
    }

    var graph: DirectedGraph { DirectedGraph(nodeCount: QueriesScaleTests.side * QueriesScaleTests.side, edges: edges) }
  }

  @Test func answersForALargeCurriculum() {
    let side = Self.side
    let grid = Grid()
    let graph = grid.graph
    #expect(graph.nodeCount == 99_856)
    #expect(graph.edgeCount == 300_000)
    #expect(StronglyConnectedComponents(of: graph).components.count == graph.nodeCount)
    #expect(TransitiveReduction.impliedEdges(of: graph) == grid.planted)

    let order = TopologicalOrder(of: graph)
    #expect(order.nodes == Array(0..<graph.nodeCount))
    let middle = 200 * side + 100
    let before = Closure(of: graph, in: order).nodes(before: middle)
    #expect(before == (0...middle).filter { $0 % side <= 100 && $0 != middle })
    let after = Impact(of: graph, in: order).nodes(after: middle)
    #expect(after == (middle..<graph.nodeCount).filter { $0 % side >= 100 && $0 != middle })
    let row = (0..<side).map { DirectedGraph.Edge(from: $0, to: $0 + 1) }
    #expect(
      ShortestPath.edges(from: 0, to: side - 1, in: DirectedGraph(nodeCount: side + 1, edges: row))?.count == side - 1)
  }

  @Test func findsOneRingOfAHundredThousand() throws {
    let count = 100_000
    let graph = DirectedGraph(nodeCount: count, edges: (0..<count).map { (from: $0, to: ($0 + 1) % count) })
    let components = StronglyConnectedComponents(of: graph)
    #expect(components.components == [Array(0..<count)])
    #expect(MinimalCycle.all(in: graph, components: components).map(\.edges) == [Array(0..<count)])
    #expect(ShortestPath.edges(from: 1, to: 0, in: graph)?.count == count - 1)
  }

  @Test func endsInATangleWithoutShortCycles() {
    let count = 30_000
    let skips = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
    let edges = (0..<count).flatMap { node in skips.map { (from: node, to: (node + $0) % count) } }
    let shuffled = { (node: Int) in node * 7_919 % count }
    let graph = DirectedGraph(nodeCount: count, edges: edges.map { (from: shuffled($0.from), to: shuffled($0.to)) })
    let cycles = MinimalCycle.all(
      in: graph, components: StronglyConnectedComponents(of: graph), budget: 1_000_000)
    #expect(cycles.map(\.edges.count) == [count / 10])
  }
}
