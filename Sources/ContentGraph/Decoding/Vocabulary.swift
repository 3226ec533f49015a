import Diagnostics

/// What front matter may say: the site's own words, made once and shared by every file.
package struct Vocabulary: Sendable {
  /// Lowest first. Empty: the site has not fixed its levels, and every word is one.
  package let levels: [String]
  /// What kinds of lesson there are; empty: the site has not said, and every word is one.
  package let forms: [String]
  /// By id.
  package let rules: [String: Rule]

  package init(levels: [String], forms: [String] = [], rules: [Rule]) {
    self.levels = levels
    self.forms = forms
    self.rules = Dictionary(rules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }
}
