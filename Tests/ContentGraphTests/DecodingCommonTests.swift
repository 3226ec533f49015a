import Diagnostics
import Markup
import Testing

@testable import ContentGraph

@Suite struct DecodingCommonTests {
  @Test func readsTheFieldsOfEveryKind() throws {
    let site = Site.of([
      (
        "about.md",
        [
          "title": 404, "description": "D", "summary": "S", "draft": true, "keywords": "one", "weight": 3,
          "theme": "pistachio", "formerly": ["info"], "search": false, "boost": 2,
        ]
      )
    ])
    let (curriculum, findings) = site.resolve()
    #expect(findings == [])
    let common = try #require(curriculum.node("page:about")).common
    #expect(common.title == "404")
    #expect(common.titleRange == site.range(of: "404", in: "about.md"))
    #expect(common.description == "D")
    #expect(common.summary == "S")
    #expect(common.isDraft)
    #expect(common.keywords == ["one"])
    #expect(common.weight == 3)
    #expect(common.theme == Placed("pistachio", at: site.range(of: "\"pistachio\"", in: "about.md")))
    #expect(common.formerly == [Placed("info", at: site.range(of: "\"info\"", in: "about.md"))])
    #expect(!common.isSearchable)
    #expect(common.boost == 2)
  }

  /// Each row: the keys written, and the days of date, lastmod, publishDate and expiryDate that come of them.
  @Test(
    arguments: [
      (["date"], [1, 1, 1, nil]),
      (["lastmod"], [1, 1, nil, nil]),
      (["publishDate"], [1, 1, 1, nil]),
      (["date", "lastmod"], [1, 2, 1, nil]),
      (["date", "publishDate", "lastmod", "expiryDate"], [1, 3, 2, 4]),
      (["pubdate", "modified", "unpublishdate"], [1, 2, 1, 3]),
      (["published", "publishDate"], [2, 2, 2, nil]),
      ([], [nil, nil, nil, nil]),
    ] as [([String], [Int?])])
  func fallsBackBetweenDatesAsHugoDoes(keys: [String], days: [Int?]) throws {
    let dated = keys.enumerated().map { ($0.element, Field.date(2020, 1, $0.offset + 1)) }
    let node = try #require(
      Site.of([("a.md", Fields([("title", "A")] + dated))]).resolve().curriculum.node("page:a"))
    let dates = node.common.dates
    #expect([dates.date, dates.lastModified, dates.publish, dates.expiry].map { $0?.day } == days)
  }

  @Test(
    arguments: [
      ("2023-10-15T13:18:50-07:00", "2023-10-15T13:18:50-07:00"),
      ("2023-10-15T13:18:50+0530", "2023-10-15T13:18:50+05:30"),
      ("2023-10-15T13:18:50Z", "2023-10-15T13:18:50Z"),
      ("2023-10-15T13:18:50.25Z", "2023-10-15T13:18:50Z"),
      ("2023-10-15T13:18:50", "2023-10-15T13:18:50"),
      ("2023-10-15 13:18:50", "2023-10-15T13:18:50"),
      ("2023-10-15", "2023-10-15"),
      ("15 Oct 2023", "2023-10-15"),
      ("5 Oct 2023", "2023-10-05"),
      ("2023-02-29", nil), ("15 Okt 2023", nil), ("2023-10-15T25:00:00Z", nil), ("2023-10-15T13:18", nil),
      ("2023-10-15T13:18:50+5", nil), ("tomorrow", nil), ("", nil), ("2023-10-15T", nil),
    ] as [(String, String?)])
  func readsHugosFormsOfDates(text: String, date: String?) {
    #expect(Timestamp(hugo: text)?.iso8601 == date)
  }

  @Test func reportsADateThatIsNone() {
    let site = Site.of([("a.md", ["title": "A", "date": "2023-02-29"])])
    #expect(
      site.resolve().findings == [
        Diagnostic(
          BadValue.rule, "'date' is no date: '2023-02-29'", at: site.range(of: "\"2023-02-29\"", in: "a.md"),
          help: "a date is written as 2026-01-31 or 2026-01-31T12:00:00Z")
      ])
  }

  @Test func takesPublishedForTheOppositeOfDraft() throws {
    let site = Site.of([
      ("a.md", ["title": "A", "published": false]), ("b.md", ["title": "B", "draft": false, "published": false]),
    ])
    let (curriculum, findings) = site.resolve()
    #expect(
      findings == [
        Diagnostic(
          DraftAndPublished.rule, "'published' and 'draft' both say whether this is a draft",
          at: site.range(of: "published", in: "b.md"), label: "ignored",
          related: [.init(site.range(of: "draft", in: "b.md"), "this decides")],
          help: "keep 'draft' and remove 'published'")
      ])
    #expect(curriculum.nodes.map(\.common.isDraft) == [true, false])
  }

  @Test func checksWaivers() throws {
    let site = Site.of([
      (
        "a.md",
        [
          "title": "A",
          "waive": [
            ["rule": "unknown-key", "because": "a test"], ["rule": "unknown-kye", "because": "x"],
            ["rule": "wrong-kind", "because": "x"], ["rule": "hugo-key", "because": "x"],
            ["rule": "draft-and-published"],
          ],
        ]
      )
    ])
    let (curriculum, findings) = site.resolve()
    let node = try #require(curriculum.node("page:a"))
    let first = Placed("unknown-key", at: site.range(of: "\"unknown-key\"", in: "a.md"))
    #expect(node.common.waivers == [Waiver(rule: first, because: "a test")])
    #expect(
      findings == [
        Diagnostic(
          BadWaiver.rule, "no rule is called 'unknown-kye'", at: site.range(of: "\"unknown-kye\"", in: "a.md"),
          label: "did you mean 'unknown-key'?",
          help: "a waiver names a rule by the id that stands in its findings: unknown-key",
          fixes: [.init(replace: site.range(of: "unknown-kye", in: "a.md"), with: "unknown-key")]),
        Diagnostic(
          BadWaiver.rule, "'wrong-kind' cannot be waived", at: site.range(of: "\"wrong-kind\"", in: "a.md"),
          help: "errors are mended, not waived"),
        Diagnostic(
          BadWaiver.rule, "'hugo-key' cannot be waived", at: site.range(of: "\"hugo-key\"", in: "a.md"),
          help: "this rule has no waivers: it fails no build"),
        Diagnostic(
          MissingKey.rule, "a waiver needs a 'because'",
          at: site.range(of: "{ rule = \"draft-and-published\" }", in: "a.md"),
          help: "a waiver gives its reason to whoever reads the file next"),
      ])
  }

  @Test func keepsTheFormOfADocumentsDecodingPure() {
    let site = Site.of([("lessons/a.md", ["title": "A", "requires": ["nothing"]])])
    var findings = Findings()
    let node = Node.decode(
      site.documents[0], number: 7, vocabulary: Vocabulary(levels: [], rules: []), reportingTo: &findings)
    #expect(findings.diagnostics == [])
    #expect(node.document == 7)
    guard case .lesson(let lesson) = node.content else {
      Issue.record("not a lesson")
      return
    }
    #expect(
      lesson.requires == [Requirement(Reference("nothing", at: site.range(of: "\"nothing\"", in: "lessons/a.md")))])
  }
}
