import Diagnostics

/// A step of a roadmap that sends the reader to no lesson.
enum UncoveredStep: GraphRule {
  static let rule = Rule(
    "uncovered-step", .warning, isWaivable: true, "Every step of a roadmap is covered by a lesson.")
  static var rules: [Rule] { [rule] }

  static func check(_ curriculum: Curriculum, reportingTo findings: inout Findings) {
    for step in curriculum.indices(of: .step) where curriculum.isVisible(step) {
      let isCovered = curriculum.edges(from: step).contains {
        $0.kind == .covers && curriculum.nodes[$0.to].id.kind == .lesson
      }
      if isCovered { continue }
      findings.report(
        Diagnostic(
          rule, "no lesson covers step \(curriculum.name(step))", at: curriculum.nodes[step].common.titleRange,
          help: "name lessons in lessons = [\"…\"], or waive this with the reason why there are none"))
    }
  }
}
