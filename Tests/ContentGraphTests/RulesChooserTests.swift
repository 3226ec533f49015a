import Diagnostics
import Testing

@testable import ContentGraph

@Suite struct RulesChooserTests {
  /// Questions are written `budget: low high`; rules `budget=low time=full -> a`, perhaps `+b` for `with`.
  private func site(programs: [String] = ["a", "b"], _ lines: String) -> RulesSite {
    var site = RulesSite()
    for program in ["a", "b", "c"] { site.add("program:\(program)") }
    let text = "programs = [\(programs.map { "'\($0)'" }.joined(separator: ", "))]\n" + lines
    site.add("comparison:best", text) { page in
      var comparison = Comparison<Link>()
      comparison.programs = programs.map { page.link("program:\($0)", at: "'\($0)'") }
      for line in lines.split(separator: "\n").map(String.init) {
        let range = page.range(line)
        if let colon = line.firstIndex(of: ":") {
          let answers = line[colon...].dropFirst().split(separator: " ").map {
            Question.Answer(id: String($0), label: "")
          }
          comparison.questions.append(Question(id: String(line[..<colon]), ask: "", answers: answers, range: range))
          continue
        }
        let words = line.split(separator: " ").map(String.init)
        let arrow = words.firstIndex(of: "->")!
        let link = { [numbers = page.numbers] (name: String) in
          Link(to: numbers[NodeID("program:\(name)")]!, at: range, origin: .authored)
        }
        comparison.rules.append(
          ChooserRule(
            when: words[..<arrow].filter { $0 != "rule" }.map { word in
              let parts = word.split(separator: "=").map(String.init)
              return .init(question: parts[0], answer: parts[1], range: page.range(word))
            },
            choose: link(words[arrow + 1]), with: words[(arrow + 2)...].map { link(String($0.dropFirst())) }, avoid: [],
            because: "", range: range))
      }
      page.content = .comparison(comparison)
    }
    return site
  }

  @Test func acceptsSoundChooser() {
    let site = site("budget: low high\ntime: full part\nbudget=low time=part -> a\nbudget=low -> b\nrule -> a +b")
    for rule in [EmptyQuestion.self, UncomparedProgram.self, ConflictingRules.self, ChooserReach.self]
      as [any GraphRule.Type]
    {
      #expect(site.report(rule) == "")
    }
  }

  @Test func acceptsComparisonWithoutChooser() {
    let site = site("")
    for rule in [EmptyQuestion.self, UncomparedProgram.self, ConflictingRules.self, ChooserReach.self]
      as [any GraphRule.Type]
    {
      #expect(site.report(rule) == "")
    }
  }

