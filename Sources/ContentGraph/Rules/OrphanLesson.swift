import Diagnostics

/// A lesson that no course contains: readers meet it by search or by chance.
enum OrphanLesson: GraphRule {
  static let rule = Rule("orphan-lesson", .warning, isWaivable: true, "Every lesson stands in a course.")
  static var rules: [Rule] { [rule] }

  static func check(_ curriculum: Curriculum, reportingTo findings: inout Findings) {
    var isContained = Array(repeating: false, count: curriculum.nodes.count)
    for edge in curriculum.edges where edge.kind == .contains { isContained[edge.to] = true }
    for lesson in curriculum.indices(of: .lesson) where !isContained[lesson] && curriculum.isVisible(lesson) {
      findings.report(
        Diagnostic(
          rule, "no course contains lesson \(curriculum.name(lesson))", at: curriculum.nodes[lesson].common.titleRange,
          help: "name it in a course's modules, or waive this with the reason why it stands alone"))
    }
  }
}
