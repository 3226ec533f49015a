import Diagnostics

/// An empty cell of a comparison's table. One finding a program, with every criterion it lacks.
enum MissingRating: GraphRule {
  static let rule = Rule(
    "missing-rating", .warning, isWaivable: true,
    "Every program has a rating, perhaps `unknown`, by each criterion it is compared by.")
  static var rules: [Rule] { [rule] }

  static func check(_ curriculum: Curriculum, reportingTo findings: inout Findings) {
    var missing: [NodeIndex: [Link]] = [:]
    for node in curriculum.indices(of: .comparison) where curriculum.isVisible(node) {
      guard case .comparison(let comparison) = curriculum.nodes[node].content else { continue }
      let criteria = comparison.criteria.filter { curriculum.isVisible($0.target) }
      for program in Set(comparison.programs.map(\.target)) where curriculum.isVisible(program) {
        let rated = ratedCriteria(of: program, in: curriculum).union((missing[program] ?? []).map(\.target))
        let lacking = criteria.filter { !rated.contains($0.target) }
        if !lacking.isEmpty { missing[program, default: []] += lacking }
      }
    }
    for (program, criteria) in missing.sorted(by: { $0.key < $1.key }) {
      findings.report(diagnostic(program, criteria, in: curriculum))
    }
  }

  private static func ratedCriteria(of program: NodeIndex, in curriculum: Curriculum) -> Set<NodeIndex> {
    guard case .program(let content) = curriculum.nodes[program].content else { return [] }
    return Set(content.ratings.map(\.criterion.target))
  }

  private static func diagnostic(_ program: NodeIndex, _ criteria: [Link], in curriculum: Curriculum) -> Diagnostic {
    let common = curriculum.nodes[program].common
    let names = criteria.map { curriculum.name($0.target) }
    return Diagnostic(
      rule, "program \(curriculum.name(program)) has no rating for \(sentence(names, limit: 6))",
      at: common.keyRanges["ratings"] ?? common.titleRange,
      related: zip(criteria, names).map { .init($0.range, "\($1) is compared here") },
      help: "add [ratings.\(curriculum.nodes[criteria[0].target].id.name)]; value = \"unknown\" is an answer too")
  }
}
