import Diagnostics
import Testing

@testable import Waymark

struct FindingsPolicyTests {
  private static let rules = [
    Rule("one", .error, "."), Rule("two", .warning, "."), Rule("three", .warning, "."), Rule("four", .note, "."),
  ]

  private func result(_ adjust: (inout FindingsPolicy) -> Void) -> [String] {
    var findings = Findings()
    for rule in Self.rules { findings.report(Diagnostic(rule, "found", at: nil)) }
    var policy = FindingsPolicy()
    adjust(&policy)
    policy.apply(to: &findings)
    return findings.diagnostics.map { "\($0.rule.id) \($0.severity.rawValue)" }
  }

  @Test func leavesFindingsAsTheyAre() {
    #expect(result { _ in } == ["one error", "two warning", "three warning", "four note"])
  }

  @Test func raisesWarningsButNotNotes() {
    #expect(result { $0.raised = ["two", "four"] } == ["one error", "two error", "three warning", "four note"])
    #expect(result { $0.isStrict = true } == ["one error", "two error", "three error", "four note"])
  }

  @Test func silencesWarningsAndNotesButNotErrors() {
    #expect(result { $0.silenced = ["one", "two", "four"] } == ["one error", "three warning"])
    #expect(
      result {
        $0.silenced = ["two"]
        $0.isStrict = true
      } == ["one error", "three error", "four note"])
  }
}
