import Diagnostics

/// A topic with a file of its own that nothing readers get is about. A topic is taught, too, by what is about a
/// narrower one. A tag without a file needs no check: something uses it, or it would not be.
enum UntaughtTopic: GraphRule {
  static let rule = Rule(
    "untaught-topic", .warning, isWaivable: true,
    "A lesson, step, program or article is about every topic that has a file.")
  static var rules: [Rule] { [rule] }

  static func check(_ curriculum: Curriculum, reportingTo findings: inout Findings) {
    let isTaught = taught(in: curriculum)
    for topic in curriculum.indices(of: .topic) where !isTaught[topic] && curriculum.isVisible(topic) {
      guard curriculum.nodes[topic].document != nil else { continue }
      findings.report(
        Diagnostic(
          rule, "nothing teaches topic \(curriculum.name(topic))", at: curriculum.nodes[topic].common.titleRange,
          help: "name it in the topics of a lesson, step, program or article"))
    }
  }

  private static func taught(in curriculum: Curriculum) -> [Bool] {
    var isTaught = Array(repeating: false, count: curriculum.nodes.count)
    var reached: [NodeIndex] = []
    for edge in curriculum.edges where edge.kind == .covers && !isTaught[edge.to] {
      guard teaches(curriculum.nodes[edge.from].id.kind), curriculum.isVisible(edge.from) else { continue }
      isTaught[edge.to] = true
      reached.append(edge.to)
    }
    while let topic = reached.popLast() {
      guard case .topic(let content) = curriculum.nodes[topic].content else { continue }
      for broader in content.broader where !isTaught[broader.target] {
        isTaught[broader.target] = true
        reached.append(broader.target)
      }
    }
    return isTaught
  }

  private static func teaches(_ kind: NodeKind) -> Bool {
    switch kind {
    case .lesson, .step, .program, .article: true
    case .page, .course, .roadmap, .criterion, .comparison, .topic: false
    }
  }
}
