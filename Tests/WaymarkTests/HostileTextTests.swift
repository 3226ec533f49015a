import Diagnostics
import Markup
import Testing

@testable import Waymark

/// Text that would be something else if one context of the output forgot to escape it.
struct HostileTextTests {
  static let texts = [
    "</script><script>alert(1)</script>", "<!--<script>", "</title><h1>", "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)", "\" onfocus=\"alert(1)", "&lt;b&gt; &amp; & &#34; &quot", "]]><x>",
    "a\u{2028}b\u{2029}c",
    "a\u{1}b\u{1F}c\u{7F}d\u{85}e", "{{ site.title }}{% if x %}{# y #} z", "javascript:alert(1)",
    "\u{202E}right\u{FEFF}",
    "<\u{301}script>", "\"\u{301}>", "&\u{20DD}lt;", "a\nb\r\nc\td", "\\u003c\\\"", "\u{FFFE}x\u{FFFF}",
    "\u{1F98A} é 学 \u{10FFFF}",
  ]

  /// A site in which every free text of every kind is the same text.
  private static func site(saying text: String) -> TestSite {
    let files: [(path: String, text: String)] = [
      (
        "site.toml",
        "title = @\ndescription = @\ncopyright = @\nlevels = [@]\n[[menu.main]]\nname = @\nurl = \"https://example.net/\"\n"
      ),
      ("page.md", "+++\ntitle = @\ndescription = @\n+++\nBody.\n"),
      (
        "courses/c.md",
        "+++\ntitle = @\ndescription = @\nlevel = @\noutcomes = [@]\nproject = @\nprogram = \"a\"\n[[modules]]\ntitle = @\nlevel = @\nsummary = @\nlessons = [\"a\", \"b\"]\n+++\n"
      ),
      (
        "lessons/a.md",
        "+++\ntitle = @\ndescription = @\nlevel = @\nminutes = 10\nobjectives = [@]\nkeywords = [@]\ntopics = [\"t\"]\n+++\n"
      ),
      ("lessons/b.md", "+++\ntitle = @\nrequires = [{ id = \"a\", because = @ }]\n+++\n[a](a.md)\n"),
      ("roadmaps/r/index.md", "+++\ntitle = @\naudience = @\nsteps = [\"s\", \"u\"]\n+++\n"),
      ("roadmaps/r/s.md", "+++\ntitle = @\noutcome = @\nlessons = [\"a\"]\n+++\n"),
      (
        "roadmaps/r/u.md",
        "+++\ntitle = @\nrequires = [{ id = \"s\", because = @ }]\n[[waive]]\nrule = \"uncovered-step\"\nbecause = @\n+++\n"
      ),
      (
        "programs/a.md",
        "+++\ntitle = @\ndescription = @\nformat = @\npace = @\nmentorship = @\nduration = @\ncost = @\nmechanism = @\nstrengths = [@]\nweaknesses = [@]\nbestFor = @\nrule = @\npairsWith = [\"b\"]\n[ratings.choice]\nvalue = @\nnote = @\nevidence = @\n[ratings.text]\nvalue = @\n[ratings.number]\nvalue = 1\n+++\n"
      ),
      ("programs/b.md", "+++\ntitle = @\n+++\n"),
      ("criteria/choice.md", "+++\ntitle = @\nvalues = [@]\nquestion = @\nwhy = @\nverify = @\n+++\n"),
      ("criteria/text.md", "+++\ntitle = @\ntype = \"text\"\n+++\n"),
      ("criteria/number.md", "+++\ntitle = @\ntype = \"number\"\nunit = @\n+++\n"),
      (
        "comparisons/x.md",
        "+++\ntitle = @\ndescription = @\nprograms = [\"a\", \"b\"]\ncriteria = [\"choice\", \"text\", \"number\"]\n[[questions]]\nid = \"q\"\nask = @\nanswers = [{ id = \"y\", label = @ }]\n[[rules]]\nwhen = { q = \"y\" }\nchoose = \"a\"\nwith = [\"b\"]\nbecause = @\n+++\n"
      ),
      (
        "articles/a.md",
        "+++\ntitle = @\ndescription = @\nauthor = @\nsource = @\ndate = 2024-01-01\ntags = [\"t\"]\nabout = [\"lesson:a\"]\n+++\n"
      ),
      ("articles/old.md", "+++\ntitle = @\naliases = [\"/before/\"]\ndate = 2023-01-01\n+++\n"),
      ("topics/t.md", "+++\ntitle = @\ndefinition = @\n+++\n"),
    ]
    return TestSite(files.map { ($0.path, $0.text.replacing("@", with: toml(text))) })
  }

