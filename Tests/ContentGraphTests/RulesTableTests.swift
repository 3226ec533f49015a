import Diagnostics
import Testing

@testable import ContentGraph

@Suite struct RulesTableTests {
  @Test func listsEveryRuleOnce() {
    #expect(Set(GraphRules.rules.map(\.id)).count == GraphRules.rules.count)
    #expect(
      GraphRules.table
        == """
        | rule | severity | can be waived | what it finds |
        |---|---|---|---|
        | `bad-question` | error | no | A question of the chooser has no answers, or an id is used twice. |
        | `bidi-control` | warning | yes | A title, address, file name or topic holds bidirectional or zero-width control characters. |
        | `broken-fragment` | error | no | A link or a rating's evidence names a place that is not on the page. |
        | `chooser-too-large` | warning | yes | A chooser has too many combinations of answers to try them all. |
        | `conflicting-rules` | warning | yes | Two rules of a chooser match the same answers, choose differently, and neither is an exception to the other. |
        | `forward-link` | warning | yes | Prose links to a later lesson of the same course without saying that it comes later. |
        | `heading-skip` | warning | yes | A heading is more than one level below the one before. |
        | `hidden-target` | warning | yes | A page that is put out leads to a draft, future or expired page. |
        | `missing-alt` | warning | yes | An image has no alternative text. |
        | `missing-rating` | warning | yes | A program has no rating by a criterion that a comparison compares. |
        | `missing-section` | warning | yes | A page lacks a section that `[sections.<kind>]` requires. |
        | `mojibake` | warning | yes | Text was decoded twice: UTF-8 that was read as windows-1252. |
        | `orphan-lesson` | warning | yes | A lesson stands in no course. |
        | `prerequisite-cycle` | error | no | Lessons or steps require each other in a ring, so none of them can come first. |
        | `redundant-requires` | warning | yes | A `requires` says nothing new, because others imply it. |
        | `requires-later-lesson` | error | no | A lesson requires a lesson that comes later in the same course. |
        | `run-without-language` | error | no | A code fence is marked `run` but does not say its language. |
        | `two-first-headings` | warning | yes | A page has more than one first-level heading, its title included. |
        | `uncompared-program` | error | no | A rule of the chooser chooses a program that its comparison does not compare. |
        | `uncovered-step` | warning | yes | No lesson covers a step of a roadmap. |
        | `unknown-answer` | error | no | A rule of the chooser asks for an answer that its question has not. |
        | `unknown-question` | error | no | A rule of the chooser asks for a question that there is not. |
        | `unreachable-rule` | warning | yes | A rule of the chooser never wins, because earlier rules match first. |
        | `unreached-answers` | warning | yes | Some combinations of answers reach no rule of the chooser. |
        | `unreached-program` | warning | yes | No answers to the chooser's questions lead to a compared program. |
        | `untaught-topic` | warning | yes | No lesson, step, program or article is about a topic. |
        | `unused-waiver` | note | no | A `[[waive]]` silences nothing: the rule found nothing in this file. |
        | `url-collision` | error | no | Two pages or redirects have one URL, also after case folding and Unicode normalization. |

        """)
  }

  @Test func reportsNothingOfAnEmptySite() {
    var findings = Findings()
    #expect(GraphRules.check(RulesSite().curriculum, reportingTo: &findings) == [])
    #expect(findings.diagnostics == [])
  }
}
