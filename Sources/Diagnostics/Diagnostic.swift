/// One thing that is wrong, or worth a look: facts and places. `DiagnosticPrinter` and its siblings make text of it.
package struct Diagnostic: Hashable, Sendable {
  package let rule: Rule
  /// The rule's own, unless flags raised it.
  package var severity: Severity
  /// One line, lower case, no full stop: `no lesson is called 'html-basic'`.
  package let message: String
  /// Nil only for what has no place at all, such as a file that is missing.
  package let range: SourceRange?
  /// Stands beside the carets: `did you mean 'html-basics'?`
  package let label: String?
  /// Other places that belong to it, in the order they explain it.
  package let related: [Related]
  /// The rule in one sentence and the way out.
  package let help: String?
  /// Replacements that would mend it.
  package let fixes: [Fix]

  package init(
    _ rule: Rule, _ message: String, at range: SourceRange?, label: String? = nil, related: [Related] = [],
    help: String? = nil, fixes: [Fix] = []
  ) {
    self.rule = rule
    self.severity = rule.severity
    self.message = message
    self.range = range
    self.label = label
    self.related = related
    self.help = help
    self.fixes = fixes
  }

  /// A second place, with what it has to do with the first.
  package struct Related: Hashable, Sendable {
    package let range: SourceRange
    package let message: String

    package init(_ range: SourceRange, _ message: String) {
      self.range = range
      self.message = message
    }
  }

  /// Put `replacement` where `range` is.
  package struct Fix: Hashable, Sendable {
    package let range: SourceRange
    package let replacement: String

    package init(replace range: SourceRange, with replacement: String) {
      self.range = range
      self.replacement = replacement
    }
  }
}
