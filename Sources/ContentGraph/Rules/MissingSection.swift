import Diagnostics
import Markup

/// A page lacks a heading that the site asks of its kind: `[sections.lesson] required = ["Exercises"]` in `site.toml`,
/// or for the lesson's `form`, `[sections.lesson.forms] career = ["Exercises"]`. Case does not count.
enum MissingSection: GraphRule {
  static let rule = Rule(
    "missing-section", .warning, isWaivable: true, "A page has the sections that `[sections.<kind>]` requires.")
  static var rules: [Rule] { [rule] }

  static func check(_ curriculum: Curriculum, reportingTo findings: inout Findings) {
    let settings = curriculum.settings
    guard !settings.requiredSections.isEmpty else { return }
    let forms = Dictionary(settings.requiredSectionsOfForms.map { ($0.form, $0.sections) }) { first, _ in first }
    var suggestions = Suggestions()
    for (node, document) in curriculum.visiblePages {
      let form = curriculum.nodes[node].form
      let required = form.flatMap { forms[$0] } ?? settings.requiredSections[curriculum.nodes[node].id.kind] ?? []
      guard !required.isEmpty else { continue }
      let headings = curriculum.documents[document].body.headings
      let present = Set(headings.map { $0.text.lowercased() })
      for section in required where !present.contains(section.lowercased()) {
        let near = suggestions.nearest(section, among: headings.map(\.text))
        let heading = near.flatMap { near in headings.first { $0.text == near } }
        findings.report(diagnostic(section, heading, node, in: curriculum))
      }
    }
  }

  private static func diagnostic(
    _ section: String, _ near: Heading?, _ node: NodeIndex, in curriculum: Curriculum
  ) -> Diagnostic {
    let kind = curriculum.nodes[node].id.kind.rawValue
    let form = curriculum.nodes[node].form.map { " of the form '\($0)'" } ?? ""
    return Diagnostic(
      rule, "\(curriculum.kindAndName(node)) has no section '\(section)'",
      at: near?.range ?? curriculum.nodes[node].common.titleRange,
      label: near == nil ? nil : "did you mean '\(section)'?",
      help: near == nil
        ? "the site's settings require it of every \(kind)\(form): add ## \(section)"
        : "the site's settings require it of every \(kind)\(form)")
  }
}

extension Node {
  /// The form of a lesson that says one.
  fileprivate var form: String? {
    if case .lesson(let lesson) = content { lesson.form } else { nil }
  }
}
