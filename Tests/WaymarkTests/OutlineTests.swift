import ContentGraph
import Testing

@testable import Waymark

struct OutlineTests {
  private func members(_ site: TestSite, of id: String) -> [String]? {
    site.site.outline.members[site[id]].map(site.ids)
  }

  private func placements(_ site: TestSite, of id: String) -> [String] {
    site.site.outline.placements[site[id]].map { place in
      "\(site.ids([place.collection])[0]), module \(place.module), position \(place.position)"
    }
  }

  @Test func keepsTheOrderThatCoursesAndRoadmapsWrite() {
    let school = School.site
    #expect(members(school, of: "course:web") == ["lesson:html", "lesson:css", "lesson:js"])
    #expect(members(school, of: "course:short") == ["lesson:js", "lesson:html"])
    #expect(members(school, of: "roadmap:web") == ["step:web/pages", "step:web/motion", "step:web/career"])
    #expect(members(school, of: "lesson:html") == nil)
  }

  @Test func placesLessonsAndStepsInEveryCollectionThatHasThem() {
    let school = School.site
    #expect(
      placements(school, of: "lesson:js") == [
        "course:short, module 0, position 0", "course:web, module 1, position 2",
      ])
    #expect(placements(school, of: "lesson:css") == ["course:web, module 0, position 1"])
    #expect(placements(school, of: "step:web/career") == ["roadmap:web, module 0, position 2"])
    #expect(placements(school, of: "lesson:extra") == [])
    #expect(placements(school, of: "program:alpha") == [])
  }

  @Test func leavesHiddenMembersAndHiddenCollectionsOut() {
    let lesson = "+++\ntitle = \"L\"\n+++\n"
    let site = TestSite([
      (
        "courses/c.md",
        "+++\ntitle = \"C\"\n[[modules]]\ntitle = \"M\"\nlessons = [\"a\", \"b\"]\n[[modules]]\ntitle = \"N\"\nlessons = [\"d\"]\n+++\n"
      ),
      ("courses/hidden.md", "+++\ntitle = \"H\"\ndraft = true\n[[modules]]\ntitle = \"M\"\nlessons = [\"a\"]\n+++\n"),
      ("courses/later.md", "+++\ntitle = \"E\"\n[[modules]]\ntitle = \"M\"\nlessons = [\"b\"]\n+++\n"),
      ("lessons/a.md", lesson),
      ("lessons/b.md", "+++\ntitle = \"L\"\ndraft = true\n+++\n"),
      ("lessons/d.md", "+++\ntitle = \"L\"\nrequires = [\"a\", \"b\"]\n+++\n"),
    ])
    #expect(members(site, of: "course:c") == ["lesson:a", "lesson:d"])
    #expect(placements(site, of: "lesson:d") == ["course:c, module 1, position 1"])
    #expect(placements(site, of: "lesson:a") == ["course:c, module 0, position 0"])
    #expect(placements(site, of: "lesson:b") == [])
    #expect(members(site, of: "course:hidden") == nil)
    #expect(members(site, of: "course:later") == nil)
    #expect(site.site.outline.requirements.map { site.ids([$0.from, $0.to]) } == [["lesson:d", "lesson:a"]])
  }

  @Test func ordersLessonsAsTheirFirstCourseDoesWherePrerequisitesAllow() {
    let site = TestSite([
      ("courses/c.md", "+++\ntitle = \"C\"\n[[modules]]\ntitle = \"M\"\nlessons = [\"z\", \"a\", \"m\"]\n+++\n"),
      ("lessons/a.md", "+++\ntitle = \"L\"\n+++\n"),
      ("lessons/m.md", "+++\ntitle = \"L\"\n+++\n"),
      ("lessons/outside.md", "+++\ntitle = \"L\"\n+++\n"),
      ("lessons/z.md", "+++\ntitle = \"L\"\nrequires = [\"outside\"]\n+++\n"),
    ])
    let order = site.ids(site.site.outline.order.nodes).filter { $0.hasPrefix("lesson:") }
    #expect(order == ["lesson:a", "lesson:m", "lesson:outside", "lesson:z"])
  }
}
