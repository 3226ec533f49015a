import Diagnostics
import Testing

@testable import ContentGraph

@Suite struct LinkingBodyTests {
  private static let page = "lessons/web/a.md"
  private static let help =
    "link to a file by its relative path, to a node such as lesson:http-basics, or to a path of the site such as /search/"

  private static func site(_ parts: [BodyPart]) -> Site {
    Site.of(
      [
        ("index.md", ["title": "Home"]),
        ("lessons/web/a.md", ["title": "A", "formerly": ["web/first"]]),
        ("lessons/web/b c.md", ["title": "B", "aliases": ["/old/b"], "formerly": ["web/second"]]),
        ("roadmaps/backend/index.md", ["title": "R"]),
        ("articles/plan/index.md", ["title": "P", "url": "/plans/first/"]),
      ],
      bodies: [page: parts],
      assets: ["lessons/web/tree.png", "static/logo.svg", "articles/plan/plan 1.png", "static/docs/a.pdf"])
  }

  @Test(
    arguments: [
      ("b%20c.md", "lesson:web/b c"), ("./b%20c.md#why", "lesson:web/b c#why"),
      ("../web/b%20c.md?x=1#a%20b", "lesson:web/b c#a b"),
      ("#here", "lesson:web/a#here"), ("?q", "lesson:web/a"), ("a.md#", "lesson:web/a"),
      ("../../roadmaps/backend/index.md", "roadmap:backend"), ("../../roadmaps/backend/", "roadmap:backend"),
      ("../../roadmaps/backend", "roadmap:backend"), ("../../index.md", "page:"), ("../..", "page:"),
      ("lesson:web/b c#why", "lesson:web/b c#why"), ("roadmap:backend", "roadmap:backend"), ("page:", "page:"),
      ("lesson:b c", "lesson:web/b c"),
      ("/lessons/web/b-c/", "lesson:web/b c"), ("/lessons/web/b-c", "lesson:web/b c"),
      ("/lessons/web/b-c/index.html#x", "lesson:web/b c#x"), ("/lessons/web/b%20c.md", "lesson:web/b c"),
      ("/old/b/", "lesson:web/b c"), ("/old/b", "lesson:web/b c"), ("/lessons/web/second/", "lesson:web/b c"),
      ("/plans/first/", "article:plan"), ("/", "page:"), ("/docs/plans/first/", "article:plan"),
      ("../b-c/", "lesson:web/b c"), ("../../../roadmaps/backend/", "roadmap:backend"),
      ("../../../../roadmaps/backend/", nil),
      ("https://Example.org/docs/lessons/web/b-c/#x", "lesson:web/b c#x"),
    ] as [(String, String?)])
  func followsLinksToPages(destination: String, target: String?) {
    var site = Self.site([.link(destination)])
    site.settings.baseURL = "https://example.org/docs/"
    let (curriculum, findings) = site.resolve()
    #expect(Self.described(curriculum) == [target ?? "broken"])
    #expect(findings.isEmpty == (target != nil))
  }

  @Test(arguments: [
    ("tree.png", "asset lessons/web/tree.png"), ("../../articles/plan/plan%201.png", "asset articles/plan/plan 1.png"),
    ("/logo.svg", "asset static/logo.svg"), ("../../static/logo.svg", "asset static/logo.svg"),
    ("/docs/a.pdf#page=2", "asset static/docs/a.pdf"), ("/lessons/web/tree.png", "asset lessons/web/tree.png"),
    ("../tree.png", "asset lessons/web/tree.png"),
    ("/search/?q=x", "generated /search/"), ("/search", "generated /search/"), ("/index.xml", "generated /index.xml"),
    ("/lessons/", "generated /lessons/"), ("../", "generated /lessons/"),
    ("/plan/lesson/a/", "generated /plan/lesson/a/"),
    ("/sitemap.xml", "generated /sitemap.xml"), ("https://other.example/", "external"),
    ("mailto:a@b.example", "external"),
    ("//other.example/", "external"), ("https://example.org/elsewhere/", "external"),
  ])
  func followsLinksToFilesAndGeneratedPaths(destination: String, target: String) {
    var site = Self.site([.link(destination)])
    site.settings.baseURL = "https://example.org/docs/"
    let (curriculum, findings) = site.resolve()
    #expect(Self.described(curriculum) == [target])
    #expect(findings == [])
  }

