import Diagnostics
import Testing

@testable import ContentGraph

@Suite struct LinkingTopicTests {
  @Test func givesUsedTopicsANodeTitledByTheirFirstUse() throws {
    let site = Site.of([
      ("articles/a.md", ["title": "A", "tags": ["Distributed Systems", "CI/CD"], "topics": ["HTTP"]]),
      ("lessons/b.md", ["title": "B", "topics": ["distributed systems", "topic:http"], "tags": "Http"]),
      ("topics/http.md", ["title": "The protocol"]),
    ])
    let (curriculum, findings) = site.resolve()
    #expect(findings == [])
    #expect(
      curriculum.edgeList == [
        "covers lesson:b → topic:distributed-systems", "covers lesson:b → topic:http",
        "covers article:a → topic:distributed-systems", "covers article:a → topic:ci/cd",
        "covers article:a → topic:http",
      ])
    let made = try #require(curriculum.node("topic:distributed-systems"))
    #expect(made.common.title == "Distributed Systems")
    #expect(made.document == nil)
    #expect(made.place == site.range(of: "\"Distributed Systems\"", in: "articles/a.md"))
    #expect(try #require(curriculum.node("topic:http")).common.title == "The protocol")
    #expect(curriculum.urls.suffix(3) == ["/topics/ci/cd/", "/topics/distributed-systems/", "/topics/http/"])
  }

  @Test func findsTopicsByShortAndFormerNames() {
    let (curriculum, findings) = Site.of([
      ("topics/web/http.md", ["title": "H", "formerly": ["hypertext", "topic:w3"]]),
      ("lessons/b.md", ["title": "B", "topics": ["http"], "tags": ["hypertext"]]),
      ("lessons/c.md", ["title": "C", "tags": ["W3"]]),
    ]).resolve()
    #expect(
      findings.map(\.message) == ["'hypertext' is now called 'web/http'", "'W3' is now called 'web/http'"])
    #expect(curriculum.idList == ["lesson:b", "lesson:c", "topic:web/http"])
    #expect(curriculum.edgeList == ["covers lesson:b → topic:web/http", "covers lesson:c → topic:web/http"])
  }

  @Test func refusesTopicsWithoutLettersAndOfAnotherKind() {
    let site = Site.of([("lessons/b.md", ["title": "B", "tags": ["!!!", "../x", "lesson:b"]])])
    let (curriculum, findings) = site.resolve()
    #expect(
      findings == [
        Diagnostic(
          BadValue.rule, "'!!!' has no letter or digit", at: site.range(of: "\"!!!\"", in: "lessons/b.md"),
          help: "the address of a topic's page is made of its letters and digits"),
        Diagnostic(
          WrongKind.rule, "'b' is a lesson, not a topic", at: site.range(of: "\"lesson:b\"", in: "lessons/b.md"),
          related: [.init(site.start(of: "lessons/b.md"), "the lesson is here")], help: "'topics' takes topics"),
      ])
    #expect(curriculum.urls == ["/lessons/b/", "/topics/x/"])
  }
}
