import Diagnostics
import Markup
import Testing

@testable import ContentGraph

@Suite struct DecodingValueTests {
  @Test func reportsValuesOfTheWrongType() {
    let site = Site.of([
      (
        "lessons/a.md",
        ["title": true, "minutes": "45", "requires": "b", "objectives": [["x"]], "draft": "true", "date": 7]
      )
    ])
    let path = "lessons/a.md"
    #expect(
      site.resolve().findings == [
        Diagnostic(
          WrongType.rule, "'title' takes a string, not true or false", at: site.range(of: "true", in: path),
          help: #"a string is written in quotes: "text""#),
        Diagnostic(
          WrongType.rule, "'minutes' takes an integer, not a string", at: site.range(of: "\"45\"", in: path),
          label: "write 45", help: "an integer is written without quotes: 45",
          fixes: [.init(replace: site.range(of: "\"45\"", in: path), with: "45")]),
        Diagnostic(
          WrongType.rule, "'requires' takes a list of names, not a string", at: site.range(of: "\"b\"", in: path),
          label: #"write ["b"]"#,
          help: #"names are written in brackets: ["http-basics", { id = "rest-apis", because = "…" }]"#,
          fixes: [.init(replace: site.range(of: "\"b\"", in: path), with: #"["b"]"#)]),
        Diagnostic(
          WrongType.rule, "'objectives' takes a string, not a list", at: site.range(of: "[\"x\"]", in: path),
          help: #"a string is written in quotes: "text""#),
        Diagnostic(
          WrongType.rule, "'draft' takes true or false, not a string", at: site.range(of: "\"true\"", in: path),
          label: "write true", help: "true and false are written without quotes",
          fixes: [.init(replace: site.range(of: "\"true\"", in: path), with: "true")]),
        Diagnostic(
          WrongType.rule, "'date' takes a date, not an integer", at: site.range(of: "7", in: path),
          help: "a date is written as 2026-01-31 or 2026-01-31T12:00:00Z"),
      ])
  }

  @Test func reportsUnknownWordsWithANearMiss() {
    var site = Site.of([
      ("lessons/a.md", ["title": "A", "level": "begginer"]),
      ("roadmaps/r/s.md", ["title": "S", "kind": "optinal", "hours": -1]),
    ])
    site.settings.levels = ["beginner", "advanced"]
    #expect(
      site.resolve().findings == [
        Diagnostic(
          BadValue.rule, "'begginer' is not a level", at: site.range(of: "\"begginer\"", in: "lessons/a.md"),
          label: "did you mean 'beginner'?", help: "a level is one of: beginner, advanced",
          fixes: [.init(replace: site.range(of: "begginer", in: "lessons/a.md"), with: "beginner")]),
        Diagnostic(
          BadValue.rule, "'optinal' is not a kind of step", at: site.range(of: "\"optinal\"", in: "roadmaps/r/s.md"),
          label: "did you mean 'optional'?",
          help: "a kind of step is one of: required, recommended, optional, alternative",
          fixes: [.init(replace: site.range(of: "optinal", in: "roadmaps/r/s.md"), with: "optional")]),
        Diagnostic(
          BadValue.rule, "'hours' is -1", at: site.range(of: "-1", in: "roadmaps/r/s.md"),
          help: "'hours' of a step is at least 0 and at most 100000"),
      ])
  }

  @Test func reportsNumbersOutOfBoundsAndEmptyText() {
    let site = Site.of([("lessons/a.md", ["title": "A", "minutes": -5, "level": " ", "keywords": [""]])])
    #expect(
      site.resolve().findings == [
        Diagnostic(
          BadValue.rule, "'minutes' is -5", at: site.range(of: "-5", in: "lessons/a.md"),
          help: "'minutes' of a lesson is at least 1 and at most 100000"),
        Diagnostic(
          BadValue.rule, "'level' is empty", at: site.range(of: "\" \"", in: "lessons/a.md"),
          help: "write the text, or remove the key"),
        Diagnostic(
          BadValue.rule, "'keywords' is empty", at: site.range(of: "\"\"", in: "lessons/a.md"),
          help: "write the text, or remove the key"),
      ])
  }

  @Test func reportsUnknownKeysAndKeepsTheirValues() throws {
    let site = Site.of([("lessons/a.md", ["title": "A", "requirs": [], "requires": [], "minuets": 4, "colour": "red"])])
    let (curriculum, findings) = site.resolve()
    let path = "lessons/a.md"
    #expect(
      findings == [
        Diagnostic(
          UnknownKey.rule, "a lesson has no key 'requirs'", at: site.range(of: "requirs", in: path),
          label: "did you mean 'requires'?", help: "free-form values go under [params]"),
        Diagnostic(
          UnknownKey.rule, "a lesson has no key 'minuets'", at: site.range(of: "minuets", in: path),
          label: "did you mean 'minutes'?", help: "free-form values go under [params]",
          fixes: [.init(replace: site.range(of: "minuets", in: path), with: "minutes")]),
        Diagnostic(
          UnknownKey.rule, "a lesson has no key 'colour'", at: site.range(of: "colour", in: path),
          help: "free-form values go under [params]"),
      ])
    #expect(
      try #require(curriculum.node("lesson:a")).common.params == [
        Parameter(name: "minuets", value: "4"), Parameter(name: "colour", value: "red"),
      ])
  }

  @Test func notesHugosKeysAndReadsKeysInAnyCase() throws {
    let site = Site.of([("articles/a.md", ["Title": "A", "PUBLISHDATE": "2024-01-02", "linkTitle": "x", "sources": 1])])
    let (curriculum, findings) = site.resolve()
    #expect(
      findings == [
        Diagnostic(
          HugoKey.rule, "'linkTitle' is a key of Hugo's that changes nothing here",
          at: site.range(of: "linkTitle", in: "articles/a.md"),
          help: "it may stay for Hugo's sake; values for templates go under [params]"),
        Diagnostic(
          UnknownKey.rule, "an article has no key 'sources'", at: site.range(of: "sources", in: "articles/a.md"),
          label: "did you mean 'source'?", help: "free-form values go under [params]",
          fixes: [.init(replace: site.range(of: "sources", in: "articles/a.md"), with: "source")]),
      ])
    let node = try #require(curriculum.node("article:a"))
    #expect(node.common.title == "A")
    #expect(node.common.dates.publish == Timestamp(year: 2024, month: 1, day: 2))
    var places = KeyRanges()
    places["title"] = site.range(of: "Title", in: "articles/a.md")
    places["publishDate"] = site.range(of: "PUBLISHDATE", in: "articles/a.md")
    #expect(node.common.keyRanges == places)
  }

  @Test func takesTheFileNameForAMissingTitle() throws {
    let site = Site.of([("lessons/http/basics.md", [:]), ("topics/http.md", [:]), ("roadmaps/r/s.md", ["title": nil])])
    let (curriculum, findings) = site.resolve()
    #expect(
      findings == [
        Diagnostic(
          MissingKey.rule, "a lesson needs a 'title'", at: site.start(of: "lessons/http/basics.md"),
          help: "until it has one its file's name stands in: 'basics'"),
        Diagnostic(
          MissingKey.rule, "a step needs a 'title'", at: site.start(of: "roadmaps/r/s.md"),
          help: "until it has one its file's name stands in: 's'"),
      ])
    #expect(curriculum.nodes.map(\.common.title) == ["basics", "s", "http"])
  }

  @Test func flattensParameters() throws {
    let site = Site.of([
      (
        "about.md",
        [
          "title": "A",
          "params": [
            "editor": ["name": "Ada", "years": [1842, 1843.5]], "isOpen": true, "since": .date(2024, 7, 1), "none": nil,
          ],
        ]
      )
    ])
    let (curriculum, findings) = site.resolve()
    #expect(findings == [])
    #expect(
      try #require(curriculum.node("page:about")).common.params == [
        Parameter(name: "editor.name", value: "Ada"), Parameter(name: "editor.years.0", value: "1842"),
        Parameter(name: "editor.years.1", value: "1843.5"), Parameter(name: "isOpen", value: "true"),
        Parameter(name: "since", value: "2024-07-01"),
      ])
  }
}
