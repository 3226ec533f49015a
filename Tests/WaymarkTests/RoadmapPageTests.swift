import Testing

@testable import Waymark

struct RoadmapPageTests {
  @Test func listsStepsInTheirOrderWithWhatCoversThem() {
    let roadmap = School.site.roadmap("web")
    #expect(roadmap.audience == "Beginners")
    #expect(roadmap.time == "3 h 30 min")
    #expect(roadmap.coverage == "/roadmaps/web/coverage/")
    #expect(
      roadmap.page.breadcrumbs.map(\.shown) == ["Home /", "Roadmaps /roadmaps/", "Web developer /roadmaps/web/ *"])
    #expect(
      roadmap.steps.map(\.shown) == [
        "Pages /roadmaps/web/pages/ (step, 1 h 30 min); required; outcome: A page stands; lessons: HTML /lessons/html/, CSS /lessons/css/",
        "Motion /roadmaps/web/motion/ (step, 2 h); optional; requires: Pages /roadmaps/web/pages/; lessons: JavaScript /lessons/js/",
        "Career /roadmaps/web/career/ (step); required; requires: Motion /roadmaps/web/motion/; waiver: every reader's way is another",
      ])
  }

  @Test func saysWhatAStepIs() {
    let step = School.site.step("web/motion")
    #expect(step.roadmap.shown == "Web developer /roadmaps/web/")
    #expect(step.position == 2)
    #expect(step.count == 3)
    #expect(step.importance == "optional")
    #expect(step.time == "2 h")
    #expect(step.outcome == nil)
    #expect(step.topics.map(\.shown) == ["Markup /topics/markup/"])
    #expect(
      step.requires.map(\.shown) == [
        "Pages /roadmaps/web/pages/ (step, 1 h 30 min) because motion needs something to move"
      ])
    #expect(step.unlocks.map(\.shown) == ["Career /roadmaps/web/career/"])
    #expect(step.lessons.map(\.shown) == ["JavaScript /lessons/js/ (lesson, advanced, 1 h)"])
    #expect(step.waiver == nil)
    #expect(step.previous?.shown == "Pages /roadmaps/web/pages/")
    #expect(step.next?.shown == "Career /roadmaps/web/career/")
    #expect(step.plan == "/plan/roadmaps/web/motion/")
    #expect(
      step.page.breadcrumbs.map(\.shown) == [
        "Home /", "Web developer /roadmaps/web/", "Motion /roadmaps/web/motion/ *",
      ])
  }

  @Test func givesTheReasonWhyNothingCoversAStep() {
    let step = School.site.step("web/career")
    #expect(step.waiver == "every reader's way is another")
    #expect(step.lessons.isEmpty)
    #expect(step.next == nil)
  }

  @Test func showsAStepThatNoRoadmapLists() {
    let site = TestSite([
      ("roadmaps/r/index.md", "+++\ntitle = \"R\"\n+++\n"), ("roadmaps/r/lost.md", "+++\ntitle = \"Lost\"\n+++\n"),
    ])
    let step = site.step("r/lost")
    #expect(step.roadmap.shown == "Roadmaps /roadmaps/")
    #expect(step.position == 1)
    #expect(step.count == 1)
    #expect(step.previous == nil && step.next == nil)
  }

  @Test func tellsWhatIsCoveredAndWhatIsNot() {
    let coverage = School.site.coverage("web")
    #expect(coverage.page.title == "Coverage of Web developer")
    #expect(coverage.page.canonical == "https://example.org/roadmaps/web/coverage/")
    #expect(
      coverage.page.breadcrumbs.map(\.shown) == [
        "Home /", "Web developer /roadmaps/web/", "Coverage of Web developer /roadmaps/web/coverage/ *",
      ])
    #expect(coverage.rows.map(\.step.shown) == School.site.roadmap("web").steps.map(\.shown))
    #expect(coverage.rows.map { $0.programs.map(\.shown) } == [[], ["Alpha /programs/alpha/"], []])
    #expect(coverage.hasPrograms)
    #expect(coverage.coveredCount == 2)
    #expect(coverage.unplacedCount == 1)
    #expect(coverage.unplaced.map(\.shown) == ["Extra /lessons/extra/"])
  }

  @Test func countsUnplacedLessonsItDoesNotList() {
    let lessons = (1...201).map { (path: "lessons/l\($0).md", text: "+++\ntitle = \"L\"\n+++\n") }
    let coverage = TestSite(lessons + [("roadmaps/r/index.md", "+++\ntitle = \"R\"\n+++\n")]).coverage("r")
    #expect(coverage.unplacedCount == 201)
    #expect(coverage.unplaced.count == 200)
  }
}
