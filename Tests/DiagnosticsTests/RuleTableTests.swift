import Diagnostics
import Testing

@Suite struct RuleTableTests {
  @Test func listsRulesByID() {
    #expect(
      RuleTable.markdown(of: [unknownReference, orphanLesson, Rule("a", .note, "A `|` in it.")])
        == #"""
        | rule | severity | can be waived | what it asks |
        |---|---|---|---|
        | `a` | note | no | A `\|` in it. |
        | `orphan-lesson` | warning | yes | A lesson stands in no course. |
        | `unknown-reference` | error | no | A reference names nothing. |

        """#)
  }
}
