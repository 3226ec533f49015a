import Diagnostics

/// Lessons or steps that require each other in a ring: none of them can be learned first.
///
/// One finding a tangle, with a shortest ring of it and every edge placed; all tangles in one run.
enum PrerequisiteCycle: GraphRule {
  static let rule = Rule(
    "prerequisite-cycle", .error, "What lessons and steps require comes before them, without a ring.")
  static var rules: [Rule] { [rule] }

  static func check(_ curriculum: Curriculum, reportingTo findings: inout Findings) {
    let edges = curriculum.edges.filter { $0.kind == .requires }
    let graph = DirectedGraph(nodeCount: curriculum.nodes.count, edges: edges.map { ($0.from, $0.to) })
    let components = StronglyConnectedComponents(of: graph)
    for cycle in MinimalCycle.all(in: graph, components: components) {
      findings.report(diagnostic(cycle.edges.map { edges[$0] }, in: curriculum))
    }
  }

  private static func diagnostic(_ ring: [Edge], in curriculum: Curriculum) -> Diagnostic {
    let others = ring.dropFirst().map { curriculum.name($0.from) }
    let through = others.isEmpty ? "" : " through \(sentence(others, limit: 5))"
    let says = { (edge: Edge) in "\(curriculum.name(edge.from)) requires \(curriculum.name(edge.to))" }
    return Diagnostic(
      rule, "\(curriculum.kindAndName(ring[0].from)) requires itself\(through)", at: ring[0].range,
      label: ring.count > 1 ? says(ring[0]) : nil,
      related: ring.dropFirst().map { Diagnostic.Related($0.range, says($0)) },
      help: "nothing in a ring can be learned first; remove one of these requires")
  }
}