  @Test func reportsQuestionWithoutAnswers() {
    #expect(
      site("time:\nrule -> a").report(EmptyQuestion.self)
        == """
        error[empty-question]: question 'time' has no answers
         --> content/comparisons/best.md:2:1
          |
        2 | time:
          | ^^^^^
          = help: list them: answers = [{ id = "low", label = "Under 500" }]

        """)
    #expect(site("time:\nrule -> a").report(ChooserReach.self) == "")
  }

  @Test func reportsProgramThatIsNotCompared() {
    #expect(
      site("rule -> c +a").report(UncomparedProgram.self)
        == """
        error[uncompared-program]: the chooser leads to program 'c', which is not compared
         --> content/comparisons/best.md:2:1
          |
        2 | rule -> c +a
          | ^^^^^^^^^^^^
          = help: add it to this comparison's programs, or choose one of them

        """)
  }

  @Test func reportsAnswersThatReachNoRule() {
    #expect(

      site("budget: low high\ntime: full part\nbudget=low time=full -> a\nbudget=high time=full -> b").report(
        ChooserReach.self)
          == """
          warning[unreached-answers]: 2 of 4 combinations of answers reach no rule: budget = low, time = part; or budget = high, time = part
           --> content/comparisons/best.md:1:1
            |
          1 | programs = ['a', 'b']
            | ^
            = help: end the rules with one without `when`, which matches all that is left

          """)
    #expect(
      site("x: 1 2 3 4 5\nx=1 -> a +b").report(ChooserReach.self)
        == """
        warning[unreached-answers]: 4 of 5 combinations of answers reach no rule, such as x = 2; or x = 3; or x = 4
         --> content/comparisons/best.md:1:1
          |
        1 | programs = ['a', 'b']
          | ^
          = help: end the rules with one without `when`, which matches all that is left

        """)
    #expect(
      site("x: 1 2\nx=1 -> a +b").report(ChooserReach.self)
        == """
        warning[unreached-answers]: 1 of 2 combinations of answers reaches no rule: x = 2
         --> content/comparisons/best.md:1:1
          |
        1 | programs = ['a', 'b']
          | ^
          = help: end the rules with one without `when`, which matches all that is left

        """)
  }

  @Test func reportsChooserWithoutRules() {
    #expect(
      site("x: 1 2").report(ChooserReach.self)
        == """
        warning[unreached-answers]: 2 of 2 combinations of answers reach no rule: x = 1; or x = 2
         --> content/comparisons/best.md:1:1
          |
        1 | programs = ['a', 'b']
          | ^
          = help: end the rules with one without `when`, which matches all that is left

        """)
  }

  @Test func reportsProgramThatNoAnswersReach() {
    #expect(

      site(programs: ["a", "b", "c"], "budget: low high\nbudget=low -> a\nrule -> b\nbudget=high -> c").report(
        ChooserReach.self)
          == """
          warning[unreached-program]: no answers lead to program 'c'
           --> content/comparisons/best.md:1:23
            |
          1 | programs = ['a', 'b', 'c']
            |                       ^^^
            = help: add a rule that chooses it, or waive this with the reason why it is only compared

          warning[unreachable-rule]: rule 3 of the chooser never wins: an earlier rule matches all its answers
           --> content/comparisons/best.md:5:1
            |
          5 | budget=high -> c
            | ^^^^^^^^^^^^^^^^
           ::: content/comparisons/best.md:4:1
            |
          4 | rule -> b
            | --------- rule 2 matches first
            = help: the first rule that matches wins; put the narrower rule first, or remove this one

          """)
  }

  @Test func reportsRuleThatAsksForTwoAnswers() {
    #expect(
      site("x: 1 2\nx=1 x=2 -> a\nrule -> a +b").report(ChooserReach.self)
        == """
        warning[unreachable-rule]: rule 1 of the chooser never wins: it asks for two answers to one question
         --> content/comparisons/best.md:3:1
          |
        3 | x=1 x=2 -> a
          | ^^^^^^^^^^^^
          = help: the first rule that matches wins; put the narrower rule first, or remove this one

        """)
  }

  @Test func reportsConflictingRules() {
    #expect(

      site("budget: low high\ntime: full part\nbudget=low -> a\ntime=full -> b\nrule -> a").report(
        ConflictingRules.self)
          == """
          warning[conflicting-rules]: rule 2 chooses 'b' where rule 1 chooses 'a'
           --> content/comparisons/best.md:5:1
            |
          5 | time=full -> b
            | ^^^^^^^^^^^^^^ both match budget = low, time = full
           ::: content/comparisons/best.md:4:1
            |
          4 | budget=low -> a
            | --------------- rule 1 chooses 'a' and comes first
            = help: the first rule that matches wins; put a rule for the shared answers before both, or tell them apart in `when`

          """)
  }

  @Test(arguments: [
    "budget=low -> a\nbudget=high -> b",  // no answers in common
    "budget=low time=full -> a\nbudget=low -> b",  // an exception
    "budget=low -> a\ntime=full -> a",  // the same choice
  ])
  func acceptsRulesThatDoNotConflict(rules: String) {
    #expect(site("budget: low high\ntime: full part\n" + rules).report(ConflictingRules.self) == "")
  }

  @Test func reportsChooserThatIsTooLargeToTry() {
    let questions = (0..<18).map { "q\($0): yes no\n" }.joined()
    let conditions = (0..<18).map { "q\($0)=yes" }.joined(separator: " ")
    #expect(
      site(questions + conditions + " -> a\nrule -> b").report(ChooserReach.self)
        == """
        warning[chooser-too-large]: the chooser of comparison 'best' is too large to be checked
         --> content/comparisons/best.md:1:1
          |
        1 | programs = ['a', 'b']
          | ^
          = help: at most 100000 combinations of answers and 1000 rules are tried, and 20000000 of both multiplied in a whole site; ask fewer questions

        """)
  }

  /// Eighteen questions, but rules that ask for one of them.
  @Test func triesOnlyQuestionsThatRulesAskFor() {
    let questions = (0..<18).map { "q\($0): yes no\n" }.joined()
    #expect(site(questions + "q3=yes -> a\nrule -> b").report(ChooserReach.self) == "")
  }
}
