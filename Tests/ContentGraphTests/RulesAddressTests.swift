import Diagnostics
import Markup
import Testing

@testable import ContentGraph

@Suite struct RulesAddressTests {
  @Test func reportsTwoPagesAtOneURL() {
    var site = RulesSite()
    site.add("lesson:http", "title = \"HTTP\"\nslug = \"web\"\n", url: "/lessons/web/") {
      $0.common.keyRanges["slug"] = $0.range("\"web\"")
    }
    site.add("lesson:web", "title = \"Web\"\n", url: "/lessons/web/")
    site.add("lesson:draft", visibility: .draft, url: "/lessons/web/")
    #expect(
      site.report(URLCollision.self)
        == """
        error[url-collision]: lesson 'http' and lesson 'web' have one URL, '/lessons/web/'
         --> content/lessons/web.md:1:1
          |
        1 | title = "Web"
          | ^ the URL of lesson 'web'
         ::: content/lessons/http.md:2:8
          |
        2 | slug = "web"
          |        ----- the URL of lesson 'http'
          = help: give one of them another file name, slug, url or alias

        """)
  }

  /// U+00E9, and U+0065 U+0301; and U+00C9.
  @Test func reportsURLsThatDifferInFormOnly() {
    var site = RulesSite()
    site.add("page:a", "a\n", url: "/caf\u{E9}/")
    site.add("page:b", "b\n", url: "/cafe\u{301}/")
    site.add("page:c", "c\n", url: "/CAF\u{C9}/")
    #expect(
      site.report(URLCollision.self)
        == """
        error[url-collision]: page 'a' and page 'b' have URLs that many systems take for one, '/café/' and '/café/'
         --> content/pages/b.md:1:1
          |
        1 | b
          | ^ the URL of page 'b'
         ::: content/pages/a.md:1:1
          |
        1 | a
          | - the URL of page 'a'
          = help: give one of them another file name, slug, url or alias

        error[url-collision]: page 'a' and page 'c' have URLs that many systems take for one, '/café/' and '/CAFÉ/'
         --> content/pages/c.md:1:1
          |
        1 | c
          | ^ the URL of page 'c'
         ::: content/pages/a.md:1:1
          |
        1 | a
          | - the URL of page 'a'
          = help: give one of them another file name, slug, url or alias

        """)
  }

  @Test func reportsRedirectsThatClaimPages() {
    var site = RulesSite()
    site.add("lesson:a", "aliases = [\"/lessons/b/index.html\"]\nformerly = [\"old\"]\n") {
      $0.common.aliases = [Placed("/lessons/b/index.html", at: $0.range("\"/lessons/b/index.html\""))]
      $0.common.formerly = [Placed("old", at: $0.range("\"old\""))]
    }
    site.add("lesson:b", "formerly = [\"b\"]\naliases = [\"/lessons/old/\"]\n") {
      $0.common.aliases = [Placed("/lessons/old/", at: $0.range("\"/lessons/old/\""))]
      $0.common.formerly = [Placed("b", at: $0.range("\"b\""))]
    }
    #expect(
      site.report(URLCollision.self)
        == """
        error[url-collision]: lesson 'b' and lesson 'a' have URLs that many systems take for one, '/lessons/b/' and '/lessons/b/index.html'
         --> content/lessons/a.md:1:12
          |
        1 | aliases = ["/lessons/b/index.html"]
          |            ^^^^^^^^^^^^^^^^^^^^^^^ an alias of lesson 'a'
         ::: content/lessons/b.md:1:1
          |
        1 | formerly = ["b"]
          | - the URL of lesson 'b'
          = help: give one of them another file name, slug, url or alias

        error[url-collision]: lesson 'a' and lesson 'b' have one URL, '/lessons/old/'
         --> content/lessons/b.md:2:12
          |
        2 | aliases = ["/lessons/old/"]
          |            ^^^^^^^^^^^^^^^ an alias of lesson 'b'
         ::: content/lessons/a.md:2:13
          |
        2 | formerly = ["old"]
          |             ----- a former name of lesson 'a'
          = help: give one of them another file name, slug, url or alias

        """)
  }

  @Test func reportsFragmentsThatAreNotThere() {
    var site = RulesSite()
    site.add("lesson:a", "[1](b.md#methds) [2](b.md#caf%C3%A9) [3](b.md#) [4](b.md#Top) [5](b.md#fn-1) [6](#nothing)\n")
    { page in
      let b = page.numbers[NodeID("lesson:b")]!
      page.bodyLink("b.md#methds", to: .node(b, fragment: "methds"))
      page.bodyLink("b.md#caf%C3%A9", to: .node(b, fragment: "caf%C3%A9"))
      page.bodyLink("b.md#", to: .node(b, fragment: ""))
      page.bodyLink("b.md#Top", to: .node(b, fragment: "Top"))
      page.bodyLink("b.md#fn-1", to: .node(b, fragment: "fn-1:~:text=note"))
      page.bodyLink("#nothing", to: .node(page.numbers[NodeID("lesson:a")]!, fragment: "nothing"))
    }
    site.add("lesson:b", "# Methods\n# Café\n") {
      $0.heading(1, "Methods")
      $0.heading(1, "Café")
      $0.html = "<h1 id=\"methods\">Methods</h1><p id=x><a id=\"fn-1\" href=\"\">"
    }
    #expect(
      site.report(BrokenFragment.self)
        == """
        error[broken-fragment]: lesson 'b' has no heading '#methds'
         --> content/lessons/a.md:1:5
          |
        1 | [1](b.md#methds) [2](b.md#caf%C3%A9) [3](b.md#) [4](b.md#Top) [5](b.md#fn-1) [6](#nothing)
          |     ^^^^^^^^^^^ did you mean '#methods'?
          = help: a fragment is a heading in lower case, with '-' for spaces and without punctuation

        error[broken-fragment]: lesson 'a' has no heading '#nothing'
         --> content/lessons/a.md:1:82
          |
        1 | [1](b.md#methds) [2](b.md#caf%C3%A9) [3](b.md#) [4](b.md#Top) [5](b.md#fn-1) [6](#nothing)
          |                                                                                  ^^^^^^^^
          = help: a fragment is a heading in lower case, with '-' for spaces and without punctuation

        """)
  }

  @Test func knowsModulesOfCourses() {
    var site = RulesSite()
    site.add("course:backend", "# Basics\n") {
      var course = Course<Link>()
      for title in ["Basics", "1. HTTP, Deeply ", "!?", "Größe_2"] {
        course.modules.append(Module(title: title, level: nil, summary: nil, lessons: []))
      }
      $0.content = .course(course)
      $0.heading(1, "Basics")
    }
    site.add("lesson:a", "basics basics-1 1-http-deeply heading größe_2 1-http-deep\n") { page in
      let course = page.numbers[NodeID("course:backend")]!
      for fragment in ["basics", "basics-1", "1-http-deeply", "heading", "größe_2", "1-http-deep "] {
        let name = fragment.filter { $0 != " " }
        page.bodyLink(name, to: .node(course, fragment: name))
      }
    }
    #expect(
      site.report(BrokenFragment.self)
        == """
        error[broken-fragment]: course 'backend' has no heading '#1-http-deep'
         --> content/lessons/a.md:1:17
          |
        1 | basics basics-1 1-http-deeply heading größe_2 1-http-deep
          |                 ^^^^^^^^^^^ did you mean '#1-http-deeply'?
          = help: a fragment is a heading in lower case, with '-' for spaces and without punctuation

        """)
  }

  @Test func reportsEvidenceThatIsNotThere() {
    var site = RulesSite()
    site.add("criterion:pace")
    site.add("program:x", "[ratings.pace]\nvalue = \"yes\"\nevidence = \"#weekly-reviw\"\n## Weekly review\n") { page in
      var program = Program<Link>()
      program.ratings = [
        Rating(
          criterion: page.link("criterion:pace", at: "pace"), value: .yes, range: page.range("\"yes\""), note: nil,
          evidence: "#weekly-reviw")
      ]
      page.content = .program(program)
      page.heading(2, "Weekly review")
      let cell = [
        FrontMatter.Entry(
          key: "value", keyRange: page.range("value"), value: .init(value: .string("yes"), range: page.range("\"yes\""))
        ),
        FrontMatter.Entry(
          key: "evidence", keyRange: page.range("evidence"),
          value: .init(value: .string("#weekly-reviw"), range: page.range("\"#weekly-reviw\""))),
      ]
      let ratings = [
        FrontMatter.Entry(
          key: "pace", keyRange: page.range("pace"),
          value: .init(value: .table(.init(entries: cell, range: page.range("pace"))), range: page.range("pace")))
      ]
      page.entries = [
        FrontMatter.Entry(
          key: "ratings", keyRange: page.range("ratings"),
          value: .init(
            value: .table(.init(entries: ratings, range: page.range("ratings"))), range: page.range("ratings")))
      ]
    }
    #expect(
      site.report(BrokenFragment.self)
        == """
        error[broken-fragment]: program 'x' has no heading '#weekly-reviw'
         --> content/programs/x.md:3:12
          |
        3 | evidence = "#weekly-reviw"
          |            ^^^^^^^^^^^^^^^ did you mean '#weekly-review'?
          = help: a fragment is a heading in lower case, with '-' for spaces and without punctuation

        """)
  }

  @Test func reportsLinksToHiddenPages() {
    var site = RulesSite()
    site.add("course:backend", "lessons = [\"draft\", \"future\", \"expired\", \"out\"]\n") { page in
      for name in ["draft", "future", "expired", "out"] {
        page.edge(.contains, to: "lesson:\(name)", at: "\"\(name)\"")
      }
    }
    site.add("lesson:draft", "draft = true\nrequires = [\"future\"]\n", visibility: .draft) {
      $0.common.keyRanges["draft"] = $0.range("true")
      $0.edge(.requires, to: "lesson:future", at: "\"future\"")
    }
    site.add("lesson:future", "date = 2031-02-03\n", visibility: .future) {
      $0.common.keyRanges["date"] = $0.range("2031-02-03")
      $0.common.dates.publish = Timestamp(year: 2031, month: 2, day: 3)
    }
    site.add("lesson:expired", "expiryDate = 0999-12-31\n", visibility: .expired) {
      $0.common.keyRanges["expiryDate"] = $0.range("0999-12-31")
      $0.common.dates.expiry = Timestamp(year: 999, month: 12, day: 31)
    }
    site.add("lesson:out")
    #expect(
      site.report(HiddenTarget.self)
        == """
        warning[hidden-target]: lesson 'draft' is a draft, so readers do not get it
         --> content/courses/backend.md:1:12
          |
        1 | lessons = ["draft", "future", "expired", "out"]
          |            ^^^^^^^ from course 'backend'
         ::: content/lessons/draft.md:1:9
          |
        1 | draft = true
          |         ---- because of this
          = help: publish that page, or lead readers elsewhere until it is published

        warning[hidden-target]: lesson 'future' is not published before 2031-02-03, so readers do not get it
         --> content/courses/backend.md:1:21
          |
        1 | lessons = ["draft", "future", "expired", "out"]
          |                     ^^^^^^^^ from course 'backend'
         ::: content/lessons/future.md:1:8
          |
        1 | date = 2031-02-03
          |        ---------- because of this
          = help: publish that page, or lead readers elsewhere until it is published

        warning[hidden-target]: lesson 'expired' expired on 0999-12-31, so readers do not get it
         --> content/courses/backend.md:1:31
          |
        1 | lessons = ["draft", "future", "expired", "out"]
          |                               ^^^^^^^^^ from course 'backend'
         ::: content/lessons/expired.md:1:14
          |
        1 | expiryDate = 0999-12-31
          |              ---------- because of this
          = help: publish that page, or lead readers elsewhere until it is published

        """)
  }
}
