import Diagnostics
import Markup

/// Prose sends the reader to a later lesson of the course without a word about it.
///
///     See [indexes](indexes.md).                →   a finding, if the course has indexes later
///     We will meet [indexes](indexes.md) again. →   none
enum ForwardLink: GraphRule {
  static let rule = Rule(
    "forward-link", .warning, isWaivable: true,
    "Prose that links to a later lesson of the same course says that it comes later.")
  static var rules: [Rule] { [rule] }

  static func check(_ curriculum: Curriculum, reportingTo findings: inout Findings) {
    let positions = CoursePositions(curriculum)
    for lesson in curriculum.indices(of: .lesson) where curriculum.isVisible(lesson) {
      guard let document = curriculum.nodes[lesson].document else { continue }
      let references = curriculum.documents[document].body.references
      let targets = curriculum.bodyTargets[document]
      for index in targets.indices {
        guard case .node(let other, _) = targets[index], curriculum.isVisible(other),
          let (here, there) = positions.courses(with: other, after: lesson).first,
          !saysSo(references[index].surroundings)
        else { continue }
        let course = curriculum.kindAndName(here.course)
        findings.report(
          Diagnostic(
            rule, "this links to lesson \(curriculum.name(other)), which comes later in \(course)",
            at: references[index].range,
            label: "lesson \(there.number), and this is lesson \(here.number)",
            related: [.init(there.range, "\(curriculum.name(other)) is lesson \(there.number)")],
            help: "say that it comes later, with a word such as 'later' or 'will', or move that lesson up"))
      }
    }
  }

  /// Whether `later` or `will` (`we'll` too) stands in the text as a word, in any case.
  static func saysSo(_ text: String) -> Bool {
    text.unicodeScalars.split { !$0.properties.isAlphabetic }
      .contains { ["later", "will", "ll"].contains(String($0).lowercased()) }
  }
}
