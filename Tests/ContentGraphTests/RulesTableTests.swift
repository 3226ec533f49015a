import Diagnostics
import Testing

@testable import ContentGraph

@Suite struct RulesTableTests {
  @Test func listsEveryRuleOnce() {
    #expect(Set(GraphRules.rules.map(\.id)).count == GraphRules.rules.count)
    #expect(
      GraphRules.table
        == """
        | rule | severity | can be waived | what it asks |
        |---|---|---|---|
        | `bidi-control` | warning | yes | Titles, addresses, file names and topics hold no bidirectional or zero-width control characters. |
        | `broken-fragment` | error | no | A `#fragment` of a link or of a rating's evidence is a place on its page. |
        | `chooser-too-large` | warning | yes | A chooser has few enough combinations of answers to try them all. |
        | `conflicting-rules` | warning | yes | Of two rules of a chooser that match the same answers and choose differently, one is an exception to the other. |
        | `duplicate-definition` | warning | yes | A term is defined in one place of a site. |
        | `empty-question` | error | no | Every question of a chooser has answers. |
        | `forward-link` | warning | yes | Prose that links to a later lesson of the same course says that it comes later. |
        | `heading-skip` | warning | yes | A heading is at most one level below the one before it. |
        | `hidden-target` | warning | yes | Pages that are put out lead to pages that are put out, not to draft, future or expired ones. |
        | `missing-alt` | warning | yes | Every image has alternative text. |
        | `missing-rating` | warning | yes | Every program has a rating, perhaps `unknown`, by each criterion it is compared by. |
        | `missing-section` | warning | yes | A page has the sections that `[sections.<kind>]` requires. |
        | `mojibake` | warning | yes | Text was decoded once: no UTF-8 in it was read as windows-1252. |
        | `orphan-lesson` | warning | yes | Every lesson stands in a course. |
        | `prerequisite-cycle` | error | no | What lessons and steps require comes before them, without a ring. |
        | `redundant-requires` | warning | yes | Each `requires` says something that the others do not imply. |
        | `requires-later-lesson` | error | no | A lesson requires only lessons that come before it in its courses. |
        | `run-without-language` | error | no | A code fence that is marked `run` says its language. |
        | `two-first-headings` | warning | yes | A page has one first-level heading; its title is one. |
        | `uncompared-program` | error | no | A chooser leads to programs that its comparison compares. |
        | `uncovered-step` | warning | yes | Every step of a roadmap is covered by a lesson. |
        | `unreachable-rule` | warning | yes | Every rule of a chooser wins some combination of answers. |
        | `unreached-answers` | warning | yes | Every combination of answers reaches a rule of the chooser. |
        | `unreached-program` | warning | yes | Some answers of a chooser lead to each program it compares. |
        | `untaught-topic` | warning | yes | A lesson, step, program or article is about every topic that has a file. |
        | `unused-waiver` | note | no | Every `[[waive]]` silences something. |
        | `url-collision` | error | no | Each URL belongs to one page or redirect, also after case folding and Unicode normalization. |

        """)
  }

  @Test func reportsNothingOfAnEmptySite() {
    var findings = Findings()
    #expect(GraphRules.check(RulesSite().curriculum, reportingTo: &findings) == [])
    #expect(findings.diagnostics == [])
  }
}
