import Diagnostics
import Testing

@Suite struct FindingsTests {
  private let files = [
    SourceFile(id: 0, path: "content/b.md", text: Array("0123456789".utf8)),
    SourceFile(id: 1, path: "content/a.md", text: Array("0123456789".utf8)),
  ]

  private func at(_ file: UInt32, _ start: Int, _ end: Int) -> SourceRange {
    SourceRange(file: file, start: start, end: end)
  }

  @Test func sortsByFilePlaceRuleAndMessage() {
    var findings = Findings()
    findings.report(Diagnostic(orphanLesson, "6", at: at(0, 2, 3)))
    findings.report(Diagnostic(orphanLesson, "5", at: at(1, 2, 4)))
    findings.report(Diagnostic(unknownReference, "4", at: at(1, 2, 3)))
    findings.report(Diagnostic(orphanLesson, "3", at: at(1, 2, 3)))
    findings.report(Diagnostic(orphanLesson, "2", at: at(1, 2, 3)))
    findings.report(Diagnostic(hugoKey, "1", at: nil))
    #expect(findings.sorted(in: files).map(\.message) == ["1", "2", "3", "4", "5", "6"])
  }

  @Test func dropsRepetitionsOnly() {
    var findings = Findings()
    for help in ["x", "y", "x"] { findings.report(Diagnostic(hugoKey, "same", at: at(0, 0, 1), help: help)) }
    #expect(findings.sorted(in: files).map(\.help) == ["x", "y"])
    #expect(findings.diagnostics.count == 3)
  }

  @Test func countsAndFiltersBySeverity() {
    var findings = Findings()
    findings.report(Diagnostic(orphanLesson, "a", at: nil))
    #expect(!findings.hasErrors)
    var others = Findings()
    others.report(Diagnostic(unknownReference, "b", at: nil))
    findings.append(others)
    #expect(findings.hasErrors)
    findings.adjust { if $0.severity == .warning { $0.severity = .error } }
    #expect(findings.count(of: .error) == 2)
    findings.filter { $0.rule != unknownReference }
    #expect(findings.diagnostics.map(\.message) == ["a"])
    #expect(findings.diagnostics[0].rule.severity == .warning)
  }

  @Test func ordersSeveritiesFromErrorToNote() {
    #expect(Severity.allCases.sorted() == [.error, .warning, .note])
  }
}
