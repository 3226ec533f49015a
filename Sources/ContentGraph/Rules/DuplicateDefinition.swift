import Diagnostics
import Markup

/// A term that two places define: the glossary would say two things of it. Case does not count.
///
///     > [!DEFINITION]
///     > **Status code**: …
enum DuplicateDefinition: GraphRule {
  static let rule = Rule(
    "duplicate-definition", .warning, isWaivable: true, "A term is defined in one place of a site.")
  static var rules: [Rule] { [rule] }

  static func check(_ curriculum: Curriculum, reportingTo findings: inout Findings) {
    var first: [String: SourceRange] = [:]
    for (_, document) in curriculum.visiblePages {
      for definition in curriculum.documents[document].body.definitions {
        let key = definition.term.lowercased()
        guard let other = first[key] else {
          first[key] = definition.range
          continue
        }
        findings.report(
          Diagnostic(
            rule, "'\(definition.term)' is defined twice", at: definition.range,
            related: [.init(other, "defined here first")],
            help: "define it where a reader meets it first, and link to that from here"))
      }
    }
  }
}
