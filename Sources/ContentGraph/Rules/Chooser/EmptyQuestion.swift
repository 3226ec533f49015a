import Diagnostics

/// A question that a reader cannot answer.
enum EmptyQuestion: GraphRule {
  static let rule = Rule("empty-question", .error, "Every question of a chooser has answers.")
  static var rules: [Rule] { [rule] }

  static func check(_ curriculum: Curriculum, reportingTo findings: inout Findings) {
    for node in curriculum.indices(of: .comparison) {
      guard case .comparison(let comparison) = curriculum.nodes[node].content else { continue }
      for question in comparison.questions where question.answers.isEmpty {
        findings.report(
          Diagnostic(
            rule, "question '\(question.id)' has no answers", at: question.range,
            help: "list them: answers = [{ id = \"low\", label = \"Under 500\" }]"))
      }
    }
  }
}
