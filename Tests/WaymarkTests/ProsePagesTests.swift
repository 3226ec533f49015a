import Testing

@testable import Waymark

struct ProsePagesTests {
  @Test func datesAnArticle() {
    let first = School.site.article("first")
    #expect(first.author == "Ada")
    #expect(first.date == "1 July 2024")
    #expect(first.modified == nil)
    #expect(first.topics.map(\.shown) == ["Markup /topics/markup/"])
    #expect(first.about.map(\.shown) == ["HTML /lessons/html/"])
    #expect(first.source == "A talk")
    #expect(first.mentionedBy.map(\.shown) == ["Second thoughts /articles/second/"])
    #expect(first.page.published == "2024-07-01T00:00:00Z")
    #expect(first.page.modified == "2024-07-01T00:00:00Z")
    #expect(first.page.openGraphType == "article")
    let second = School.site.article("second")
    #expect(second.date == "2 August 2024")
    #expect(second.modified == "3 September 2024")
    #expect(second.page.published == "2024-08-02T09:30:00Z")
    #expect(second.page.modified == "2024-09-03T10:00:00+02:00")
    #expect(second.page.description == "More words, and words again.")
  }

  @Test func groupsWhatATopicIsAboutByKind() {
    let topic = School.site.topic("markup")
    #expect(topic.definition == "Text about text.")
    #expect(topic.page.description == "Text about text.")
    #expect(topic.broader.map(\.shown) == ["The web /topics/the-web/"])
    #expect(topic.narrower.isEmpty)
    #expect(
      topic.groups.map(\.shown) == [
        [
          "[Lessons]", "HTML /lessons/html/ (lesson, beginner, 30 min): What tags are.",
          "CSS /lessons/css/ (lesson, 45 min): How pages look.",
        ],
        ["[Steps]", "Motion /roadmaps/web/motion/ (step, 2 h)"],
        ["[Programs]", "Alpha /programs/alpha/ (program): The first program."],
        ["[Articles]", "First words /articles/first/ (article, 1 July 2024): Why we write."],
      ])
    #expect(School.site.topic("the-web").narrower.map(\.shown) == ["Markup /topics/markup/"])
  }

  @Test func makesAPageForATopicWithoutAFile() {
    let topic = School.site.topic("style-sheets")
    #expect(topic.page.title == "Style Sheets")
    #expect(topic.page.description == "Lessons, steps and articles about Style Sheets.")
    #expect(topic.page.mirror == nil)
    #expect(topic.body.rendered == "")
    #expect(topic.groups.map(\.title) == ["Lessons"])
  }

  /// A link in a topic's text does not make the other topic broader.
  @Test func tellsMentionedTopicsFromBroaderOnes() {
    let site = TestSite([
      ("topics/a.md", "+++\ntitle = \"A\"\n+++\nUnlike [B](b.md).\n"), ("topics/b.md", "+++\ntitle = \"B\"\n+++\n"),
      ("topics/c.md", "+++\ntitle = \"C\"\nbroader = [\"b\"]\n+++\nPart of [B](b.md).\n"),
    ])
    #expect(site.topic("b").narrower.map(\.title) == ["C"])
  }

  @Test func gathersTheSiteOnItsHomePage() {
    let site = School.site
    let home = site.site.homeModel(site["page:"], site: site.siteModel)
    #expect(home.page.title == "Welcome")
    #expect(home.page.windowTitle == "Web school")
    #expect(home.page.description == "Start here.")
    #expect(home.page.breadcrumbs.isEmpty)
    #expect(home.body.rendered == "<p>Hello.</p>\n")
    #expect(home.courses.map(\.title) == ["In a day", "The web"])
    #expect(
      home.roadmaps.map(\.shown) == ["Web developer /roadmaps/web/ (roadmap, 3 h 30 min): From nothing to a page."])
    #expect(home.comparisons.map(\.title) == ["Programs"])
    #expect(home.page.kind == "home")
    #expect(
      home.ways.map { "\($0.card.title): \($0.facts), first \($0.first?.shown ?? "none")" } == [
        "In a day: 2 lessons in 1 module, first JavaScript /lessons/js/",
        "Web developer: 3 steps, first Pages /roadmaps/web/pages/", "Programs: 2 programs by 2 criteria, first none",
      ])
    #expect(
      home.figures.map { "\($0.value) \($0.name)" } == [
        "4 lessons", "2 hours of lessons", "3 steps", "2 programs", "4 prerequisites checked",
      ])
    #expect(home.articles.map(\.title) == ["Second thoughts", "First words"])
  }

  @Test func makesAHomePageForASiteWithoutOne() {
    let site = TestSite([("articles/a.md", "+++\ntitle = \"A\"\n+++\n")])
    let home = site.site.homeModel(nil, site: site.siteModel)
    #expect(home.page.title == "Test site")
    #expect(home.page.description == "Test site")
    #expect(home.page.canonical == "https://example.org/")
    #expect(home.page.mirror == nil)
    #expect(home.body.rendered == "")
    #expect(home.articles.map(\.title) == ["A"])
  }

  @Test func showsThePagesMenuAndFoot() {
    let model = School.site.siteModel
    #expect(model.title == "Web school")
    #expect(model.description == "Learn the web from below.")
    #expect(model.language == "en")
    #expect(model.root == "/")
    #expect(model.menu.map(\.shown) == ["Roadmap /roadmaps/web/", "Elsewhere https://example.net/"])
    #expect(model.copyright == "The school")
  }

  @Test func describesAPageByItsFirstWordsWhenNobodyDid() {
    let description = { (body: String) in
      let site = TestSite([("articles/a.md", "+++\ntitle = \"A title\"\n+++\n\(body)\n")])
      return site.article("a").page.description
    }
    #expect(description("") == "A title")
    #expect(description("Few words.") == "Few words.")
    #expect(description("## A heading\n\nThen text.") == "Then text.")
    let long = (1...60).map { "word\($0)" }.joined(separator: " ")
    #expect(description(long) == (1...24).map { "word\($0)" }.joined(separator: " "))
    #expect(description("One line\nand another.") == "One line and another.")
  }

  /// Writing without spaces ends somewhere too, between two characters.
  @Test func endsADescriptionWithoutSpaces() {
    let site = TestSite([("articles/a.md", "+++\ntitle = \"A\"\n+++\n\(String(repeating: "学", count: 400))。\n")])
    #expect(site.article("a").page.description == String(repeating: "学", count: 53))
  }
}
