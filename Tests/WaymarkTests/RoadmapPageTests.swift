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

  /// Motion requires Pages, Career requires Motion.
  @Test func drawsWhatNeedsWhat() throws {
    let picture = try #require(School.site.roadmap("web").picture)
    let text = String(decoding: picture.bytes, as: UTF8.self)
    #expect(
      text == #"""
        <figure class="diagram diagram-graph"><div class="diagram-view" role="group" aria-labelledby="wm-picture-title">
        <svg viewBox="-6 -6 103.9 266" width="6.5em" height="16.6em" fill="none" stroke="currentColor" stroke-width="1.5" text-anchor="middle"><title id="wm-picture-title">What needs what in “Web developer”</title><path class="edge" d="M46 54L46 93"/><path class="edge-head" fill="currentColor" stroke="none" d="M46 100L42 92L50 92z"/>
        <path class="edge" d="M46 154L46 193"/><path class="edge-head" fill="currentColor" stroke="none" d="M46 200L42 192L50 192z"/>
        <g class="node node-strong"><a data-node="step:web/pages" href="/roadmaps/web/pages/"><rect class="shape" x="3.1" y="0" width="85.7" height="54" rx="6" stroke-width="3"/><text class="label" x="46" y="24.3" font-size="15" fill="currentColor" stroke="none">1 Pages</text><text class="label note" x="46" y="41.2" font-size="12" fill="currentColor" stroke="none">required</text></a></g>
        <g class="node node-soft"><a data-node="step:web/motion" href="/roadmaps/web/motion/"><rect class="shape" x="0.1" y="100" width="91.9" height="54" rx="16" stroke-dasharray="6 4"/><text class="label" x="46" y="124.3" font-size="15" fill="currentColor" stroke="none">2 Motion</text><text class="label note" x="46" y="141.2" font-size="12" fill="currentColor" stroke="none">optional</text></a></g>
        <g class="node node-strong"><a data-node="step:web/career" href="/roadmaps/web/career/"><rect class="shape" x="0.3" y="200" width="91.4" height="54" rx="6" stroke-width="3"/><text class="label" x="46" y="224.3" font-size="15" fill="currentColor" stroke="none">3 Career</text><text class="label note" x="46" y="241.2" font-size="12" fill="currentColor" stroke="none">required</text></a></g>
        </svg></div></figure>

        """#)
  }

  @Test func drawsNothingWhereNothingIsRequired() throws {
    let site = TestSite([
      ("roadmaps/r/index.md", "+++\ntitle = \"R\"\nsteps = [\"a\", \"b\"]\n+++\n"),
      ("roadmaps/r/a.md", "+++\ntitle = \"A\"\n+++\n"), ("roadmaps/r/b.md", "+++\ntitle = \"B\"\n+++\n"),
    ])
    #expect(site.roadmap("r").picture == nil)
  }

  /// Beyond 500 steps a sentence stands for the picture.
  @Test func drawsHundredsOfStepsButNotThousands() throws {
    func roadmap(_ count: Int) -> TestSite {
      TestSite(
        [
          (
            "roadmaps/r/index.md",
            "+++\ntitle = \"R\"\nsteps = [\((0..<count).map { "\"s\($0)\"" }.joined(separator: ","))]\n+++\n"
          )
        ]
          + (0..<count).map { step in
            let requires = step == 0 ? "" : "requires = [\"s\(step / 2)\"]\n"
            return ("roadmaps/r/s\(step).md", "+++\ntitle = \"Step \(step)\"\n\(step < 2 ? "" : requires)+++\n")
          })
    }
    let picture = try #require(roadmap(300).roadmap("r").picture)
    #expect(String(decoding: picture.bytes, as: UTF8.self).split(separator: "data-node=").count == 301)
    let large = roadmap(501)
    #expect(large.roadmap("r").picture == nil)
    #expect(try large.html("/roadmaps/r/").contains("This roadmap has 501 steps, too many for a picture"))
  }

  /// C requires A and B, B requires A: that C requires A needs no arrow.
  @Test func leavesOutWhatOtherArrowsImply() throws {
    let site = TestSite([
      ("roadmaps/r/index.md", "+++\ntitle = \"R\"\nsteps = [\"a\", \"b\", \"c\"]\n+++\n"),
      ("roadmaps/r/a.md", "+++\ntitle = \"A\"\n+++\n"),
      ("roadmaps/r/b.md", "+++\ntitle = \"B\"\nrequires = [\"a\"]\n+++\n"),
      ("roadmaps/r/c.md", "+++\ntitle = \"C\"\nrequires = [\"a\", \"b\"]\n+++\n"),
    ])
    let picture = String(decoding: try #require(site.roadmap("r").picture).bytes, as: UTF8.self)
    #expect(picture.split(separator: "class=\"edge\"").count == 3)
  }
}