  private static let plain = site(saying: "plain text")
  private static let plainPages = Result {
    try plain.allHTML().map { (url: $0.page.url, markup: MarkupText(withoutPictures($0.html))) }
  }

  /// A picture breaks its labels into lines: its shape is not that of another text.
  private static func withoutPictures(_ html: String) -> String {
    html.replacing(/<figure class="diagram[^>]*>.*?<\/figure>/.dotMatchesNewlines(), with: "")
  }

  /// Whatever the text, a picture has the tags that pictures have, and no attribute of its own making.
  @Test(arguments: texts) func picturesKeepTheirShape(hostile: String) throws {
    let site = Self.site(saying: hostile)
    let picture = text(try #require(site.roadmap("r").picture).bytes)
    let tags = Set(MarkupText(picture).skeleton)
    let known: Set = [
      "figure class", "/figure", "div class role aria-labelledby", "/div", "title id", "/title", "/svg", "path class d",
      "svg viewBox width height fill stroke stroke-width text-anchor",
      "path class fill stroke d", "g class", "/g", "a data-node href", "/a", "/text", "tspan x y", "/tspan",
      "rect class x y width height rx stroke-width", "text class x y font-size fill stroke",
    ]
    #expect(tags.subtracting(known) == [])
    #expect(tags.contains("a data-node href"))
  }

  /// Whatever the text, a page has the same tags with the same attributes, and its own text comes back exactly.
  @Test(arguments: texts) func pagesKeepTheirShapeAndTheirText(hostile: String) throws {
    let site = Self.site(saying: hostile)
    for ((page, html), plain) in zip(try site.allHTML(), try Self.plainPages.get()) {
      #expect(page.url == plain.url)
      let (markup, expected) = (MarkupText(Self.withoutPictures(html)), plain.markup)
      #expect(markup.skeleton == expected.skeleton, "\(page.url)")
      for (text, plainText) in zip(markup.texts, expected.texts)
      where plainText.contains("plain text") && !plainText.contains("{") {
        #expect(text == plainText.replacing("plain text", with: hostile), "\(page.url)")
      }
      for name in ["og:title", "og:description", "og:site_name"] {
        let values = { (markup: MarkupText) in markup.values("content", of: "meta", where: "property", is: name) }
        #expect(values(markup) == values(expected).map { $0.replacing("plain text", with: hostile) }, "\(page.url)")
      }
    }
  }

  @Test(arguments: texts) func structuredDataKeepsItsText(hostile: String) throws {
    let site = Self.site(saying: hostile).site
    for page in site.pages {
      guard case .node(let node) = page.kind, let element = site.head(of: node).structuredData else { continue }
      let script = try #require(MarkupText(text(element.bytes)).texts(of: "script").first)
      #expect(JSONText(Array(script.utf8))?["@graph"]?[0]?["name"]?.text == hostile)
      #expect(!script.contains("<") && !script.contains("\u{2028}") && !script.contains("&"))
    }
  }

  @Test(arguments: texts) func graphKeepsItsText(hostile: String) throws {
    let graph = try #require(JSONText(Self.site(saying: hostile).site.graphJSON()))
    #expect(graph["title"]?.text == hostile)
    #expect(graph["nodes"]?.elements.allSatisfy { $0["title"]?.text == hostile } == true)
  }

  /// XML cannot hold most control characters, not even escaped: they are left out. All else comes back.
  @Test(arguments: texts) func feedsKeepTheirShapeAndTheirText(hostile: String) throws {
    let site = Self.site(saying: hostile).site
    let allowed = String(
      String.UnicodeScalarView(
        hostile.unicodeScalars.filter {
          ($0.value >= 0x20 || "\t\n\r".unicodeScalars.contains($0)) && $0 != "\u{FFFE}" && $0 != "\u{FFFF}"
        }))
    for (xml, plain) in [(site.rss(), Self.plain.site.rss()), (site.atom(), Self.plain.site.atom())] {
      let (markup, expected) = (MarkupText(text(xml)), MarkupText(text(plain)))
      #expect(markup.skeleton == expected.skeleton)
      #expect(Set(markup.texts(of: "title")) == [allowed])
      #expect(Set(markup.texts(of: "description") + markup.texts(of: "summary")).subtracting([allowed]) == [])
    }
    #expect(site.sitemap() == Self.plain.site.sitemap())
  }

  /// Read back as Markdown, the mirror's first heading is the title, and nothing in front matter became a link or HTML.
  @Test(arguments: texts) func mirrorsHoldNothingButText(hostile: String) throws {
    let site = Self.site(saying: hostile)
    for source in [site.site.llmsText(), try #require(site.site.mirror(of: site["page:page"], in: site.files))] {
      var findings = Findings()
      let file = SourceFile(id: 0, path: "content/mirror.md", text: source)
      let body = Document.parse(file, options: MarkupOptions(), reportingTo: &findings).body
      #expect(findings.diagnostics.allSatisfy { $0.rule.id != "raw-html" && $0.rule.id != "unsafe-link" })
      let isOurs = { (link: BodyReference) in link.destination.hasPrefix("https://example.org/") }
      #expect(body.references.allSatisfy(isOurs))
      let lines = hostile.split(whereSeparator: \.isNewline).joined(separator: " ")
      #expect(words(body.headings[0].text) == words(lines))
    }
  }

  /// Without white space, which Markdown trims, and the punctuation that is set typographically.
  private func words(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.filter { !$0.properties.isWhitespace && !"\"'“”‘’-–—".unicodeScalars.contains($0) }
  }

  /// One node a line, one arrow a line: no title adds another, and none ends its quotes.
  @Test(arguments: texts) func drawingsKeepTheirLines(hostile: String) {
    let site = Self.site(saying: hostile).site
    for format in [GraphFormat.dot, .mermaid] {
      let lines = text(site.export(as: format)).split(separator: "\n", omittingEmptySubsequences: false)
      #expect(
        lines.count
          == text(Self.plain.site.export(as: format)).split(separator: "\n", omittingEmptySubsequences: false).count)
      for line in lines where line.contains("label=") || line.contains("[\"") {
        let bytes = Array(line.utf8)
        let quotes = bytes.indices.filter {
          bytes[$0] == 0x22 && (format == .mermaid || bytes[..<$0].reversed().prefix { $0 == 0x5C }.count % 2 == 0)
        }
        #expect(quotes.count == (format == .dot ? 4 : 2), "\(line)")
      }
    }
  }

  /// RFC 4180: unquoted by its rules, a title is what it was; a spreadsheet sees no formula.
  @Test(
    arguments: texts + [
      "=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "=\u{301}1", "\u{FF1D}1", ",\u{301}", "a,b", "a\"\u{301},b",
    ])
  func tablesKeepTheirCells(hostile: String) {
    let rows = csv(Self.site(saying: hostile).site.list(.all))
    #expect(rows.allSatisfy { $0.count == 10 })
    #expect(rows.count == 17)
    for title in rows.dropFirst().map({ $0[2] }) {
      #expect(title == hostile || title == "'" + hostile)
      #expect(!"=+-@\t\r\n＝＋－＠".unicodeScalars.contains(title.unicodeScalars.first ?? " "))
    }
  }

  private func csv(_ text: String) -> [[String]] {
    var rows: [[String]] = [[]]
    var cell = String.UnicodeScalarView()
    var isQuoted = false
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      if isQuoted {
        if scalar != "\"" {
          cell.append(scalar)
        } else if rest.first == "\"" {
          cell.append(rest.removeFirst())
        } else {
          isQuoted = false
        }
        continue
      }
      switch scalar {
      case "\"": isQuoted = true
      case ",", "\n":
        rows[rows.count - 1].append(String(cell))
        cell = String.UnicodeScalarView()
        if scalar == "\n" { rows.append([]) }
      default: cell.append(scalar)
      }
    }
    return rows.filter { !$0.isEmpty }
  }
}
