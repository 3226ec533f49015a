import Diagnostics

/// A lesson requires one that its own course puts after it: a reader who follows the course cannot be ready.
enum RequiresLaterLesson: GraphRule {
  static let rule = Rule(
    "requires-later-lesson", .error, "A lesson requires only lessons that come before it in its courses.")
  static var rules: [Rule] { [rule] }

  static func check(_ curriculum: Curriculum, reportingTo findings: inout Findings) {
    let positions = CoursePositions(curriculum)
    for edge in curriculum.edges where edge.kind == .requires {
      for (lesson, required) in positions.courses(with: edge.to, after: edge.from) {
        let course = curriculum.kindAndName(lesson.course)
        findings.report(
          Diagnostic(
            rule,
            "lesson \(curriculum.name(edge.from)) requires \(curriculum.name(edge.to)), which comes later in \(course)",
            at: edge.range,
            related: [
              .init(lesson.range, "\(curriculum.name(edge.from)) is lesson \(lesson.number)"),
              .init(required.range, "\(curriculum.name(edge.to)) is lesson \(required.number)"),
            ],
            help: "a course is read in order; move the required lesson up, or drop the requirement"))
      }
    }
  }
}
