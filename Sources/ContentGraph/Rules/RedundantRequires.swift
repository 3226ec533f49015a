import Diagnostics

/// A `requires` that others imply: what is required is required with all that it requires.
///
/// Only what readers see counts, so an edge stays needed while the way around it leads through a draft.
enum RedundantRequires: GraphRule {
  static let rule = Rule(
    "redundant-requires", .warning, isWaivable: true, "Each `requires` says something that the others do not imply.")
  static var rules: [Rule] { [rule] }

  static func check(_ curriculum: Curriculum, reportingTo findings: inout Findings) {
    let edges = curriculum.edges.filter {
      $0.kind == .requires && curriculum.isVisible($0.from) && curriculum.isVisible($0.to)
    }
    let graph = DirectedGraph(nodeCount: curriculum.nodes.count, edges: edges.map { ($0.from, $0.to) })
    let acyclic = StronglyConnectedComponents(of: graph).acyclicPart(of: graph)
    var detours = Detours(acyclic)
    for index in TransitiveReduction.impliedEdges(of: acyclic) {
      let way = detours.way(around: index, from: edges[index].from, to: edges[index].to)
      findings.report(diagnostic(edges[index], way.map { $0.map { edges[$0] } }, in: curriculum))
    }
  }

  private static func diagnostic(_ edge: Edge, _ way: [Edge]?, in curriculum: Curriculum) -> Diagnostic {
    let from = curriculum.kindAndName(edge.from)
    let to = curriculum.name(edge.to)
    let says = { (edge: Edge) in "\(curriculum.name(edge.from)) requires \(curriculum.name(edge.to))" }
    let message: String
    switch way?.count {
    case nil: message = "\(from) requires \(to) already through others"
    case 1: message = "\(from) requires \(to) twice"
    default:
      message = "\(from) requires \(to) already through \(sentence(way!.dropFirst().map { curriculum.name($0.from) }))"
    }
    return Diagnostic(
      rule, message, at: edge.range, related: (way ?? []).prefix(4).map { .init($0.range, says($0)) },
      help: way?.count == 1
        ? "once is enough; leave this one out"
        : "what is required is required with all that it requires; leave this one out")
  }
}

/// Ways around an edge, to be shown. Found by a short breadth-first search; where that does not end soon, the message
/// does without, so that a site with 100,000 redundant edges is still checked in seconds.
private struct Detours {
  private static let nodesPerSearch = 500
  private var budget = 20_000_000

  private let graph: DirectedGraph
  private let rank: [Int]
  /// The search that saw a node last.
  private var seenIn: [Int]
  /// How the search came to a node.
  private var via: [(edge: Int, from: Int)]
  private var searches = 0

  init(_ graph: DirectedGraph) {
    self.graph = graph
    rank = TopologicalOrder(of: graph).rank
    seenIn = Array(repeating: 0, count: graph.nodeCount)
    via = Array(repeating: (edge: -1, from: -1), count: graph.nodeCount)
  }

  /// Authored indices of edges that lead from one end of `edge` to the other without it.
  mutating func way(around edge: Int, from: Int, to: Int) -> [Int]? {
    searches += 1
    var queue = [from]
    var next = 0
    while next < queue.count, next < Self.nodesPerSearch, budget > 0 {
      let node = queue[next]
      next += 1
      for (target, index) in zip(graph.successors(of: node), graph.edges(from: node)) {
        budget -= 1
        // What comes before the target in the order does not lead to it.
        guard index != edge, seenIn[target] != searches, rank[target] >= rank[to] else { continue }
        seenIn[target] = searches
        via[target] = (edge: index, from: node)
        if target == to { return trace(from: from, to: to) }
        queue.append(target)
      }
    }
    return nil
  }

  private func trace(from: Int, to: Int) -> [Int] {
    var edges: [Int] = []
    var node = to
    while node != from {
      edges.append(via[node].edge)
      node = via[node].from
    }
    return edges.reversed()
  }
}
