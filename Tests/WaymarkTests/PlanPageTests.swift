import Escaping
import Testing

@testable import Waymark

struct PlanPageTests {
  @Test func listsEverythingBeforeALessonInOrder() {
    let plan = School.site.plan("lesson:js")
    #expect(plan.page.title == "Plan: JavaScript")
    #expect(plan.page.canonical == "https://example.org/plan/lessons/js/")
    #expect(plan.page.kind == "plan")
    #expect(
      plan.page.breadcrumbs.map(\.shown) == [
        "Home /", "In a day /courses/short/", "JavaScript /lessons/js/", "Plan /plan/lessons/js/ *",
      ])
    #expect(plan.target.shown == "JavaScript /lessons/js/ (lesson, advanced, 1 h)")
    #expect(plan.time == "2 h 15 min")
    #expect(plan.count == 2)
    #expect(
      plan.items.indices.map { School.site.site.card($0).shown } == [
        "HTML /lessons/html/ (lesson, beginner, 30 min): What tags are.",
        "CSS /lessons/css/ (lesson, 45 min): How pages look.",
      ])
    var items = ByteSink()
    plan.items.write(into: &items)
    #expect(
      String(decoding: items.bytes, as: UTF8.self) == """
        <li data-node="lesson:html"><a href="/lessons/html/">HTML</a> <span class="card-facts">30 min</span></li>\
        <li data-node="lesson:css"><a href="/lessons/css/">CSS</a> <span class="card-facts">45 min</span></li>
        """)
    #expect(plan.rest.isEmpty)
  }

  /// What a plan requires in no order of its own keeps the order of the course.
  @Test func keepsTheOrderOfTheCourse() {
    let lesson = "+++\ntitle = \"L\"\nminutes = 10\n+++\n"
    let site = TestSite([
      (
        "courses/c.md",
        "+++\ntitle = \"C\"\n[[modules]]\ntitle = \"M\"\nlessons = [\"z\", \"m\", \"a\", \"end\"]\n+++\n"
      ),
      ("lessons/a.md", lesson), ("lessons/m.md", lesson), ("lessons/z.md", lesson),
      ("lessons/end.md", "+++\ntitle = \"End\"\nrequires = [\"a\", \"m\", \"z\"]\n+++\n"),
    ])
    let plan = site.plan("lesson:end")
    #expect(plan.items.indices.map { site.site.card($0).url } == ["/lessons/z/", "/lessons/m/", "/lessons/a/"])
    #expect(plan.time == "30 min")
  }

  /// 205 lessons in three places: the first 200 in full, the rest by module.
  @Test func sumsUpByModuleWhatDoesNotFit() {
    let names = (1...205).map { number in "n" + String(repeating: "0", count: 3 - String(number).count) + String(number)
    }
    let quoted = { (names: ArraySlice<String>) in names.map { "\"\($0)\"" }.joined(separator: ", ") }
    let lessons = names.enumerated().map { index, name in
      (
        path: "lessons/\(name).md",
        text:
          "+++\ntitle = \"\(name)\"\nminutes = \(index + 1)\nrequires = [\(index == 0 ? "" : "\"\(names[index - 1])\"")]\n+++\n"
      )
    }
    let site = TestSite(
      lessons + [
        (
          "courses/c.md",
          "+++\ntitle = \"C\"\n[[modules]]\ntitle = \"Most\"\nlessons = [\(quoted(names[..<201]))]\n[[modules]]\ntitle = \"Last\"\nlessons = [\(quoted(names[201..<203]))]\n+++\n"
        ),
        ("lessons/target.md", "+++\ntitle = \"Target\"\nrequires = [\"n205\"]\n+++\n"),
      ])
    let plan = site.plan("lesson:target")
    #expect(plan.count == 205)
    #expect(plan.items.indices.count == 200)
    #expect(plan.items.indices.last.map { site.site.card($0).shown } == "n200 /lessons/n200/ (lesson, 3 h 20 min)")
    #expect(
      plan.rest.map(\.shown) == [
        "Most /plan/lessons/n201/ 1, 3 h 21 min", "Last /plan/lessons/n203/ 2, 6 h 45 min",
        "Outside any course /plan/lessons/n205/ 2, 6 h 49 min",
      ])
    #expect(plan.time == "351 h 55 min")
  }

  @Test func planOfAStepIsMadeOfSteps() {
    let plan = School.site.plan("step:web/career")
    #expect(plan.items.indices.map { School.site.site.card($0).title } == ["Pages", "Motion"])
    #expect(plan.time == "3 h 30 min")
  }
}
