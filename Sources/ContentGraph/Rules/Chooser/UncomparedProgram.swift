import Diagnostics

/// A rule of the chooser leads to a program that its comparison's table does not show.
enum UncomparedProgram: GraphRule {
  static let rule = Rule("uncompared-program", .error, "A chooser leads to programs that its comparison compares.")
  static var rules: [Rule] { [rule] }

  static func check(_ curriculum: Curriculum, reportingTo findings: inout Findings) {
    for node in curriculum.indices(of: .comparison) {
      guard case .comparison(let comparison) = curriculum.nodes[node].content else { continue }
      let compared = Set(comparison.programs.map(\.target))
      for program in comparison.rules.flatMap({ [$0.choose] + $0.with }) where !compared.contains(program.target) {
        findings.report(
          Diagnostic(
            rule, "the chooser leads to program \(curriculum.name(program.target)), which is not compared",
            at: program.range, help: "add it to this comparison's programs, or choose one of them"))
      }
    }
  }
}
