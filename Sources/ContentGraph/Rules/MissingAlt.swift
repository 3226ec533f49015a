import Diagnostics

/// An image that a screen reader cannot say anything about.
enum MissingAlt: GraphRule {
  static let rule = Rule("missing-alt", .warning, isWaivable: true, "Every image has alternative text.")
  static var rules: [Rule] { [rule] }

  static func check(_ curriculum: Curriculum, reportingTo findings: inout Findings) {
    for (_, document) in curriculum.visiblePages {
      let references = curriculum.documents[document].body.references
      for index in references.indices where references[index].kind == .image {
        let image = references[index]
        guard image.text.allSatisfy(\.isWhitespace) else { continue }
        findings.report(
          Diagnostic(
            rule, "the image '\(image.destination)' has no alternative text", at: image.range,
            help: "say what it shows: ![A request and its response](…); waive this for an ornament"))
      }
    }
  }
}
