/// The table of rules in the docs, from the rules themselves.
package enum RuleTable {
  /// One row a rule, by id.
  ///
  ///     | `missing-alt` | warning | yes | Every image has alternative text. |
  package static func markdown(of rules: some Sequence<Rule>) -> String {
    let rows = rules.sorted { $0.id < $1.id }.map { rule in
      let summary = rule.summary.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
      return "| `\(rule.id)` | \(rule.severity.rawValue) | \(rule.isWaivable ? "yes" : "no") | \(summary) |\n"
    }
    return "| rule | severity | can be waived | what it asks |\n|---|---|---|---|\n" + rows.joined()
  }
}
