import Diagnostics
import Markup

/// A page lacks a heading that the site asks of its kind: `[sections.lesson] required = ["Exercises"]` in `site.toml`.
/// Case does not count.
enum MissingSection: GraphRule {
  static let rule = Rule(
    "missing-section", .warning, isWaivable: true, "A page has the sections that `[sections.<kind>]` requires.")
  static var rules: [Rule] { [rule] }

  static func check(_ curriculum: Curriculum, reportingTo findings: inout Findings) {
    guard !curriculum.settings.requiredSections.isEmpty else { return }
    var suggestions = Suggestions()
    for (node, document) in curriculum.visiblePages {
      let required = curriculum.settings.requiredSections[curriculum.nodes[node].id.kind] ?? []
      let present = Set(document.body.headings.map { $0.text.lowercased() })
      for section in required where !present.contains(section.lowercased()) {
        let near = suggestions.nearest(section, among: document.body.headings.map(\.text))
        let heading = near.flatMap { near in document.body.headings.first { $0.text == near } }
        findings.report(diagnostic(section, heading, node, in: curriculum))
      }
    }
  }

  private static func diagnostic(
    _ section: String, _ near: Heading?, _ node: NodeIndex, in curriculum: Curriculum
  ) -> Diagnostic {
    Diagnostic(
      rule, "\(curriculum.kindAndName(node)) has no section '\(section)'",
      at: near?.range ?? curriculum.nodes[node].common.titleRange,
      label: near == nil ? nil : "did you mean '\(section)'?",
      help: "the site's settings require it of every \(curriculum.nodes[node].id.kind.rawValue)")
  }
}
