import Testing

@testable import Waymark

struct GlossaryTests {
  private let site = TestSite([
    ("lessons/b.md", "+++\ntitle = \"B\"\n+++\n\n> [!DEFINITION]\n> **Code**: the *short* name\n> of a link.\n"),
    (
      "lessons/a.md",
      "+++\ntitle = \"A\"\n+++\n\n> [!DEFINITION]\n> **cache**: what is kept\n\n> [!DEFINITION]\n> **2FA**: two proofs\n"
    ),
    ("lessons/hidden.md", "+++\ntitle = \"H\"\ndraft = true\n+++\n\n> [!DEFINITION]\n> **Draft**: not yet\n"),
  ])

  @Test func listsTheTermsOfVisiblePagesByLetter() {
    let groups = site.site.glossary.groups(onPage: 1)
    #expect(groups.map(\.letter) == ["#", "C"])
    #expect(groups.flatMap(\.entries).map(\.term) == ["2FA", "cache", "Code"])
    #expect(groups.flatMap(\.entries).map(\.meaning) == ["two proofs", "what is kept", "the short name of a link."])
  }

  @Test func leadsToTheDefinition() throws {
    let html = try site.html("/glossary/")
    #expect(
      html.contains(
        """
        <dt><a href="/lessons/b/#term-code">Code</a></dt>
        <dd>the short name of a link. <span class="card-facts">B</span></dd>
        """))
    #expect(try site.html("/lessons/b/").contains("<dfn id=\"term-code\">Code</dfn>"))
  }

  @Test func isNotThereWithoutDefinitions() throws {
    let site = TestSite([("lessons/a.md", "+++\ntitle = \"A\"\n+++\n")])
    #expect(!site.site.pages.map(\.url).contains("/glossary/"))
    #expect(try !site.html("/lessons/a/").contains("glossary"))
  }

  @Test func cutsALongGlossaryIntoPages() {
    let terms = (0..<401).map { "> [!DEFINITION]\n> **t\($0)**: x\n\n" }.joined()
    let site = TestSite([("lessons/a.md", "+++\ntitle = \"A\"\n+++\n\n\(terms)")]).site
    #expect(site.pages.map(\.url).filter { $0.hasPrefix("/glossary/") } == ["/glossary/", "/glossary/page/2/"])
    #expect(site.glossary.groups(onPage: 2).map(\.entries.count) == [1])
  }
}
