import Diagnostics
import Parallel

/// One check of the finished graph, or a few that belong together. It reads values, reports, and changes nothing.
///
/// Rules that are errors hold for every page, because publishing a draft must not break a build that was fine. Warnings
/// are about what readers get, and leave hidden pages alone unless they say otherwise.
package protocol GraphRule: SendableMetatype {
  static var rules: [Rule] { get }

  /// Linear or near it: a site may have 100,000 lessons.
  static func check(_ curriculum: Curriculum, reportingTo findings: inout Findings)
}

/// All rules of the graph, in the order they run. What is printed is sorted by place, so the order shows nowhere.
package enum GraphRules {
  private static let graph: [any GraphRule.Type] = [
    PrerequisiteCycle.self, RequiresLaterLesson.self, RedundantRequires.self, ForwardLink.self,
    OrphanLesson.self, UncoveredStep.self, UntaughtTopic.self, MissingRating.self,
    EmptyQuestion.self, UncomparedProgram.self, ConflictingRules.self, ChooserReach.self,
    URLCollision.self, BrokenFragment.self, HiddenTarget.self,
    MissingAlt.self, HeadingOrder.self, MissingSection.self, RunWithoutLanguage.self, DuplicateDefinition.self,
  ]

  /// These look at no graph, but at all there is to read.
  private static let texts: [any GraphRule.Type] = [Mojibake.self, BidiControl.self]

  package static let all = graph + texts

  /// Every rule that `check` may report, by id.
  package static var rules: [Rule] { (all.flatMap { $0.rules } + [Waivers.unused]).sorted { $0.id < $1.id } }

  /// The rules of the graph as a Markdown table, for the docs.
  package static var table: String { RuleTable.markdown(of: rules) }

  /// Runs all rules, then leaves out what files waive, whichever stage reported it to `findings`.
  ///
  /// - Returns: what was waived, so that a build can count and list what it leaves out.
  @discardableResult
  package static func check(
    _ curriculum: Curriculum, with workers: Workers = Workers(jobs: 1), reportingTo findings: inout Findings
  ) -> [Diagnostic] {
    // The rules that read every text run beside those of the graph, which look at what was found before them.
    let known = findings
    let (ofTexts, ofGraph) = workers.both({ run(texts, over: curriculum, after: Findings()) }) {
      run(graph, over: curriculum, after: known)
    }
    findings = ofGraph
    findings.append(ofTexts)
    return Waivers.apply(of: curriculum, to: &findings)
  }

  private static func run(
    _ rules: [any GraphRule.Type], over curriculum: Curriculum, after known: Findings
  ) -> Findings {
    var findings = known
    for rule in rules { rule.check(curriculum, reportingTo: &findings) }
    return findings
  }
}
