import ContentGraph
import Testing

@testable import Waymark

struct SitePlanTests {
  @Test func plansEveryKindOfPage() {
    #expect(
      School.site.site.pages.map(\.url) == [
        // Nodes, by kind and name.
        "/", "/about/", "/courses/short/", "/courses/web/", "/lessons/css/", "/lessons/extra/", "/lessons/html/",
        "/lessons/js/", "/roadmaps/web/", "/roadmaps/web/career/", "/roadmaps/web/motion/", "/roadmaps/web/pages/",
        "/programs/alpha/", "/programs/beta/", "/criteria/reviews/", "/criteria/weeks/", "/comparisons/programs/",
        "/articles/first/", "/articles/second/", "/topics/markup/", "/topics/style-sheets/", "/topics/the-web/",
        // Plans of what requires something.
        "/plan/lessons/css/", "/plan/lessons/js/", "/plan/roadmaps/web/career/", "/plan/roadmaps/web/motion/",
        "/roadmaps/web/coverage/",
        // Lists of the kinds there are.
        "/courses/", "/lessons/", "/roadmaps/", "/programs/", "/criteria/", "/comparisons/", "/articles/", "/topics/",
        "/planner/", "/progress/", "/search/", "/404.html",
      ])
  }

  @Test func namesTheFileOfEveryPage() {
    let file = { (url: String) in PlannedPage(kind: .search, url: url).file }
    #expect(file("/") == "index.html")
    #expect(file("/lessons/html/") == "lessons/html/index.html")
    #expect(file("/404.html") == "404.html")
    #expect(file("/old.php") == "old.php/index.html")
    #expect(PlannedPage(kind: .search, url: "/start.html").mirrorFile == "start.md")
    #expect(PlannedPage(kind: .search, url: "/lessons/html/").mirrorFile == "lessons/html/index.md")
  }

  @Test func plansAHomeAndASearchPageForAnEmptySite() {
    let site = TestSite([]).site
    #expect(site.pages.map(\.url) == ["/search/", "/404.html", "/"])
    #expect(site.pages.map(\.kind) == [.search, .notFound, .home])
  }

  @Test func leavesHiddenPagesOutOfEverything() {
    let site = TestSite([
      ("lessons/a.md", "+++\ntitle = \"A\"\n+++\n"),
      (
        "lessons/b.md",
        "+++\ntitle = \"B\"\ndraft = true\nrequires = [\"a\"]\naliases = [\"/old-b/\"]\nformerly = [\"bee\"]\n+++\n"
      ),
      ("lessons/c.md", "+++\ntitle = \"C\"\nrequires = [\"b\"]\n+++\n"),
      ("roadmaps/r/index.md", "+++\ntitle = \"R\"\ndraft = true\n+++\n"),
    ])
    #expect(
      site.site.pages.map(\.url) == [
        "/lessons/a/", "/lessons/c/", "/lessons/", "/planner/", "/progress/", "/search/", "/404.html", "/",
      ])
  }

  @Test func plansHiddenPagesWhenAskedTo() {
    let texts: [(path: String, text: String)] = [
      ("articles/draft.md", "+++\ntitle = \"D\"\ndraft = true\n+++\n"),
      ("articles/expired.md", "+++\ntitle = \"E\"\nexpiryDate = 2020-01-01\n+++\n"),
      ("articles/future.md", "+++\ntitle = \"F\"\npublishDate = 2030-01-01\n+++\n"),
    ]
    let articles = { (site: TestSite) in site.site.pages.map(\.url).filter { $0.hasPrefix("/articles/") } }
    #expect(articles(TestSite(texts)) == [])
    #expect(articles(TestSite(texts) { $0.includesDrafts = true }) == ["/articles/draft/", "/articles/"])
    #expect(articles(TestSite(texts) { $0.includesExpired = true }) == ["/articles/expired/", "/articles/"])
    #expect(articles(TestSite(texts) { $0.includesFuture = true }) == ["/articles/future/", "/articles/"])
    #expect(articles(TestSite(texts, now: 1_900_000_000)) == ["/articles/future/", "/articles/"])
    #expect(articles(TestSite(texts, now: 1_500_000_000)) == ["/articles/expired/", "/articles/"])
  }

  @Test(arguments: [(199, 1), (200, 1), (201, 2), (400, 2), (401, 3)])
  func breaksListsAfter200(count: Int, lists: Int) {
    let articles = (1...count).map { (path: "articles/a\($0).md", text: "+++\ntitle = \"A\($0)\"\n+++\n") }
    let urls = TestSite(articles).addedURLs.filter { $0.hasPrefix("/articles/") }
    #expect(urls == ["/articles/", "/articles/page/2/", "/articles/page/3/"].prefix(lists).map(\.self))
  }

  @Test func redirectsFromAliasesAndFormerNames() {
    let site = TestSite([
      (
        "lessons/web/http.md",
        "+++\ntitle = \"HTTP\"\naliases = [\"/old/http/\", \"sibling\", \"/start.html\"]\nformerly = [\"http-basics\"]\n+++\n"
      ),
      ("roadmaps/r/index.md", "+++\ntitle = \"R\"\nsteps = [\"now\"]\n+++\n"),
      ("roadmaps/r/now.md", "+++\ntitle = \"Now\"\nformerly = [\"before\"]\n+++\n"),
    ])
    let redirects = site.site.pages.compactMap { page -> String? in
      guard case .redirect(let node) = page.kind else { return nil }
      return "\(page.url) → \(site.site.curriculum.urls[node])"
    }
    #expect(
      redirects == [
        "/old/http/ → /lessons/web/http/", "/lessons/web/sibling/ → /lessons/web/http/",
        "/start.html → /lessons/web/http/", "/lessons/http-basics/ → /lessons/web/http/",
        "/roadmaps/r/before/ → /roadmaps/r/now/",
      ])
  }

  /// A name a node had before names a file, and the file's address is what a link to that name stood for.
  @Test func redirectsFormerNamesToTheAddressesTheyHad() {
    let site = TestSite([
      (
        "lessons/web/http.md",
        "+++\ntitle = \"HTTP\"\nslug = \"web-basics\"\nformerly = [\"http-basics\", \"net/HTTP Basics\", \"topic:Wire\"]\n+++\n"
      ),
      ("index.md", "+++\ntitle = \"Home\"\nformerly = [\"start\"]\n+++\n"),
      ("topics/http.md", "+++\ntitle = \"HTTP\"\nurl = \"/http.html\"\nformerly = [\"web\"]\n+++\n"),
    ])
    let redirects = site.site.pages.filter { if case .redirect = $0.kind { true } else { false } }
    #expect(
      redirects.map(\.url) == [
        "/start/", "/lessons/http-basics/", "/lessons/net/http-basics/", "/topics/wire/", "/topics/web/",
      ])
  }

  @Test func keepsFormerNamesWithinTheSite() {
    let site = TestSite([
      ("lessons/a.md", "+++\ntitle = \"A\"\nformerly = [\"/x/../../etc\", \"../../b\", \"c\\u0001d\", \"..\"]\n+++\n")
    ])
    for page in site.site.pages {
      #expect(SitePath(page.file, allowingHidden: true) != nil, "\(page.url)")
    }
  }

  @Test func putsAnAuthorsPageWhereTheBuildWouldPutItsOwn() {
    let site = TestSite([
      ("search.md", "+++\ntitle = \"Find\"\n+++\n"),
      ("lessons/_index.md", "+++\ntitle = \"All lessons\"\n+++\n"),
      ("lessons/a.md", "+++\ntitle = \"A\"\n+++\n"),
    ])
    let kinds = { (url: String) in site.site.pages.filter { $0.url == url }.map(\.kind) }
    #expect(kinds("/search/") == [.node(site["page:search"])])
    #expect(kinds("/lessons/") == [.node(site["page:lessons"])])
    #expect(kinds("/") == [.home])
  }

  @Test func plansAPageForALessonInTwoCoursesOnce() {
    let urls = School.site.site.pages.map(\.url)
    #expect(urls.count { $0 == "/lessons/js/" } == 1)
    #expect(Set(urls).count == urls.count)
  }
}
