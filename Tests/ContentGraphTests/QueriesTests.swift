import Testing

@testable import ContentGraph

@Suite struct QueriesTests {
  @Test func keepsSuccessorsAndTheirEdgesInAuthoredOrder() {
    let graph = DirectedGraph(nodeCount: 4, edges: [(0, 3), (2, 1), (0, 1), (0, 3)])
    #expect(Array(graph.successors(of: 0)) == [3, 1, 3])
    #expect(Array(graph.edges(from: 0)) == [0, 2, 3])
    #expect(Array(graph.successors(of: 1)) == [])
    #expect(Array(graph.reversed.successors(of: 1)) == [0, 2])
    #expect(Array(graph.reversed.edges(from: 3)) == [0, 3])
  }

  @Test func answersForAGraphWithoutNodes() {
    let graph = DirectedGraph(nodeCount: 0, edges: [])
    #expect(StronglyConnectedComponents(of: graph).components == [])
    #expect(TopologicalOrder(of: graph).nodes == [])
    #expect(TransitiveReduction.impliedEdges(of: graph) == [])
  }

  @Test func findsComponentsInTheirOrder() {
    let graph = DirectedGraph(nodeCount: 5, edges: [(0, 1), (1, 2), (2, 1), (3, 3)])
    let components = StronglyConnectedComponents(of: graph)
    #expect(components.components == [[1, 2], [0], [3], [4]])
    #expect(components.component == [1, 0, 0, 2, 3])
    #expect(components.cyclic(in: graph) == [[1, 2], [3]])
    #expect(Array(components.acyclicPart(of: graph).edges(from: 0)) == [0])
    #expect(components.acyclicPart(of: graph).edgeCount == 1)
  }

  @Test func findsTheShortestCycleOfEachTangle() {
    let graph = DirectedGraph(
      nodeCount: 8, edges: [(0, 1), (1, 2), (2, 3), (3, 0), (3, 2), (5, 6), (6, 7), (7, 5), (4, 4)])
    let cycles = MinimalCycle.all(in: graph, components: StronglyConnectedComponents(of: graph))
    #expect(cycles.map(\.edges) == [[2, 4], [8], [5, 6, 7]])
    #expect(cycles.map(\.nodes) == [[2, 3], [4], [5, 6, 7]])
  }

  @Test func givesACycleEvenWithoutABudget() {
    let graph = DirectedGraph(nodeCount: 3, edges: [(0, 1), (1, 2), (2, 0), (2, 1)])
    let components = StronglyConnectedComponents(of: graph)
    #expect(MinimalCycle.all(in: graph, components: components, budget: 0).map(\.edges) == [[0, 1, 2]])
    #expect(MinimalCycle.all(in: graph, components: components).map(\.edges) == [[1, 3]])
  }

  @Test func namesImpliedEdges() {
    let graph = DirectedGraph(nodeCount: 4, edges: [(3, 2), (2, 1), (1, 0), (3, 0), (2, 0), (3, 1), (1, 0)])
    #expect(TransitiveReduction.impliedEdges(of: graph) == [3, 4, 5, 6])
  }

  @Test func keepsThePreferredOrderWhereItCan() {
    let graph = DirectedGraph(nodeCount: 4, edges: [(0, 2)])
    #expect(TopologicalOrder(of: graph).nodes == [1, 2, 0, 3])
    #expect(TopologicalOrder(of: graph, preferring: [0, 0, 9, 1]).nodes == [1, 3, 2, 0])
    #expect(TopologicalOrder(of: graph).rank == [2, 0, 1, 3])
  }

  @Test func putsCyclesLast() {
    let order = TopologicalOrder(of: DirectedGraph(nodeCount: 4, edges: [(0, 1), (1, 0), (2, 1), (3, 3)]))
    #expect(!order.isComplete)
    #expect(order.nodes == [0, 1, 2, 3])
    #expect(TopologicalOrder(of: DirectedGraph(nodeCount: 3, edges: [(0, 0)])).nodes == [1, 2, 0])
  }

  @Test func listsWhatComesBeforeInOrder() {
    let graph = DirectedGraph(nodeCount: 5, edges: [(4, 2), (4, 0), (2, 3), (0, 3)])
    let closure = Closure(of: graph, in: TopologicalOrder(of: graph))
    #expect(closure.nodes(before: 4) == [3, 0, 2])
    #expect(closure.nodes(before: 1) == [])
    #expect(closure.nodes(before: [4, 2]) == [3, 0, 2])
    #expect(closure.nodes(before: [0, 2]) == [3])
  }

  @Test func listsWhatAChangeTouches() {
    let graph = DirectedGraph(nodeCount: 4, edges: [(2, 1), (1, 0), (3, 0)])
    let impact = Impact(of: graph, in: TopologicalOrder(of: graph))
    #expect(impact.nodes(after: 0) == [1, 2, 3])
    #expect(impact.nodes(after: 2) == [])
  }

  @Test func takesTheFewestEdgesToATarget() {
    let graph = DirectedGraph(nodeCount: 4, edges: [(0, 1), (1, 2), (2, 3), (0, 2), (3, 0)])
    #expect(ShortestPath.edges(from: 0, to: 3, in: graph) == [3, 2])
    #expect(ShortestPath.edges(from: 1, to: 1, in: graph) == [])
    #expect(ShortestPath.edges(from: 0, to: 1, in: DirectedGraph(nodeCount: 2, edges: [(1, 0)])) == nil)
  }
}
