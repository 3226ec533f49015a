import Diagnostics
import Markup
import Testing

@testable import ContentGraph

@Suite struct DecodingPathTests {
  @Test(arguments: [
    ("lessons/http-basics.md", "lesson:http-basics"),
    ("lessons/http/basics.md", "lesson:http/basics"),
    ("lessons/http/index.md", "lesson:http"),
    ("lessons/My Lesson.md", "lesson:My Lesson"),
    ("courses/backend.md", "course:backend"),
    ("criteria/mentorship.md", "criterion:mentorship"),
    ("comparisons/all.md", "comparison:all"),
    ("programs/x.md", "program:x"),
    ("articles/2024/best.way.md", "article:2024/best.way"),
    ("roadmaps/backend.md", "roadmap:backend"),
    ("roadmaps/backend/index.md", "roadmap:backend"),
    ("roadmaps/backend/_index.md", "roadmap:backend"),
    ("roadmaps/backend/databases.md", "step:backend/databases"),
    ("roadmaps/backend/databases/index.md", "step:backend/databases"),
    ("topics/HTTP Caching.md", "topic:http-caching"),
    ("lessons/_index.md", "page:lessons"),
    ("roadmaps/index.md", "page:roadmaps"),
    ("about.md", "page:about"),
    ("legal/imprint.md", "page:legal/imprint"),
    ("index.md", "page:"),
    ("_index.md", "page:"),
  ])
  func tellsTheIDFromThePath(path: String, id: String) {
    #expect("\(NodeID(contentPath: path))" == id)
  }

  @Test(arguments: [
    ("lessons/http-basics.md", "/lessons/http-basics/"),
    ("lessons/HTTP  Basics.md", "/lessons/http-basics/"),
    ("articles/C++ & Rust.md", "/articles/c++-rust/"),
    ("articles/Über uns.md", "/articles/über-uns/"),
    ("articles/c#.md", "/articles/c/"),
    ("lessons/a - b.md", "/lessons/a-b/"),
    ("roadmaps/backend/index.md", "/roadmaps/backend/"),
    ("roadmaps/backend/databases.md", "/roadmaps/backend/databases/"),
    ("index.md", "/"),
    ("_index.md", "/"),
  ])
  func makesURLsAsHugoDoes(path: String, url: String) {
    #expect(URLPath.of(contentPath: path) == url)
  }

  @Test func letsSlugAndURLChangeTheURLOnly() {
    let (curriculum, findings) = Site.of([
      ("lessons/a.md", ["title": "A", "slug": "-The First-"]),
      ("lessons/b.md", ["title": "B", "url": "start"]),
      ("lessons/c.md", ["title": "C", "slug": "x", "url": "/Deep/page.html"]),
      ("index.md", ["title": "Home", "slug": "ignored"]),
    ]).resolve()
    #expect(findings == [])
    #expect(curriculum.idList == ["page:", "lesson:a", "lesson:b", "lesson:c"])
    #expect(curriculum.urls == ["/", "/lessons/the-first/", "/start/", "/Deep/page.html"])
  }

  @Test func resolvesAliasesAgainstTheSiteOrTheFolder() throws {
    let site = Site.of([("lessons/a.md", ["title": "A", "aliases": ["/old/a", "b", "/feed.xml", "%C3%BC/"]])])
    let node = try #require(site.resolve().curriculum.node("lesson:a"))
    #expect(node.common.aliases.map(\.value) == ["/old/a/", "/lessons/b/", "/feed.xml", "/lessons/ü/"])
    #expect(node.common.aliases[1].range == site.range(of: "\"b\"", in: "lessons/a.md"))
  }

  @Test(arguments: [
    ("url", "https://evil.example/", "'url' has a scheme or a host"),
    ("url", "//evil.example/", "'url' has a scheme or a host"),
    ("url", "/a/../../b", "'url' has a '.' or '..' part"),
    ("url", "/a/%2e%2E/b", "'url' has a '.' or '..' part"),
    ("aliases", "http://x/", "'aliases' has a scheme or a host"),
    ("aliases", "a\u{1}b", "'aliases' has a control character"),
    ("aliases", "a%00b", "'aliases' has a control character"),
    ("aliases", "a%FFb", "'aliases' has a '%' that starts no UTF-8 text"),
    ("aliases", "a%3Fb", "'aliases' has an encoded '?', '#' or '%'"),
    ("aliases", "/a?b", "'aliases' has a query or a fragment"),
    ("slug", "a%5Cb", "'slug' has a backslash"),
    ("slug", "a/b", "'slug' is not one part of a path"),
    ("slug", "!!!", "'slug' is not one part of a path"),
  ])
  func refusesPathsThatLeaveTheSite(key: String, path: String, message: String) {
    let site = Site.of([("lessons/a.md", Fields([("title", "A"), (key, .string(path))]))])
    let (curriculum, findings) = site.resolve()
    #expect(
      findings == [
        Diagnostic(
          PathField.rule, message, at: site.range(of: "\"\(path)\"", in: "lessons/a.md"),
          help: "write a path within this site, such as /old/name/; a slug is one part of it")
      ])
    #expect(curriculum.urls == ["/lessons/a/"])
  }

  @Test func reportsFilesThatMakeNoURL() {
    let site = Site.of([("lessons/!!!.md", ["title": "A"]), ("lessons/???.md", ["title": "B", "slug": "b"])])
    #expect(
      site.resolve().findings == [
        Diagnostic(
          PathField.rule, "a part of this file's path has no letter or digit", at: site.start(of: "lessons/!!!.md"),
          help:
            "a page's address is made of the letters and digits of its path; rename the file, or set 'slug' or 'url'")
      ])
  }

  @Test func refusesThemesThatAreNoNames() throws {
    let site = Site.of([("a.md", ["title": "A", "theme": "../x"])])
    let (curriculum, findings) = site.resolve()
    #expect(
      findings == [
        Diagnostic(
          BadValue.rule, "'theme' is not the name of a theme", at: site.range(of: "\"../x\"", in: "a.md"),
          help: "a theme is named by its folder in templates/themes/, by letters, digits, '-' and '_'")
      ])
    #expect(try #require(curriculum.node("page:a")).common.theme == nil)
  }
}
