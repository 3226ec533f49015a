import Testing

@testable import Waymark

struct PlannerPageTests {
  @Test func listsThePlansOfStepsAndOfTheLastLessonsOfModules() {
    let site = School.site
    let planner = site.site.plannerModel(url: "/planner/", site: site.siteModel)
    #expect(planner.page.breadcrumbs.map(\.shown) == ["Home /", "Planner /planner/ *"])
    #expect(planner.groups.map(\.collection.title) == ["The web", "Web developer"])
    #expect(planner.groups.map(\.isRoadmap) == [false, true])
    #expect(
      planner.groups.map { $0.plans.map(\.shown) } == [
        [
          "Basics /plan/lessons/css/ to CSS, after 1, 1 h 15 min",
          "Scripts /plan/lessons/js/ to JavaScript, after 2, 2 h 15 min",
        ],
        [
          "Motion /plan/roadmaps/web/motion/ to Motion, after 1, 3 h 30 min",
          "Career /plan/roadmaps/web/career/ to Career, after 2, 3 h 30 min",
        ],
      ])
  }

  @Test func listsNoPlansWhereThereAreNone() {
    let site = TestSite([
      ("site.toml", "title = \"T\"\n[output]\nplans = false\n"), School.files.first { $0.path == "courses/web.md" }!,
      ("lessons/html.md", "+++\ntitle = \"H\"\n+++\n"),
      ("lessons/css.md", "+++\ntitle = \"C\"\nrequires = [\"html\"]\n+++\n"),
      ("lessons/js.md", "+++\ntitle = \"J\"\n+++\n"),
    ])
    #expect(site.site.plannerModel(url: "/planner/", site: site.siteModel).groups.isEmpty)
  }

  @Test func leadsFromProgressToCoursesAndRoadmaps() {
    let site = School.site
    let progress = site.site.progressModel(url: "/progress/", site: site.siteModel)
    #expect(progress.courses.map(\.title) == ["In a day", "The web"])
    #expect(progress.roadmaps.map(\.title) == ["Web developer"])
    #expect(!progress.page.isIndexed)
  }

  /// Progress is kept by id: every lesson and step that is shown says which it is.
  @Test func namesTheNodeOfEveryLessonAndStepThatIsShown() throws {
    let site = School.site
    #expect(try site.html("/lessons/css/").contains("data-page=\"lesson\" data-id=\"lesson:css\""))
    #expect(try site.html("/search/").contains("data-page=\"search\" data-id=\"\""))
    #expect(try site.html("/").contains("data-page=\"home\" data-id=\"page:\""))
    let places = [
      ("/courses/web/", ["lesson:html", "lesson:css", "lesson:js"]),
      ("/roadmaps/web/", ["step:web/pages", "step:web/motion", "step:web/career", "lesson:js"]),
      ("/roadmaps/web/coverage/", ["step:web/pages", "lesson:html", "lesson:extra"]),
      ("/roadmaps/web/motion/", ["step:web/pages", "step:web/career", "lesson:js"]),
      ("/lessons/css/", ["lesson:html", "lesson:js", "step:web/pages"]),
      ("/plan/lessons/js/", ["lesson:html", "lesson:js"]),
      ("/planner/", ["lesson:css", "step:web/motion"]), ("/lessons/", ["lesson:extra"]),
      ("/topics/markup/", ["lesson:css"]),
    ]
    for (url, nodes) in places {
      let html = try site.html(url)
      for node in nodes { #expect(html.contains("data-node=\"\(node)\""), "\(node) on \(url)") }
    }
  }

  @Test func saysWhereScriptsPutWhatTheyAdd() throws {
    let places = [
      ("/lessons/css/", ["progress", "ready", "settings"]), ("/roadmaps/web/motion/", ["progress", "ready"]),
      ("/courses/web/", ["bar", "next"]), ("/roadmaps/web/", ["bar", "next"]), ("/", ["next"]),
      ("/comparisons/programs/", ["chooser", "table"]), ("/planner/", ["planner"]), ("/progress/", ["backup"]),
    ]
    for (url, names) in places {
      let html = try School.site.html(url)
      for name in names { #expect(html.contains("data-reader=\"\(name)\""), "\(name) on \(url)") }
    }
  }
}
