import Diagnostics

/// What the flags say about findings: which are silenced, which are raised.
package struct FindingsPolicy: Sendable {
  /// `--strict`: every warning is an error.
  package var isStrict = false
  /// `-Werror ID`
  package var raised: Set<String> = []
  /// `-Wno ID`: warnings and notes only; errors cannot be silenced.
  package var silenced: Set<String> = []

  package init() {}

  package func apply(to findings: inout Findings) {
    findings.filter { $0.severity == .error || !silenced.contains($0.rule.id) }
    findings.adjust { finding in
      if finding.severity == .warning, isStrict || raised.contains(finding.rule.id) { finding.severity = .error }
    }
  }
}
