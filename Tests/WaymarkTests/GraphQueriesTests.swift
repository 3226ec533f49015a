import Testing

@testable import Waymark

struct GraphQueriesTests {
  private let site = School.site.site

  @Test func findsThePathInBothDirections() throws {
    #expect(
      try site.path(from: "js", to: "lesson:html") == [
        "lesson:js", "  requires lesson:css", "  requires lesson:html",
      ])
    #expect(
      try site.path(from: "html", to: "js") == [
        "lesson:html", "  is required by lesson:css", "  is required by lesson:js",
      ])
    #expect(try site.path(from: "html", to: "html") == ["lesson:html"])
    #expect(try site.path(from: "extra", to: "js") == ["lesson:extra and lesson:js: neither requires the other"])
  }

  /// A link in prose does not make a dependency direct.
  @Test func tellsWhatDependsOnANodeAndHow() throws {
    #expect(
      try site.impact(of: "html") == [
        "2 depend on lesson:html:", "  lesson:css", "  lesson:js (through others)", "7 name it otherwise:",
        "  course:short", "  course:web", "  lesson:css", "  lesson:js", "  step:web/motion", "  step:web/pages",
        "  article:first",
      ])
    #expect(try site.impact(of: "extra") == ["nothing depends on lesson:extra"])
  }

  @Test func tellsWhyANodeIsThere() throws {
    #expect(
      try site.why("css") == [
        "lesson:css: CSS", "state: visible", "named by 3:", "  contains ← course:web (authored)",
        "  requires ← lesson:js (authored)", "  covers ← step:web/pages (authored)", "names 4:",
        "  requires → lesson:html (authored)", "  covers → topic:style-sheets (authored)",
        "  covers → topic:markup (authored)", "  mentions → lesson:html (authored)",
        "everything before it: 1, 1 h 15 min with it", "  lesson:html",
      ])
    #expect(
      try site.why("extra") == [
        "lesson:extra: Extra", "state: visible", "named by 0:", "names 0:", "everything before it: 0, no time with it",
      ])
    let hidden = TestSite([("articles/a.md", "+++\ntitle = \"A\"\ndraft = true\n+++\n")])
    #expect(try hidden.site.why("article:a")[1] == "state: draft")
  }

  @Test func listsWhatCoversTheStepsOfEachRoadmap() {
    #expect(
      site.coverage() == [
        "roadmap:web: 2 of 3 steps covered", "  1. Pages — HTML; CSS", "  2. Motion — JavaScript",
        "  3. Career — waived: every reader's way is another",
      ])
    let bare = TestSite([
      ("roadmaps/r/index.md", "+++\ntitle = \"R\"\nsteps = [\"s\"]\n+++\n"),
      ("roadmaps/r/s.md", "+++\ntitle = \"S\"\n+++\n"),
      ("roadmaps/draft/index.md", "+++\ntitle = \"D\"\ndraft = true\n+++\n"),
    ])
    #expect(bare.site.coverage() == ["roadmap:r: 0 of 1 steps covered", "  1. S — NOT COVERED"])
  }

  @Test func namesTheNearestOfAnUnknownNode() {
    let message = { (name: String) -> String in
      do {
        return try site.why(name)[0]
      } catch {
        return "\(error)"
      }
    }
    #expect(message("htm") == "there is no 'htm' in this site; did you mean 'html'?")
    #expect(message("lesson:javascript") == "there is no 'lesson:javascript' in this site")
    #expect(message("lesson:jss") == "there is no 'lesson:jss' in this site; did you mean 'lesson:css'?")
    #expect(message("web") == "'web' could be course:web or roadmap:web: write the kind before it")
    #expect(message("pages") == "step:web/pages: Pages")
    #expect(message("web/pages") == "step:web/pages: Pages")
    #expect(message("page:") == "page:: Welcome")
  }

  @Test func drawsWhatRequiresWhat() {
    let site = TestSite([
      ("lessons/a.md", "+++\ntitle = \"A \\\"quoted\\\" \\\\ <b>\"\n+++\n"),
      ("lessons/b.md", "+++\ntitle = \"B; C# & `D`\"\nrequires = [\"a\"]\n+++\n"),
      ("lessons/hidden.md", "+++\ntitle = \"H\"\ndraft = true\nrequires = [\"a\"]\n+++\n"),
      ("articles/x.md", "+++\ntitle = \"X\"\n+++\n"),
    ]).site
    #expect(
      text(site.export(as: .dot)) == #"""
        digraph requires {
          rankdir=LR;
          node [shape=box];
          "lesson:a" [label="A \"quoted\" \\ <b>"];
          "lesson:b" [label="B; C# & `D`"];
          "lesson:a" -> "lesson:b";
        }

        """#)
    #expect(
      text(site.export(as: .mermaid)) == #"""
        flowchart LR
          n0["A #quot;quoted#quot; #92; #lt;b#gt;"]
          n1["B; C#35; #amp; #96;D#96;"]
          n0 --> n1

        """#)
    #expect(site.export(as: .json) == site.graphJSON())
  }
}

struct PageListTests {
  private let site = TestSite([
    ("site.toml", "title = \"T\"\nbaseURL = \"https://example.org/docs/\"\ntimeZone = \"+02:00\""),
    ("articles/draft.md", "+++\ntitle = \"Draft, of two\"\ndraft = true\n+++\n"),
    ("articles/expired.md", "+++\ntitle = \"=HYPERLINK(\\\"x\\\")\"\nexpiryDate = 2020-01-01\n+++\n"),
    ("articles/future.md", "+++\ntitle = \"Future\"\ndate = 2030-01-01\nslug = \"later\"\n+++\n"),
    ("index.md", "+++\ntitle = \"Home\"\n+++\n"),
    ("lessons/a.md", "+++\ntitle = \"A\"\ndate = 2024-05-06T07:08:09Z\ntags = [\"no file\"]\n+++\n"),
  ]).site

  private static let header = "path,slug,title,date,expiryDate,publishDate,draft,permalink,kind,section\n"
  private static let draft =
    "content/articles/draft.md,,\"Draft, of two\",,,,true,https://example.org/docs/articles/draft/,article,articles\n"
  private static let expired =
    "content/articles/expired.md,,\"'=HYPERLINK(\"\"x\"\")\",,2020-01-01T00:00:00+02:00,,false,https://example.org/docs/articles/expired/,article,articles\n"
  private static let future =
    "content/articles/future.md,later,Future,2030-01-01T00:00:00+02:00,,2030-01-01T00:00:00+02:00,false,https://example.org/docs/articles/later/,article,articles\n"
  private static let home = "content/index.md,,Home,,,,false,https://example.org/docs/,page,\n"
  private static let lesson =
    "content/lessons/a.md,,A,2024-05-06T07:08:09Z,,2024-05-06T07:08:09Z,false,https://example.org/docs/lessons/a/,lesson,lessons\n"

  @Test func listsFilesByTheirState() {
    #expect(site.list(.drafts) == Self.header + Self.draft)
    #expect(site.list(.expired) == Self.header + Self.expired)
    #expect(site.list(.future) == Self.header + Self.future)
    #expect(site.list(.published) == Self.header + Self.home + Self.lesson)
    #expect(site.list(.all) == Self.header + Self.draft + Self.expired + Self.future + Self.home + Self.lesson)
  }
}
