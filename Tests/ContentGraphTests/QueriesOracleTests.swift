import Foundation
import Testing

@testable import ContentGraph

/// Random graphs with the answers of networkx; `networkx_oracle.py` makes the file.
@Suite struct QueriesOracleTests {
  struct Answers: Decodable, Sendable {
    let nodes: Int
    let edges: [[Int]]
    let positions: [Int]
    let components: [[Int]]
    let cycles: [[Int]]
    let start: Int
    let end: Int
    let descendants: [Int]
    let ancestors: [Int]
    let distance: Int?
    let order: [Int]?
    let implied: [Int]?

    var graph: DirectedGraph { DirectedGraph(nodeCount: nodes, edges: edges.map { (from: $0[0], to: $0[1]) }) }
  }

  static let all: [Answers] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "QueriesFixtures/graphs.json")
    do {
      return try JSONDecoder().decode([Answers].self, from: Data(contentsOf: file))
    } catch {
      fatalError("\(file.path): \(error)")
    }
  }()

  @Test func readsAllGraphs() {
    #expect(Self.all.count == 60)
    #expect(Self.all.filter { $0.order != nil }.count >= 30)
  }

  @Test(arguments: all.indices) func agreesWithNetworkx(number: Int) throws {
    let answers = Self.all[number]
    let graph = answers.graph
    let components = StronglyConnectedComponents(of: graph)
    #expect(components.components.sorted { $0[0] < $1[0] } == answers.components)

    let cycles = MinimalCycle.all(in: graph, components: components)
    #expect(cycles.map { [$0.edges.count, $0.nodes[0]] } == answers.cycles)
    for cycle in cycles { #expect(ends(of: cycle.edges, answers) == closed(cycle.nodes)) }

    let order = TopologicalOrder(of: graph, preferring: answers.positions)
    #expect(order.isComplete == (answers.order != nil))
    if let expected = answers.order { #expect(order.nodes == expected) }
    if let implied = answers.implied { #expect(TransitiveReduction.impliedEdges(of: graph) == implied) }

    let before = Closure(of: graph, in: order).nodes(before: answers.start)
    #expect(before.sorted() == answers.descendants)
    #expect(before == order.nodes.filter(before.contains))
    #expect(Impact(of: graph, in: order).nodes(after: answers.start).sorted() == answers.ancestors)

    let path = ShortestPath.edges(from: answers.start, to: answers.end, in: graph)
    #expect(path?.count == answers.distance)
    if let path, !path.isEmpty {
      let steps = ends(of: path, answers)
      #expect(steps.first?.first == answers.start)
      #expect(steps.last?.last == answers.end)
      #expect(zip(steps, steps.dropFirst()).allSatisfy { $0[1] == $1[0] })
    }
  }

  private func ends(of edges: [Int], _ answers: Answers) -> [[Int]] { edges.map { answers.edges[$0] } }

  private func closed(_ nodes: [Int]) -> [[Int]] {
    nodes.indices.map { [nodes[$0], nodes[($0 + 1) % nodes.count]] }
  }
}
