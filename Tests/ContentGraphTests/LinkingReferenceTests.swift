import Diagnostics
import Testing

@testable import ContentGraph

@Suite struct LinkingReferenceTests {
  @Test func reportsUnknownReferenceWithANearMiss() {
    let site = Site.of([
      ("lessons/forms.md", ["title": "Forms", "requires": ["html-basic", "lesson:froms", "zzz"]]),
      ("lessons/html-basics.md", ["title": "HTML"]),
    ])
    let (curriculum, findings) = site.resolve()
    let path = "lessons/forms.md"
    let help = "lessons are named after their files in content/lessons/"
    #expect(
      findings == [
        Diagnostic(
          UnknownReference.rule, "no lesson is called 'html-basic'", at: site.range(of: "\"html-basic\"", in: path),
          label: "did you mean 'html-basics'?", help: help,
          fixes: [.init(replace: site.range(of: "html-basic", in: path), with: "html-basics")]),
        Diagnostic(
          UnknownReference.rule, "no lesson is called 'froms'", at: site.range(of: "\"lesson:froms\"", in: path),
          label: "did you mean 'lesson:forms'?", help: help,
          fixes: [.init(replace: site.range(of: "lesson:froms", in: path), with: "lesson:forms")]),
        Diagnostic(
          UnknownReference.rule, "no lesson is called 'zzz'", at: site.range(of: "\"zzz\"", in: path), help: help),
      ])
    #expect(curriculum.edges == [])
  }

  @Test(arguments: ["lessons/a.md", "a.md", "lesson:a.md", "/lessons/a/", "A", "lessn:a"])
  func suggestsTheNameForAPathToTheFile(written: String) {
    let site = Site.of([
      ("lessons/a.md", ["title": "A"]), ("lessons/b.md", ["title": "B", "requires": [.string(written)]]),
    ])
    let better = written.contains(":") ? "lesson:a" : "a"
    #expect(site.resolve().findings.map(\.label) == ["did you mean '\(better)'?"])
  }

  @Test func takesAShortNameThatOneNodeAloneHas() {
    let (curriculum, findings) = Site.of([
      ("lessons/web/http.md", ["title": "A"]), ("lessons/tls.md", ["title": "B", "requires": ["http"]]),
      ("lessons/x.md", ["title": "X", "requires": ["web/http", "lesson:web/http"]]),
    ]).resolve()
    #expect(findings.map(\.rule) == [RepeatedReference.rule])
    #expect(curriculum.edgeList == ["requires lesson:tls → lesson:web/http", "requires lesson:x → lesson:web/http"])
  }

  @Test func prefersAFullNameToAShortOne() {
    let (curriculum, findings) = Site.of([
      ("lessons/web/http.md", ["title": "A"]), ("lessons/http.md", ["title": "B"]),
      ("lessons/x.md", ["title": "X", "requires": ["http"]]),
    ]).resolve()
    #expect(findings == [])
    #expect(curriculum.edgeList == ["requires lesson:x → lesson:http"])
  }

  @Test func reportsAmbiguousShortNames() {
    let site = Site.of([
      ("lessons/one/http.md", ["title": "A"]), ("lessons/two/http.md", ["title": "B"]),
      ("lessons/x.md", ["title": "X", "requires": ["http"]]),
    ])
    #expect(
      site.resolve().findings == [
        Diagnostic(
          AmbiguousReference.rule, "'http' may be any of 2 nodes", at: site.range(of: "\"http\"", in: "lessons/x.md"),
          related: [
            .init(site.start(of: "lessons/one/http.md"), "'lesson:one/http' is here"),
            .init(site.start(of: "lessons/two/http.md"), "'lesson:two/http' is here"),
          ],
          help: "write the whole name, such as lesson:one/http")
      ])
  }

  @Test func prefersStepsOfTheSameRoadmap() {
    let (curriculum, findings) = Site.of([
      ("roadmaps/a/index.md", ["title": "A", "steps": ["db", "deep"]]), ("roadmaps/a/db.md", ["title": "D"]),
      ("roadmaps/a/x/deep.md", ["title": "D"]), ("roadmaps/b.md", ["title": "B", "steps": ["db", "step:a/db"]]),
      ("roadmaps/b/db.md", ["title": "D", "requires": ["a/db"]]), ("roadmaps/b/x/deep.md", ["title": "D"]),
      ("roadmaps/b/api.md", ["title": "I", "requires": ["step:db", "deep"]]),
    ]).resolve()
    #expect(findings == [])
    #expect(
      curriculum.edgeList == [
        "contains roadmap:a → step:a/db", "contains roadmap:a → step:a/x/deep", "contains roadmap:b → step:b/db",
        "contains roadmap:b → step:a/db", "requires step:b/api → step:b/db", "requires step:b/api → step:b/x/deep",
        "requires step:b/db → step:a/db",
      ])
  }

  @Test func reportsReferencesToTheWrongKind() {
    let site = Site.of([
      ("lessons/l.md", ["title": "L"]),
      ("roadmaps/r/s.md", ["title": "S", "requires": ["l"], "lessons": ["step:r/s", "article:none"]]),
    ])
    let path = "roadmaps/r/s.md"
    #expect(
      site.resolve().findings == [
        Diagnostic(
          WrongKind.rule, "'l' is a lesson, not a step", at: site.range(of: "\"l\"", in: path),
          related: [.init(site.start(of: "lessons/l.md"), "the lesson is here")], help: "'requires' takes steps"),
        Diagnostic(
          WrongKind.rule, "'r/s' is a step, not a lesson", at: site.range(of: "\"step:r/s\"", in: path),
          related: [.init(site.start(of: path), "the step is here")], help: "'lessons' takes lessons"),
        Diagnostic(
          WrongKind.rule, "'article:none' would be an article, not a lesson",
          at: site.range(of: "\"article:none\"", in: path),
          help: "'lessons' takes lessons"),
      ])
  }

  @Test func followsFormerNamesWithANote() {
    let site = Site.of([
      ("lessons/new.md", ["title": "N", "formerly": ["old", "lesson:older"]]),
      ("lessons/x.md", ["title": "X", "requires": ["old"]]),
      ("lessons/y.md", ["title": "Y", "requires": ["lesson:older"]]),
      ("roadmaps/r/s.md", ["title": "S", "formerly": ["t"]]), ("roadmaps/r/u.md", ["title": "U", "requires": ["t"]]),
    ])
    let (curriculum, findings) = site.resolve()
    let help = "old names keep working; write the new one where you can"
    #expect(
      findings == [
        Diagnostic(
          RenamedReference.rule, "'old' is now called 'new'", at: site.range(of: "\"old\"", in: "lessons/x.md"),
          related: [.init(site.start(of: "lessons/new.md"), "renamed here, by 'formerly'")], help: help,
          fixes: [.init(replace: site.range(of: "old", in: "lessons/x.md"), with: "new")]),
        Diagnostic(
          RenamedReference.rule, "'lesson:older' is now called 'lesson:new'",
          at: site.range(of: "\"lesson:older\"", in: "lessons/y.md"),
          related: [.init(site.start(of: "lessons/new.md"), "renamed here, by 'formerly'")], help: help,
          fixes: [.init(replace: site.range(of: "lesson:older", in: "lessons/y.md"), with: "lesson:new")]),
        Diagnostic(
          RenamedReference.rule, "'t' is now called 's'", at: site.range(of: "\"t\"", in: "roadmaps/r/u.md"),
          related: [.init(site.start(of: "roadmaps/r/s.md"), "renamed here, by 'formerly'")], help: help,
          fixes: [.init(replace: site.range(of: "\"t\"", in: "roadmaps/r/u.md").inner, with: "s")]),
      ])
    #expect(
      curriculum.edgeList == [
        "requires lesson:x → lesson:new", "requires lesson:y → lesson:new", "requires step:r/u → step:r/s",
      ])
  }

  @Test func reportsRepeatedReferencesAndKeepsTheFirst() {
    let site = Site.of([
      (
        "courses/c.md",
        ["title": "C", "modules": [["title": "M", "lessons": ["a"]], ["title": "N", "lessons": ["a"]]]]
      ),
      ("lessons/a.md", ["title": "A"]),
    ])
    let (curriculum, findings) = site.resolve()
    #expect(
      findings == [
        Diagnostic(
          RepeatedReference.rule, "'a' is listed twice", at: site.range(of: "\"a\"", in: "courses/c.md", occurrence: 1),
          label: "ignored", related: [.init(site.range(of: "\"a\"", in: "courses/c.md"), "first listed here")],
          help: "'lessons' names each node once; the first counts")
      ])
    #expect(curriculum.edgeList == ["contains course:c → lesson:a"])
  }

  @Test func reportsTwoFilesWithOneID() {
    let site = Site.of([
      ("lessons/http.md", ["title": "A"]), ("lessons/http/index.md", ["title": "B"]),
      ("lessons/x.md", ["title": "X", "formerly": ["http", "gone"]]),
      ("lessons/y.md", ["title": "Y", "formerly": ["gone"]]),
    ])
    let (curriculum, findings) = site.resolve()
    let help = "'formerly' lists names that this node alone had, and that no node has now"
    #expect(
      findings == [
        Diagnostic(
          DuplicateID.rule, "content/lessons/http.md and content/lessons/http/index.md are both 'lesson:http'",
          at: site.start(of: "lessons/http/index.md"),
          related: [.init(site.start(of: "lessons/http.md"), "the other file")],
          help: "an id is the kind and the file's path below the kind's folder; rename one of the two"),
        Diagnostic(
          DuplicateID.rule, "'lesson:http' is the name of another node",
          at: site.range(of: "\"http\"", in: "lessons/x.md"),
          related: [.init(site.start(of: "lessons/http.md"), "'lesson:http' is here")], help: help),
        Diagnostic(
          DuplicateID.rule, "'lesson:gone' is the name of another node",
          at: site.range(of: "\"gone\"", in: "lessons/y.md"),
          related: [.init(site.start(of: "lessons/x.md"), "'lesson:x' is here")], help: help),
      ])
    #expect(curriculum.nodes.map(\.common.title) == ["A", "X", "Y"])
    #expect(curriculum.bodyTargets.count == 4)
  }
}

extension SourceRange {
  /// Without the quotes.
  fileprivate var inner: SourceRange { SourceRange(file: file, start: Int(start) + 1, end: Int(end) - 1) }
}
