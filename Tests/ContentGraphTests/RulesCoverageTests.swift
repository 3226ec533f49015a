import Diagnostics
import Testing

@testable import ContentGraph

@Suite struct RulesCoverageTests {
  @Test func reportsLessonInNoCourse() {
    var site = RulesSite()
    site.add("course:backend", "http") { $0.edge(.contains, to: "lesson:http", at: "http") }
    site.add("lesson:http")
    site.add("lesson:lost", "+++\ntitle = \"Lost\"\n+++\n") { $0.common.titleRange = $0.range("\"Lost\"") }
    site.add("lesson:draft", visibility: .draft)
    #expect(
      site.report(OrphanLesson.self)
        == """
        warning[orphan-lesson]: no course contains lesson 'lost'
         --> content/lessons/lost.md:2:9
          |
        2 | title = "Lost"
          |         ^^^^^^
          = help: name it in a course's modules, or waive this with the reason why it stands alone

        """)
  }

  @Test func reportsStepThatNoLessonCovers() {
    var site = RulesSite()
    site.add("step:web/http", "lessons = [\"http\"]") { $0.edge(.covers, to: "lesson:http", at: "\"http\"") }
    site.add("step:web/tls", "title = \"TLS\"\ntopics = [\"tls\"]\n") {
      $0.common.titleRange = $0.range("\"TLS\"")
      $0.edge(.covers, to: "topic:tls", at: "\"tls\"")
    }
    site.add("step:web/later", visibility: .future)
    site.add("lesson:http")
    site.add("topic:tls")
    #expect(
      site.report(UncoveredStep.self)
        == """
        warning[uncovered-step]: no lesson covers step 'web/tls'
         --> content/steps/web/tls.md:1:9
          |
        1 | title = "TLS"
          |         ^^^^^
          = help: name lessons in lessons = ["…"], or waive this with the reason why there are none

        """)
  }

  @Test func reportsTopicThatNothingTeaches() {
    var site = RulesSite()
    site.add("lesson:http", "http") { $0.edge(.covers, to: "topic:http", at: "http") }
    site.add("lesson:draft", "alone", visibility: .draft) { $0.edge(.covers, to: "topic:alone", at: "alone") }
    site.add("page:about", "tag alone") {
      $0.edge(.covers, to: "topic:tag", at: "tag")
      $0.edge(.covers, to: "topic:alone", at: "alone")
    }
    site.add("topic:http", "web") {
      var topic = Topic<Link>()
      topic.broader = [$0.link("topic:web", at: "web")]
      $0.content = .topic(topic)
    }
    site.add("topic:web")
    site.add("topic:tag", hasFile: false)
    site.add("topic:alone", "title = \"Alone\"\n") { $0.common.titleRange = $0.range("\"Alone\"") }
    #expect(
      site.report(UntaughtTopic.self)
        == """
        warning[untaught-topic]: nothing teaches topic 'alone'
         --> content/topics/alone.md:1:9
          |
        1 | title = "Alone"
          |         ^^^^^^^
          = help: name it in the topics of a lesson, step, program or article

        """)
  }

  @Test func reportsProgramWithoutRatings() {
    var site = RulesSite()
    for name in ["cost", "hidden", "pace", "support"] {
      site.add("criterion:\(name)", visibility: name == "hidden" ? .draft : .visible)
    }
    site.add("program:rated", "[ratings.cost] value = 1\n") { page in
      var program = Program<Link>()
      for name in ["cost", "pace", "support"] {
        program.ratings.append(
          Rating(
            criterion: Link(to: page.numbers[NodeID("criterion:\(name)")]!, at: page.range("cost"), origin: .authored),
            value: .unknown, range: page.range("1"), note: nil, evidence: nil))
      }
      page.content = .program(program)
    }
    site.add("program:unrated", "title = \"Unrated\"\n") { $0.common.titleRange = $0.range("\"Unrated\"") }
    site.add("program:half", "[ratings.cost]\nvalue = 1\n") { page in
      var program = Program<Link>()
      program.ratings = [
        Rating(
          criterion: page.link("criterion:cost", at: "cost"), value: .number(1), range: page.range("1"), note: nil,
          evidence: nil)
      ]
      page.content = .program(program)
      page.common.keyRanges["ratings"] = page.range("ratings.cost")
    }
    for name in ["one", "two"] {
      let criteria = name == "one" ? ["cost", "hidden", "pace"] : ["pace", "support"]
      site.add("comparison:\(name)", "criteria = [\(criteria.map { "\"\($0)\"" }.joined(separator: ", "))]\n") { page in
        var comparison = Comparison<Link>()
        comparison.programs = ["rated", "unrated", "half"].map { page.link("program:\($0)", at: "criteria") }
        comparison.criteria = criteria.map { page.link("criterion:\($0)", at: "\"\($0)\"") }
        page.content = .comparison(comparison)
      }
    }
    #expect(
      site.report(MissingRating.self)
        == """
        warning[missing-rating]: program 'half' has no rating for 'pace' and 'support'
         --> content/programs/half.md:1:2
          |
        1 | [ratings.cost]
          |  ^^^^^^^^^^^^
         ::: content/comparisons/one.md:1:31
          |
        1 | criteria = ["cost", "hidden", "pace"]
          |                               ------ 'pace' is compared here
         ::: content/comparisons/two.md:1:21
          |
        1 | criteria = ["pace", "support"]
          |                     --------- 'support' is compared here
          = help: add [ratings.pace]; value = "unknown" is an answer too

        warning[missing-rating]: program 'unrated' has no rating for 'cost', 'pace' and 'support'
         --> content/programs/unrated.md:1:9
          |
        1 | title = "Unrated"
          |         ^^^^^^^^^
         ::: content/comparisons/one.md:1:13
          |
        1 | criteria = ["cost", "hidden", "pace"]
          |             ------ 'cost' is compared here
         ::: content/comparisons/one.md:1:31
          |
        1 | criteria = ["cost", "hidden", "pace"]
          |                               ------ 'pace' is compared here
         ::: content/comparisons/two.md:1:21
          |
        1 | criteria = ["pace", "support"]
          |                     --------- 'support' is compared here
          = help: add [ratings.cost]; value = "unknown" is an answer too

        """)
  }

  @Test func reportsMissingSections() {
    var site = RulesSite()
    site.settings.requiredSections = [.lesson: ["Exercises", "Further reading"]]
    site.add("lesson:a", "title = \"A\"\n# exercise\n# Notes\n") {
      $0.common.titleRange = $0.range("\"A\"")
      $0.heading(1, "exercise")
      $0.heading(1, "Notes")
    }
    site.add("lesson:b", "## EXERCISES\n## Further reading\n") {
      $0.heading(2, "EXERCISES")
      $0.heading(2, "Further reading")
    }
    site.add("page:about")
    #expect(
      site.report(MissingSection.self)
        == """
        warning[missing-section]: lesson 'a' has no section 'Further reading'
         --> content/lessons/a.md:1:9
          |
        1 | title = "A"
          |         ^^^
          = help: the site's settings require it of every lesson: add ## Further reading

        warning[missing-section]: lesson 'a' has no section 'Exercises'
         --> content/lessons/a.md:2:1
          |
        2 | # exercise
          | ^^^^^^^^^^ did you mean 'Exercises'?
          = help: the site's settings require it of every lesson

        """)
  }

  @Test func asksALessonForTheSectionsOfItsForm() {
    var site = RulesSite()
    site.settings.requiredSections = [.lesson: ["Exercises"]]
    site.settings.requiredSectionsOfForms = [("career", ["Script"])]
    site.add("lesson:a", "title = \"A\"\n# Exercises\n") {
      $0.common.titleRange = $0.range("\"A\"")
      $0.content = .lesson(career())
      $0.heading(1, "Exercises")
    }
    #expect(
      site.report(MissingSection.self)
        == """
        warning[missing-section]: lesson 'a' has no section 'Script'
         --> content/lessons/a.md:1:9
          |
        1 | title = "A"
          |         ^^^
          = help: the site's settings require it of every lesson of the form 'career': add ## Script

        """)
  }

  private func career() -> Lesson<Link> {
    var lesson = Lesson<Link>()
    lesson.form = "career"
    return lesson
  }

  @Test func reportsATermThatTwoLessonsDefine() {
    var site = RulesSite()
    site.add("lesson:a", "> **Code**: the short name of a link") { $0.definition("Code", "> **Code**") }
    site.add("lesson:b", "> **code**: what a machine runs") { $0.definition("code", "> **code**") }
    #expect(
      site.report(DuplicateDefinition.self)
        == """
        warning[duplicate-definition]: 'code' is defined twice
         --> content/lessons/b.md:1:1
          |
        1 | > **code**: what a machine runs
          | ^^^^^^^^^^
         ::: content/lessons/a.md:1:1
          |
        1 | > **Code**: the short name of a link
          | ---------- defined here first
          = help: define it where a reader meets it first, and link to that from here

        """)
  }
}
