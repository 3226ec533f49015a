import Testing

@testable import Waymark

struct LessonPageTests {
  @Test func saysWhatALessonIs() {
    let lesson = School.site.lesson("css")
    #expect(lesson.page.title == "CSS")
    #expect(lesson.page.windowTitle == "CSS · Web school")
    #expect(lesson.page.description == "How pages look.")
    #expect(lesson.page.canonical == "https://example.org/lessons/css/")
    #expect(lesson.page.kind == "lesson")
    #expect(lesson.page.openGraphType == "article")
    #expect(lesson.page.mirror == "/lessons/css/index.md")
    #expect(lesson.page.feed == "/index.xml")
    #expect(lesson.page.published == nil)
    #expect(lesson.page.modified == nil)
    #expect(lesson.page.topics == ["Markup", "Style Sheets"].reversed())
    #expect(lesson.page.isIndexed)
    #expect(lesson.page.theme == "pistachio")
    #expect(lesson.page.breadcrumbs.map(\.shown) == ["Home /", "The web /courses/web/", "CSS /lessons/css/ *"])
    #expect(lesson.level == nil)
    #expect(lesson.time == "45 min")
    #expect(lesson.body.rendered == "<p>It names <a href=\"/lessons/html/#tags\">elements</a>.</p>\n")
    #expect(lesson.body.readingMinutes == 1)
    #expect(School.site.lesson("html").objectives == ["Read a tag"])
    #expect(School.site.lesson("html").level == "beginner")
  }

  @Test func namesWhatComesBeforeWithTheReason() {
    #expect(
      School.site.lesson("css").requires.map(\.shown) == [
        "HTML /lessons/html/ (lesson, beginner, 30 min): What tags are. because selectors name elements"
      ])
    #expect(School.site.lesson("js").requires.map(\.shown) == ["CSS /lessons/css/ (lesson, 45 min): How pages look."])
    #expect(School.site.lesson("html").requires.isEmpty)
  }

  @Test func linksThePlanOfALessonThatRequiresSomething() {
    #expect(School.site.lesson("css").plan == "/plan/lessons/css/")
    #expect(School.site.lesson("html").plan == nil)
  }

  @Test func namesWhatALessonOpensAndWhichStepsItCovers() {
    #expect(School.site.lesson("html").unlocks.map(\.shown) == ["CSS /lessons/css/"])
    #expect(School.site.lesson("css").unlocks.map(\.shown) == ["JavaScript /lessons/js/"])
    #expect(School.site.lesson("html").steps.map(\.shown) == ["Pages /roadmaps/web/pages/"])
    #expect(School.site.lesson("extra").steps.isEmpty)
  }

  @Test func namesThePagesThatMentionALessonOnce() {
    #expect(
      School.site.lesson("html").mentionedBy.map(\.shown) == [
        "CSS /lessons/css/", "JavaScript /lessons/js/", "Motion /roadmaps/web/motion/", "First words /articles/first/",
      ])
  }

  @Test func namesItsTopics() {
    #expect(
      School.site.lesson("css").topics.map(\.shown) == ["Style Sheets /topics/style-sheets/", "Markup /topics/markup/"])
  }

  /// Two courses, two ways on: a lesson has its neighbours in each.
  @Test func standsInEachOfItsCoursesWithNeighboursOfItsOwn() {
    #expect(
      School.site.lesson("html").courses.map(\.shown) == [
        [
          "2 of 2 in In a day /courses/short/, All of it /courses/short/#all-of-it",
          "before: JavaScript /lessons/js/; after: none",
          "JavaScript /lessons/js/", "HTML /lessons/html/ *",
        ],
        [
          "1 of 3 in The web /courses/web/, Basics /courses/web/#basics-1", "before: none; after: CSS /lessons/css/",
          "HTML /lessons/html/ *", "CSS /lessons/css/",
        ],
      ])
  }

  @Test func findsItsNeighboursInOtherModules() {
    #expect(
      School.site.lesson("js").courses[1].shown == [
        "3 of 3 in The web /courses/web/, Scripts /courses/web/#scripts", "before: CSS /lessons/css/; after: none",
        "JavaScript /lessons/js/ *",
      ])
  }

  @Test func saysNothingOfHiddenPages() {
    let site = TestSite([
      (
        "courses/c.md",
        "+++\ntitle = \"C\"\n[[modules]]\ntitle = \"M\"\nlessons = [\"a\", \"hidden\", \"b\"]\n+++\n"
      ),
      ("lessons/a.md", "+++\ntitle = \"A\"\n+++\nSee [it](hidden.md).\n"),
      ("lessons/b.md", "+++\ntitle = \"B\"\nrequires = [\"hidden\", \"a\"]\ntopics = [\"t\", \"u\"]\n+++\n"),
      ("lessons/hidden.md", "+++\ntitle = \"Hidden\"\ndraft = true\nrequires = [\"a\"]\n+++\nSee [A](a.md).\n"),
      ("topics/t.md", "+++\ntitle = \"Secret\"\ndraft = true\n+++\n"),
    ])
    let (first, last) = (site.lesson("a"), site.lesson("b"))
    #expect(first.body.rendered == "<p>See <a>it</a>.</p>\n")
    #expect(first.unlocks.map(\.title) == ["B"])
    #expect(first.mentionedBy.isEmpty)
    #expect(first.courses[0].shown[0].hasPrefix("1 of 2 in C"))
    #expect(first.courses[0].next?.title == "B")
    #expect(last.requires.map(\.card.title) == ["A"])
    #expect(last.topics.map(\.title) == ["u"])
    #expect(last.page.topics == ["u"])
  }

  @Test func standsAloneWithoutACourse() {
    let lesson = School.site.lesson("extra")
    #expect(lesson.courses.isEmpty)
    #expect(lesson.page.breadcrumbs.map(\.shown) == ["Home /", "Extra /lessons/extra/ *"])
    #expect(lesson.time == nil)
    #expect(lesson.body.readingMinutes == 0)
  }
}
