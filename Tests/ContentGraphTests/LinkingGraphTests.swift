import Diagnostics
import Markup
import Testing

@testable import ContentGraph

@Suite struct LinkingGraphTests {
  @Test func keepsWhereEveryEdgeWasWritten() {
    let site = Site.of([
      ("lessons/a.md", ["topics": ["t"], "requires": ["b"], "title": "A"]), ("lessons/b.md", ["title": "B"]),
    ])
    let (curriculum, findings) = site.resolve()
    #expect(findings == [])
    #expect(
      curriculum.edges == [
        Edge(.covers, from: 0, to: 2, range: site.range(of: "\"t\"", in: "lessons/a.md"), origin: .authored),
        Edge(.requires, from: 0, to: 1, range: site.range(of: "\"b\"", in: "lessons/a.md"), origin: .authored),
      ])
  }

  @Test func resolvesAnEmptySite() {
    let (curriculum, findings) = Site.of([]).resolve()
    #expect(findings == [])
    #expect(curriculum.nodes.isEmpty && curriculum.edges.isEmpty && curriculum.bodyTargets.isEmpty)
  }

  @Test func hidesDraftFutureAndExpiredPages() {
    var site = Site.of([
      ("a.md", ["title": "A", "date": "2026-06-01T12:00:00"]),
      ("b.md", ["title": "B", "date": "2026-06-01T12:00:01"]),
      ("c.md", ["title": "C", "date": "2026-07-01", "publishDate": "2026-05-01"]),
      ("d.md", ["title": "D", "expiryDate": "2026-06-01T11:59:59"]),
      ("e.md", ["title": "E", "expiryDate": "2026-06-01T12:00:00"]),
      ("f.md", ["title": "F", "draft": true, "date": "2030-01-01"]),
    ])
    site.settings.timeZone = 60
    site.moment = Moment(now: Timestamp.daysSinceEpoch(year: 2026, month: 6, day: 1) * 86400 + 11 * 3600)
    #expect(site.resolve().curriculum.visibility == [.visible, .future, .visible, .expired, .visible, .draft])
    site.moment.includesDrafts = true
    site.moment.includesExpired = true
    #expect(site.resolve().curriculum.visibility == [.visible, .future, .visible, .visible, .visible, .future])
    site.moment.includesFuture = true
    #expect(site.resolve().curriculum.visibility == Array(repeating: .visible, count: 6))
  }

  @Test func turnsMenuTargetsIntoURLs() {
    var site = Site.of([("roadmaps/backend.md", ["title": "R"]), ("about.md", ["title": "A", "slug": "us"])])
    let place = SourceRange(file: 0, start: 0, end: 0)
    func entry(_ target: String) -> SiteSettings.MenuEntry { .init(name: "X", target: Placed(target, at: place)) }
    site.settings.menu = [
      entry("roadmap:backend"), entry("about"), entry("/us/#x"), entry("/search/"), entry("https://x.example/"),
      entry("/serch/"), entry("roadmap:front"),
    ]
    let (curriculum, findings) = site.resolve()
    #expect(
      curriculum.settings.menu.map(\.target.value) == [
        "/roadmaps/backend/", "/us/", "/us/#x", "/search/", "https://x.example/",
      ])
    #expect(
      findings == [
        Diagnostic(
          BrokenLink.rule, "no page or file is at '/serch/'", at: place,
          help: "a menu entry names a node by ref, or a path of the site or another site's address by url"),
        Diagnostic(
          UnknownReference.rule, "no roadmap is called 'front'", at: place,
          help: "roadmaps are named after their files in content/roadmaps/"),
      ])
  }

  @Test func listsEachRuleOnce() {
    let ids = (DecodingRules.all + LinkingRules.all).map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(DecodingRules.all.map(\.id) == DecodingRules.all.map(\.id).sorted())
    #expect(LinkingRules.all.map(\.id) == LinkingRules.all.map(\.id).sorted())
  }
}
