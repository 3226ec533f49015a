/// How much a finding weighs.
package enum Severity: String, Sendable, Comparable, CaseIterable {
  case error, warning, note

  package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .error: 0
    case .warning: 1
    case .note: 2
    }
  }
}

/// What a check is called and how much it weighs unless told otherwise.
///
/// Each rule is a constant in the file that checks it; the table in the docs is generated from these.
package struct Rule: Hashable, Sendable {
  /// Stable and kebab-case: `unknown-reference`. Written in `-Wno`, in waivers and in reports.
  package let id: String
  package let severity: Severity
  /// Whether a file may waive it with `[[waive]]` and a reason. Errors never can be.
  package let isWaivable: Bool
  /// One sentence for the table of rules.
  package let summary: String

  package init(_ id: String, _ severity: Severity, isWaivable: Bool = false, _ summary: String) {
    precondition(severity != .error || !isWaivable, "errors cannot be waived")
    self.id = id
    self.severity = severity
    self.isWaivable = isWaivable
    self.summary = summary
  }
}
