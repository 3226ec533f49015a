import Diagnostics
import Testing

@testable import ContentGraph

@Suite struct RulesOrderTests {
  /// A ring of three lessons with a way out of it, and a step that requires itself.
  @Test func reportsCyclesThroughPrerequisites() {
    var site = RulesSite()
    site.add("lesson:a", "title = \"A\"\nrequires = [\"b\"]\n") { $0.edge(.requires, to: "lesson:b", at: "\"b\"") }
    site.add("lesson:b", "requires = [\"c\", \"d\"]\n") {
      $0.edge(.requires, to: "lesson:c", at: "\"c\"")
      $0.edge(.requires, to: "lesson:d", at: "\"d\"")
    }
    site.add("lesson:c", "requires = [\"a\"]\n") { $0.edge(.requires, to: "lesson:a", at: "\"a\"") }
    site.add("lesson:d", "requires = [\"e\"]\n") { $0.edge(.requires, to: "lesson:e", at: "\"e\"") }
    site.add("lesson:e")
    site.add("step:web/http", "requires = [\"http\"]\n", visibility: .draft) {
      $0.edge(.requires, to: "step:web/http", at: "\"http\"")
    }
    #expect(
      site.report(PrerequisiteCycle.self)
        == """
        error[prerequisite-cycle]: lesson 'a' requires itself through 'b' and 'c'
         --> content/lessons/a.md:2:13
          |
        2 | requires = ["b"]
          |             ^^^ 'a' requires 'b'
         ::: content/lessons/b.md:1:13
          |
        1 | requires = ["c", "d"]
          |             --- 'b' requires 'c'
         ::: content/lessons/c.md:1:13
          |
        1 | requires = ["a"]
          |             --- 'c' requires 'a'
          = help: nothing in a ring can be learned first; remove one of these requires

        error[prerequisite-cycle]: step 'web/http' requires itself
         --> content/steps/web/http.md:1:13
          |
        1 | requires = ["http"]
          |             ^^^^^^
          = help: nothing in a ring can be learned first; remove one of these requires

        """)
  }

  @Test func namesFiveOfALongRing() {
    var site = RulesSite()
    for number in 0..<10 {
      site.add("lesson:\(number)", "requires = [\"next\"]\n") {
        $0.edge(.requires, to: "lesson:\((number + 1) % 10)", at: "\"next\"")
      }
    }
    #expect(
      String(site.report(PrerequisiteCycle.self).prefix { $0 != "\n" }) + "\n"
        == """
        error[prerequisite-cycle]: lesson '0' requires itself through '1', '2', '3', '4', '5' and 4 more

        """)
  }

  @Test func reportsRequirementOfLaterLesson() {
    var site = RulesSite()
    site.add("course:backend", "[[modules]]\nlessons = [\"forms\", \"html\"]\n") {
      $0.edge(.contains, to: "lesson:forms", at: "\"forms\"")
      $0.edge(.contains, to: "lesson:html", at: "\"html\"")
    }
    site.add("course:frontend", "lessons = [\"html\", \"forms\"]\n") {
      $0.edge(.contains, to: "lesson:html", at: "\"html\"")
      $0.edge(.contains, to: "lesson:forms", at: "\"forms\"")
    }
    site.add("lesson:forms", "requires = [\"html\"]\n") { $0.edge(.requires, to: "lesson:html", at: "\"html\"") }
    site.add("lesson:html")
    #expect(
      site.report(RequiresLaterLesson.self)
        == """
        error[requires-later-lesson]: lesson 'forms' requires 'html', which comes later in course 'backend'
         --> content/lessons/forms.md:1:13
          |
        1 | requires = ["html"]
          |             ^^^^^^
         ::: content/courses/backend.md:2:12
          |
        2 | lessons = ["forms", "html"]
          |            ------- 'forms' is lesson 1
         ::: content/courses/backend.md:2:21
          |
        2 | lessons = ["forms", "html"]
          |                     ------ 'html' is lesson 2
          = help: a course is read in order; move the required lesson up, or drop the requirement

        """)
  }

  @Test func takesFirstPlaceOfLessonListedTwice() {
    var site = RulesSite()
    site.add("course:backend", "html, forms, html") {
      $0.edge(.contains, to: "lesson:html", at: "html")
      $0.edge(.contains, to: "lesson:forms", at: "forms")
      $0.edge(.contains, to: "lesson:html", at: "html", 1)
    }
    site.add("lesson:forms", "requires html") { $0.edge(.requires, to: "lesson:html", at: "html") }
    site.add("lesson:html")
    #expect(site.report(RequiresLaterLesson.self) == "")
  }

  private func siteWithLink(_ prose: String, visibility: Visibility = .visible) -> RulesSite {
    var site = RulesSite()
    site.add("course:backend", "lessons = [\"sql\", \"indexes\"]\n") {
      $0.edge(.contains, to: "lesson:sql", at: "\"sql\"")
      $0.edge(.contains, to: "lesson:indexes", at: "\"indexes\"")
    }
    site.add("lesson:indexes", "Back to [SQL](sql.md).\n") { page in
      page.bodyLink(
        "sql.md", to: .node(page.numbers[NodeID("lesson:sql")]!, fragment: nil), surroundings: "Back to SQL.")
    }
    site.add("lesson:sql", prose, visibility: visibility) { page in
      page.bodyLink(
        "indexes.md", to: .node(page.numbers[NodeID("lesson:indexes")]!, fragment: nil), surroundings: prose)
    }
    return site
  }

  @Test func reportsLinkForwardThatDoesNotSaySo() {
    #expect(
      siteWithLink("See [indexes](indexes.md) for the willing; do not translate.\n").report(ForwardLink.self)
        == """
        warning[forward-link]: this links to lesson 'indexes', which comes later in course 'backend'
         --> content/lessons/sql.md:1:15
          |
        1 | See [indexes](indexes.md) for the willing; do not translate.
          |               ^^^^^^^^^^ lesson 2, and this is lesson 1
         ::: content/courses/backend.md:1:19
          |
        1 | lessons = ["sql", "indexes"]
          |                   --------- 'indexes' is lesson 2
          = help: say that it comes later, with a word such as 'later' or 'will', or move that lesson up

        """)
  }

  @Test(arguments: [
    "This Will be [x](indexes.md).", "[x](indexes.md), LATER", "we'll see [x](indexes.md)", "we’ll see [x](indexes.md)",
  ])
  func acceptsLinkForwardThatSaysSo(prose: String) {
    #expect(siteWithLink(prose).report(ForwardLink.self) == "")
  }

  @Test func leavesLinksOfHiddenPagesAlone() {
    #expect(siteWithLink("[x](indexes.md)", visibility: .draft).report(ForwardLink.self) == "")
  }

  @Test func reportsImpliedRequirements() {
    var site = RulesSite()
    site.add("lesson:a", "requires = [\"b\", \"d\", \"b\"]\n") {
      $0.edge(.requires, to: "lesson:b", at: "\"b\"")
      $0.edge(.requires, to: "lesson:d", at: "\"d\"")
      $0.edge(.requires, to: "lesson:b", at: "\"b\"", 1)
    }
    site.add("lesson:b", "requires = [\"c\"]\n") { $0.edge(.requires, to: "lesson:c", at: "\"c\"") }
    site.add("lesson:c", "requires = [\"d\"]\n") { $0.edge(.requires, to: "lesson:d", at: "\"d\"") }
    site.add("lesson:d")
    #expect(
      site.report(RedundantRequires.self)
        == """
        warning[redundant-requires]: lesson 'a' requires 'd' already through 'b' and 'c'
         --> content/lessons/a.md:1:18
          |
        1 | requires = ["b", "d", "b"]
          |                  ^^^
         ::: content/lessons/a.md:1:13
          |
        1 | requires = ["b", "d", "b"]
          |             --- 'a' requires 'b'
         ::: content/lessons/b.md:1:13
          |
        1 | requires = ["c"]
          |             --- 'b' requires 'c'
         ::: content/lessons/c.md:1:13
          |
        1 | requires = ["d"]
          |             --- 'c' requires 'd'
          = help: what is required is required with all that it requires; leave this one out

        warning[redundant-requires]: lesson 'a' requires 'b' twice
         --> content/lessons/a.md:1:23
          |
        1 | requires = ["b", "d", "b"]
          |                       ^^^
         ::: content/lessons/a.md:1:13
          |
        1 | requires = ["b", "d", "b"]
          |             --- 'a' requires 'b'
          = help: once is enough; leave this one out

        """)
  }

  @Test func keepsRequirementWhoseDetourIsHidden() {
    var site = RulesSite()
    site.add("lesson:a", "b, c") {
      $0.edge(.requires, to: "lesson:b", at: "b")
      $0.edge(.requires, to: "lesson:c", at: "c")
    }
    site.add("lesson:b", "c", visibility: .future) { $0.edge(.requires, to: "lesson:c", at: "c") }
    site.add("lesson:c")
    #expect(site.report(RedundantRequires.self) == "")
  }

  @Test func findsRedundancyBesideCycles() {
    var site = RulesSite()
    site.add("lesson:a", "b c") {
      $0.edge(.requires, to: "lesson:b", at: "b")
      $0.edge(.requires, to: "lesson:c", at: "c")
    }
    site.add("lesson:b", "c") { $0.edge(.requires, to: "lesson:c", at: "c") }
    site.add("lesson:c", "d") { $0.edge(.requires, to: "lesson:d", at: "d") }
    site.add("lesson:d", "c") { $0.edge(.requires, to: "lesson:c", at: "c") }
    #expect(
      site.report(RedundantRequires.self)
        == """
        warning[redundant-requires]: lesson 'a' requires 'c' already through 'b'
         --> content/lessons/a.md:1:3
          |
        1 | b c
          |   ^
         ::: content/lessons/a.md:1:1
          |
        1 | b c
          | - 'a' requires 'b'
         ::: content/lessons/b.md:1:1
          |
        1 | c
          | - 'b' requires 'c'
          = help: what is required is required with all that it requires; leave this one out

        """)
  }
}
