import Diagnostics

/// Rules of a chooser of which only the order decides. Two rules conflict if neither contains the other, they share
/// answers and choose differently; a narrower rule before a wider one is how exceptions are written.
enum ConflictingRules: GraphRule {
  static let rule = Rule(
    "conflicting-rules", .warning, isWaivable: true,
    "Of two rules of a chooser that match the same answers and choose differently, one is an exception to the other.")
  static var rules: [Rule] { [rule] }

  /// Pairs looked at; `ChooserReach` reports choosers that are larger.
  static let largestCount = 1000

  static func check(_ curriculum: Curriculum, reportingTo findings: inout Findings) {
    for chooser in Chooser.all(in: curriculum, after: findings) where chooser.conditions.count <= largestCount {
      for later in chooser.conditions.indices {
        let earlier = (0..<later).filter { conflict($0, later, in: chooser) }
        if !earlier.isEmpty { findings.report(diagnostic(later, earlier, chooser, in: curriculum)) }
      }
    }
  }

  private static func conflict(_ one: Int, _ other: Int, in chooser: Chooser) -> Bool {
    let rules = chooser.comparison.rules
    let (left, right) = (chooser.conditions[one], chooser.conditions[other])
    guard rules[one].choose.target != rules[other].choose.target, !left.isSubset(of: right), !right.isSubset(of: left)
    else { return false }
    let both = left.union(right)
    return Set(both.map(\.question)).count == both.count
  }

  private static func diagnostic(
    _ later: Int, _ earlier: [Int], _ chooser: Chooser, in curriculum: Curriculum
  ) -> Diagnostic {
    let rules = chooser.comparison.rules
    let chooses = { (index: Int) in "rule \(index + 1) chooses \(curriculum.name(rules[index].choose.target))" }
    return Diagnostic(
      rule, "\(chooses(later)) where \(sentence(earlier.map(chooses)))", at: rules[later].range,
      label: "both match \(chooser.describe(chooser.conditions[later].union(chooser.conditions[earlier[0]])))",
      related: earlier.prefix(3).map { .init(rules[$0].range, "\(chooses($0)) and comes first") },
      help:
        "the first rule that matches wins; put a rule for the shared answers before both, or tell them apart in `when`")
  }
}
