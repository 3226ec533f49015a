import Diagnostics
import Testing

@testable import ContentGraph

@Suite struct RulesWaiverTests {
  private func waive(_ rule: String, on page: inout Page) {
    page.common.waivers.append(Waiver(rule: Placed(rule, at: page.range("\"\(rule)\"")), because: "it is so"))
  }

  @Test func leavesOutWhatFilesWaive() {
    var site = RulesSite()
    site.add("lesson:a", "rule = \"orphan-lesson\"\n") { waive("orphan-lesson", on: &$0) }
    site.add("lesson:b", "b\n")
    var findings = Findings()
    let waived = GraphRules.check(site.curriculum, reportingTo: &findings)
    #expect(waived.map(\.message) == ["no course contains lesson 'a'"])
    #expect(findings.diagnostics.map(\.message) == ["no course contains lesson 'b'"])
  }

  @Test func leavesOutFindingsOfEarlierStages() {
    var site = RulesSite()
    site.add("page:a", "rule = \"unknown-key\"\n") { waive("unknown-key", on: &$0) }
    let rule = Rule("unknown-key", .warning, isWaivable: true, "A key means nothing.")
    var findings = Findings()
    findings.report(Diagnostic(rule, "no key is called 'x'", at: .file(0)))
    #expect(GraphRules.check(site.curriculum, reportingTo: &findings).count == 1)
    #expect(findings.diagnostics == [])
  }

  @Test func neverWaivesErrors() {
    var site = RulesSite()
    site.add("lesson:a", "rule = \"run-without-language\"\n```run\n") {
      waive("run-without-language", on: &$0)
      $0.fence("run")
    }
    site.add("course:c", "a") { $0.edge(.contains, to: "lesson:a", at: "a") }
    var findings = Findings()
    #expect(GraphRules.check(site.curriculum, reportingTo: &findings) == [])
    #expect(
      site.text(of: findings)
        == """
        note[unused-waiver]: the waiver of 'run-without-language' silences nothing
         --> content/lessons/a.md:1:8
          |
        1 | rule = "run-without-language"
          |        ^^^^^^^^^^^^^^^^^^^^^^
          = help: no finding in this file needs it; remove the [[waive]]

        error[run-without-language]: the fence is to be run, but does not say its language
         --> content/lessons/a.md:2:1
          |
        2 | ```run
          | ^^^^^^
          = help: put the language first: ```bash run

        """)
  }

  @Test func notesWaiversThatSilenceNothing() {
    var site = RulesSite()
    site.add("page:a", "rule = \"orphan-lesson\"\nrule = \"missing-alt\"\n") {
      waive("orphan-lesson", on: &$0)
      waive("missing-alt", on: &$0)
    }
    site.add("page:draft", "rule = \"missing-alt\"", visibility: .draft) { waive("missing-alt", on: &$0) }
    var findings = Findings()
    GraphRules.check(site.curriculum, reportingTo: &findings)
    #expect(
      site.text(of: findings)
        == """
        note[unused-waiver]: the waiver of 'orphan-lesson' silences nothing
         --> content/pages/a.md:1:8
          |
        1 | rule = "orphan-lesson"
          |        ^^^^^^^^^^^^^^^
          = help: no finding in this file needs it; remove the [[waive]]

        note[unused-waiver]: the waiver of 'missing-alt' silences nothing
         --> content/pages/a.md:2:8
          |
        2 | rule = "missing-alt"
          |        ^^^^^^^^^^^^^
          = help: no finding in this file needs it; remove the [[waive]]

        """)
  }
}
