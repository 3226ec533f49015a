import Testing

@testable import Waymark

struct CoursePageTests {
  @Test func saysWhatACourseIs() {
    let course = School.site.course("web")
    #expect(course.level == "beginner")
    #expect(course.time == "2 h 15 min")
    #expect(course.lessonCount == 3)
    #expect(course.outcomes == ["Publish a page"])
    #expect(course.project == "A page of your own")
    #expect(course.program?.shown == "Alpha /programs/alpha/")
    #expect(course.page.openGraphType == "website")
    #expect(course.page.breadcrumbs.map(\.shown) == ["Home /", "Courses /courses/", "The web /courses/web/ *"])
  }

  /// A module's anchor steps aside for a heading of the text that has its name.
  @Test func numbersLessonsThroughTheModules() {
    let modules = School.site.course("web").modules
    #expect(modules.map(\.title) == ["Basics", "Scripts"])
    #expect(modules.map(\.anchor) == ["basics-1", "scripts"])
    #expect(modules.map(\.level) == ["beginner", nil])
    #expect(modules.map(\.summary) == ["What a page is made of.", nil])
    #expect(modules.map(\.time) == ["1 h 15 min", "1 h"])
    #expect(modules.map(\.first) == [1, 3])
    #expect(
      modules.map { $0.lessons.map(\.shown) } == [
        [
          "HTML /lessons/html/ (lesson, beginner, 30 min): What tags are.",
          "CSS /lessons/css/ (lesson, 45 min): How pages look.",
        ],
        ["JavaScript /lessons/js/ (lesson, advanced, 1 h)"],
      ])
  }

  @Test func keepsTheModulesOfAnEmptyCourse() {
    let site = TestSite([
      (
        "courses/c.md",
        "+++\ntitle = \"C\"\n[[modules]]\ntitle = \"Later\"\nlessons = [\"a\"]\n[[modules]]\ntitle = \"Later\"\n+++\n"
      ),
      ("lessons/a.md", "+++\ntitle = \"A\"\ndraft = true\nminutes = 10\n+++\n"),
    ])
    let course = site.course("c")
    #expect(course.lessonCount == 0)
    #expect(course.time == nil)
    #expect(course.modules.map(\.anchor) == ["later", "later-1"])
    #expect(course.modules.allSatisfy { $0.lessons.isEmpty && $0.time == nil })
  }

  @Test(
    arguments: [(0, nil), (1, "1 min"), (59, "59 min"), (60, "1 h"), (61, "1 h 1 min"), (6000, "100 h")]
      as [(Int, String?)])
  func spellsDurations(minutes: Int, text: String?) { #expect(Duration(minutes: minutes).text == text) }
}
