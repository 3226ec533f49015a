import Diagnostics
import Testing

@testable import Waymark

struct OutputPathsTests {
  /// What is said of a site's places, as people read it.
  private func report(_ texts: [(path: String, text: String)], assets: [String] = []) -> String {
    let site = TestSite(texts, assets: Set(assets))
    var findings = Findings()
    OutputPaths.check(
      site.site, assets: assets.compactMap { SitePath($0) }, themeFiles: ["assets/0123/site.css"],
      reportingTo: &findings)
    return TextPrinter(files: site.files, usesColour: false).print(findings.sorted(in: site.files))
  }

  private func article(_ fields: String) -> (path: String, text: String) {
    ("articles/a.md", "+++\ntitle = \"A\"\n\(fields)\n+++\n")
  }

  @Test func findsNothingInASiteOfEveryKind() {
    var findings = Findings()
    OutputPaths.check(School.site.site, assets: [], themeFiles: [], reportingTo: &findings)
    #expect(findings.diagnostics.isEmpty)
    #expect(report([article("")], assets: ["articles/plan.png", "static/logo.png", "static/assets/x.png"]) == "")
  }

  @Test func reportsAddressesThatNoFileCanHave() {
    let long = String(repeating: "x", count: 256)
    #expect(
      report([article("tags = [\"\(long)\"]")]).hasPrefix(
        "error[unusable-address]: topic '\(long)' cannot be put at '/topics/\(long)/'\n --> content/articles/a.md:3:9\n"
      ))
    #expect(
      report([article("url = \"/.waymark-x/\"")]) == """
        error[unusable-address]: article 'a' cannot be put at '/.waymark-x/'
         --> content/articles/a.md:3:1
          |
        3 | url = "/.waymark-x/"
          | ^^^
          = help: a part of an address has at most 255 bytes, the whole at most 1024, and none begins with '.waymark-'

        """)
    #expect(
      report([article("aliases = [\"/\(String(repeating: "a/", count: 510))\"]")]).hasPrefix(
        "error[unusable-address]: article 'a' cannot be put at '/a/a/"))
  }

  @Test func reportsAFileInThePlaceOfAPage() {
    #expect(
      report([article("")], assets: ["static/Articles/A/INDEX.MD"]) == """
        error[output-collision]: article 'a' and content/static/Articles/A/INDEX.MD would both be put at 'articles/a/index.md'
         --> content/articles/a.md:1:1
          |
        1 | +++
          | ^
          = help: give one of them another name, slug or url

        """)
    let withoutMirrors = ("site.toml", "title = \"S\"\n[output]\nmirrors = false\n")
    #expect(report([withoutMirrors, article("")], assets: ["static/articles/a/index.md"]) == "")
    #expect(
      report([], assets: ["x.txt", "static/x.txt"]) == """
        error[output-collision]: content/x.txt and content/static/x.txt would both be put at 'x.txt'
          = help: give one of them another name, slug or url

        """)
    #expect(
      report([], assets: ["static/search/root.json"]) == """
        error[output-collision]: the build's own files and content/static/search/root.json would both be put at 'search/root.json'
          = help: give one of them another name, slug or url

        """)
  }

  @Test func reportsAFileWhereAFolderHasToBe() {
    #expect(
      report([article("url = \"/sitemap.xml\"")]) == """
        error[output-collision]: the build's own files would be put at 'sitemap.xml', which has to be a folder for article 'a'
         --> content/articles/a.md:3:1
          |
        3 | url = "/sitemap.xml"
          | ^^^
          = help: give one of them another name, slug or url

        """)
    #expect(
      report([article("")], assets: ["static/assets"]) == """
        error[output-collision]: content/static/assets would be put at 'assets', which has to be a folder for the theme's files
          = help: give one of them another name, slug or url

        """)
  }

  @Test func reportsAPageThatAnotherCaseMakesAGeneratedOne() {
    #expect(
      report([article("url = \"/Search/\"")]) == """
        error[output-collision]: article 'a' and the build's own pages would both be put at 'Search/index.html'
         --> content/articles/a.md:3:1
          |
        3 | url = "/Search/"
          | ^^^
          = help: give one of them another name, slug or url

        """)
  }

  /// `robots.txt` of the author's own is what a site is put out with.
  @Test func letsAnAuthorsFileStandForOneOfTheBuilds() {
    let assets = ["static/robots.txt", "static/llms.txt"]
    #expect(report([article("")], assets: assets) == "")
    let paths = TestSite([]).site.extraFiles(besides: assets.map { SitePath($0)! }).map(\.path)
    #expect(
      paths.filter { !$0.hasPrefix("search/") } == [
        "graph.json", "sitemap.xml", "index.xml", "atom.xml", "graph.schema.json",
      ])
  }

  /// Whatever front matter says of addresses, the build has a path for it or says why not.
  @Test func neverLeavesAPathUnchecked() {
    let odd = [
      "", "/", "//", "a//b", ".", "..", "../x", "/a/../b/", "CON", "a\u{0}b", "a\\u0085b", "\\u202E", "a b", "%",
      "%2e%2e/", "%00",
      "a:b", "x:/y", "\\\\x", ".hidden", "/.waymark-stage/", "index.html", "/index.html", "a.html/b", "é", "e\u{301}",
      "🦊",
      "?q", "#f", "/a/index", "/a/index.md", "/search/root.json", String(repeating: "é", count: 200),
    ]
    for text in odd {
      for key in ["slug", "url", "aliases", "formerly", "tags"] {
        let value = key == "slug" || key == "url" ? "\"\(text)\"" : "[\"\(text)\"]"
        let site = TestSite([article("\(key) = \(value)")])
        var findings = site.findings
        OutputPaths.check(site.site, assets: [], themeFiles: [], reportingTo: &findings)
        let isSound = site.site.pages.allSatisfy { SitePath($0.file, allowingHidden: true) != nil }
        #expect(isSound || findings.hasErrors, "\(key) = \(value)")
      }
    }
  }
}