  @Test func makesMentionsOfLinksInProse() {
    let site = Self.site([
      .link("b%20c.md"), .link("#x"), .image("tree.png"), .external("https://x/"), .link("roadmap:backend"),
    ])
    let (curriculum, findings) = site.resolve()
    #expect(findings == [])
    let from = curriculum[NodeID(.lesson, "web/a")] ?? -1
    let range = site.range(of: "b%20c.md", in: Self.page)
    let roadmap = site.range(of: "roadmap:backend", in: Self.page)
    #expect(
      curriculum.edges == [
        Edge(.mentions, from: from, to: from + 1, range: range, origin: .authored),
        Edge(.mentions, from: from, to: from + 2, range: roadmap, origin: .authored),
      ])
  }

  @Test func reportsBrokenLinksWithAWayOut() {
    let site = Self.site([
      .link("b%20d.md#x"), .link("../plan/index.md"), .link("/lessons/web/bc/?q"), .link("../../../../etc/passwd"),
      .link(""),
      .link("%FF.md"), .link("lesson:web/bc"), .link("zzzzzzzzzz.md"),
    ])
    let (curriculum, findings) = site.resolve()
    func at(_ text: String) -> SourceRange { site.range(of: text, in: Self.page) }
    #expect(
      findings == [
        Diagnostic(
          BrokenLink.rule, "no page or file is at 'b%20d.md'", at: at("b%20d.md#x"), label: "did you mean 'b%20c.md'?",
          help: Self.help),
        Diagnostic(
          BrokenLink.rule, "no page or file is at '../plan/index.md'", at: at("../plan/index.md"),
          label: "did you mean '../../articles/plan/index.md'?", help: Self.help,
          fixes: [.init(replace: at("../plan/index.md"), with: "../../articles/plan/index.md")]),
        Diagnostic(
          BrokenLink.rule, "no page or file is at '/lessons/web/bc/'", at: at("/lessons/web/bc/?q"),
          label: "did you mean '/lessons/web/b-c/'?", help: Self.help,
          fixes: [.init(replace: at("/lessons/web/bc/?q"), with: "/lessons/web/b-c/?q")]),
        Diagnostic(
          BrokenLink.rule, "'../../../../etc/passwd' leaves content/", at: at("../../../../etc/passwd"), help: Self.help
        ),
        Diagnostic(
          BrokenLink.rule, "a link without a destination",
          at: SourceRange(file: 1, start: Int(at("[link]()").end) - 1, end: Int(at("[link]()").end) - 1),
          help: Self.help),
        Diagnostic(BrokenLink.rule, "'%FF.md' is not a path in UTF-8", at: at("%FF.md"), help: Self.help),
        Diagnostic(
          UnknownReference.rule, "no lesson is called 'web/bc'", at: at("lesson:web/bc"),
          label: "did you mean 'lesson:web/b c'?", help: "lessons are named after their files in content/lessons/"),
        Diagnostic(
          BrokenLink.rule, "no page or file is at 'zzzzzzzzzz.md'", at: at("zzzzzzzzzz.md"), help: Self.help),
      ])
    #expect(Set(curriculum.bodyTargets[1]) == [.broken])
    #expect(curriculum.edges == [])
  }

  @Test func reportsMissingImages() {
    let site = Self.site([.image("tre.png"), .image("/logo.png"), .image("a.md"), .image("../../x/plan%201.png")])
    func at(_ text: String) -> SourceRange { site.range(of: text, in: Self.page) }
    let help = "an image lies beside its page in content/, or in content/static/"
    #expect(
      site.resolve().findings == [
        Diagnostic(
          MissingImage.rule, "no image is at 'tre.png'", at: at("tre.png"), label: "did you mean 'tree.png'?",
          help: help,
          fixes: [.init(replace: at("tre.png"), with: "tree.png")]),
        Diagnostic(
          MissingImage.rule, "no image is at '/logo.png'", at: at("/logo.png"), label: "did you mean '/logo.svg'?",
          help: help,
          fixes: [.init(replace: at("/logo.png"), with: "/logo.svg")]),
        Diagnostic(MissingImage.rule, "no image is at 'a.md'", at: at("a.md"), help: help),
        Diagnostic(
          MissingImage.rule, "no image is at '../../x/plan%201.png'", at: at("../../x/plan%201.png"),
          label: "did you mean '../../articles/plan/plan%201.png'?", help: help),
      ])
  }

  @Test func followsAFileToItsNewName() {
    let site = Self.site([.link("second.md#x")])
    let (curriculum, findings) = site.resolve()
    #expect(Self.described(curriculum) == ["lesson:web/b c#x"])
    #expect(findings.map(\.message) == ["'second.md#x' is now called 'b%20c.md#x'"])
    #expect(findings.map(\.rule) == [RenamedReference.rule])
  }

  @Test func linksToHiddenPagesResolve() {
    let (curriculum, findings) = Site.of(
      [("a.md", ["title": "A"]), ("b.md", ["title": "B", "draft": true])], bodies: ["a.md": [.link("b.md")]]
    ).resolve()
    #expect(findings == [])
    #expect(curriculum.bodyTargets == [[.node(1, fragment: nil)], []])
    #expect(curriculum.visibility == [.visible, .draft])
  }

  @Test func sectionPagesComeBeforeGeneratedLists() {
    let (curriculum, findings) = Site.of(
      [("a.md", ["title": "A"]), ("lessons/_index.md", ["title": "All"])], bodies: ["a.md": [.link("/lessons/")]]
    ).resolve()
    #expect(findings == [])
    #expect(curriculum.bodyTargets == [[.node(1, fragment: nil)], []])
  }

  private static func described(_ curriculum: Curriculum) -> [String] {
    curriculum.bodyTargets[1].map { target in
      switch target {
      case .node(let node, let fragment): "\(curriculum.nodes[node].id)" + (fragment.map { "#\($0)" } ?? "")
      case .asset(let path): "asset \(path)"
      case .generated(let path): "generated \(path)"
      case .external: "external"
      case .broken: "broken"
      }
    }
  }
}
