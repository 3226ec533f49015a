import ContentGraph
import Testing

@testable import Waymark

struct ListPagesTests {
  private func list(_ site: TestSite, _ kind: NodeKind, number: Int = 1) -> ListModel {
    site.site.listModel(kind, number: number, site: site.siteModel)
  }

  @Test func listsOneKindInTheOrderOfItsCourse() {
    let lessons = list(School.site, .lesson)
    #expect(lessons.page.title == "Lessons")
    #expect(lessons.page.description == "All lessons of Web school.")
    #expect(lessons.page.breadcrumbs.map(\.shown) == ["Home /", "Lessons /lessons/ *"])
    #expect(lessons.groups.map(\.title) == [""])
    #expect(lessons.groups[0].cards.map(\.title) == ["HTML", "CSS", "JavaScript", "Extra"])
    #expect(lessons.number == 1 && lessons.count == 1)
    #expect(lessons.previous == nil && lessons.next == nil)
  }

  @Test func saysWhatEachTopicIs() {
    let topics = list(School.site, .topic).groups[0].cards
    #expect(topics.first { $0.title == "Markup" }?.description == "Text about text.")
    let own = TestSite([("topics/t.md", "+++\ntitle = \"T\"\ndescription = \"D\"\ndefinition = \"E\"\n+++\n")])
    #expect(list(own, .topic).groups[0].cards.map(\.description) == ["D"])
  }

  @Test func listsArticlesTheNewestFirst() {
    #expect(list(School.site, .article).groups[0].cards.map(\.title) == ["Second thoughts", "First words"])
  }

  @Test func linksThePagesOfALongList() {
    let site = TestSite(
      (1...401).map { number in
        let name = "t" + String(1000 + number)
        return (path: "topics/\(name).md", text: "+++\ntitle = \"\(name)\"\n+++\n")
      })
    let pages = (1...3).map { list(site, .topic, number: $0) }
    #expect(pages.map(\.page.title) == ["Topics", "Topics, page 2", "Topics, page 3"])
    #expect(pages.map(\.page.canonical).last == "https://example.org/topics/page/3/")
    #expect(pages.map(\.previous) == [nil, "/topics/", "/topics/page/2/"])
    #expect(pages.map(\.next) == ["/topics/page/2/", "/topics/page/3/", nil])
    #expect(pages.map { $0.groups[0].cards.count } == [200, 200, 1])
    #expect(pages.map { $0.groups[0].cards.first?.title } == ["t1001", "t1201", "t1401"])
    #expect(pages.map(\.count) == [3, 3, 3])
  }

  @Test func listsAllPagesFromAToZ() {
    let search = School.site.site.searchModel(url: "/search/", site: School.site.siteModel)
    #expect(search.page.title == "Search")
    #expect(search.letters.map(\.title).joined() == "ABCEFHIJLMPRSTW")
    #expect(search.letters[0].cards.map(\.title) == ["About", "Alpha"])
    #expect(search.letters.flatMap(\.cards).count == 22)
    #expect(
      search.sections.map(\.shown) == [
        "Courses /courses/", "Lessons /lessons/", "Roadmaps /roadmaps/", "Programs /programs/", "Criteria /criteria/",
        "Comparisons /comparisons/", "Articles /articles/", "Topics /topics/",
      ])
  }

  /// Quotes and case do not count: what a title starts with is its first letter or digit.
  @Test func sortsTitlesByTheirFirstLetter() {
    let titles = [
      "zebra", "\u{201C}Quoted\u{201D}", "apple", "Éclair", "…", "9 lives", "(Brackets)", "Apricot", "über",
    ]
    let site = TestSite(
      titles.enumerated().map { (path: "articles/a\($0).md", text: "+++\ntitle = \"\($1)\"\n+++\n") })
    let letters = site.site.searchModel(url: "/search/", site: site.siteModel).letters
    #expect(
      letters.map { "\($0.title): \($0.cards.map(\.title).joined(separator: ", "))" } == [
        "#: …", "9: 9 lives", "A: apple, Apricot", "B: (Brackets)", "Q: \u{201C}Quoted\u{201D}", "Z: zebra",
        "É: Éclair",
        "Ü: über",
      ])
  }

  @Test func linksTheListsInsteadOfAllPagesOfALargeSite() {
    let site = TestSite((1...501).map { (path: "articles/a\($0).md", text: "+++\ntitle = \"A\"\n+++\n") })
    let search = site.site.searchModel(url: "/search/", site: site.siteModel)
    #expect(search.letters.isEmpty)
    #expect(search.sections.map(\.shown) == ["Articles /articles/"])
  }

  @Test func keepsWhatIsNotThereOutOfSearchEngines() {
    let site = School.site
    let missing = site.site.notFoundModel(url: "/404.html", site: site.siteModel)
    #expect(missing.page.title == "Page not found")
    #expect(!missing.page.isIndexed)
    #expect(missing.sections.count == 8)
  }

  @Test func sendsReadersOnFromARedirect() throws {
    let site = TestSite([("lessons/a.md", "+++\ntitle = \"A & B\"\ndescription = \"D\"\naliases = [\"/old/\"]\n+++\n")])
    let redirect = site.site.redirectModel(to: site["lesson:a"], site: site.siteModel)
    #expect(redirect.target == "/lessons/a/")
    #expect(redirect.page.canonical == "https://example.org/lessons/a/")
    #expect(
      try site.html("/old/") == """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <title>A &amp; B has moved</title>
        <meta http-equiv="refresh" content="0; url=/lessons/a/">
        <link rel="canonical" href="https://example.org/lessons/a/">
        <meta name="robots" content="noindex">
        </head>
        <body>
        <p>This page has moved to <a href="/lessons/a/">A &amp; B</a>.</p>
        </body>
        </html>
        """)
  }
}
