import Diagnostics

/// A waiver that waives nothing.
package enum BadWaiver {
  static let rule = Rule("bad-waiver", .error, "A waiver names a rule that can be waived.")

  static func finding(_ written: Placed<String>, rules: [String: Rule]) -> Diagnostic? {
    guard let waived = rules[written.value] else {
      let suggestion = NearMiss.of(written.value, among: rules.values.lazy.filter(\.isWaivable).map(\.id))
      return Diagnostic(
        rule, "no rule is called '\(written.value)'", at: written.range,
        label: suggestion.map { "did you mean '\($0)'?" },
        help: "a waiver names a rule by the id that stands in its findings: unknown-key",
        fixes: suggestion.flatMap { Diagnostic.Fix(text: written.value, at: written.range, with: $0) }.map { [$0] }
          ?? [])
    }
    if waived.isWaivable { return nil }
    return Diagnostic(
      rule, "'\(waived.id)' cannot be waived", at: written.range,
      help: waived.severity == .error ? "errors are mended, not waived" : "this rule has no waivers: it fails no build")
  }
}

extension FieldReader {
  /// `[[waive]] rule = "uncovered-step"  because = "…"`. One that is not sound is left out.
  mutating func waivers(_ vocabulary: Vocabulary) -> [Waiver] {
    tables("waive", of: "a waiver") { $0.waiver(vocabulary) }
  }

  private mutating func waiver(_ vocabulary: Vocabulary) -> Waiver? {
    let rule = required("rule", help: #"write rule = "uncovered-step""#) { $0.string("rule") }
    let because = required("because", help: "a waiver gives its reason to whoever reads the file next") {
      $0.string("because")
    }
    guard let rule else { return nil }
    if let finding = BadWaiver.finding(rule, rules: vocabulary.rules) {
      findings.report(finding)
      return nil
    }
    return because.map { Waiver(rule: rule, because: $0.value) }
  }

  /// Reads a key; reports it as missing when it is not there at all.
  mutating func required<Value>(_ key: String, help: String, _ read: (inout FieldReader) -> Value?) -> Value? {
    if lacks(key) { reportMissing(key, help: help) }
    return read(&self)
  }
}
