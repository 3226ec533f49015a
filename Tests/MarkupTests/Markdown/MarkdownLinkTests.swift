import Testing

@testable import Markup

@Suite struct MarkdownLinkTests {
  // MARK: Links

  @Test func leavesLinksOfTheSiteOpen() {
    let parsed = Parsed("[a](b.md#c \"d & e\") [f](#g) [h](lesson:i) [j](/k?l=m:n) [o]()\n")
    #expect(
      parsed.html
        == "<p><a{0} title=\"d &amp; e\">a</a> <a{1}>f</a> <a{2}>h</a> <a{3}>j</a> <a{4}>o</a></p>\n")
    #expect(parsed.body.references.map(\.destination) == ["b.md#c", "#g", "lesson:i", "/k?l=m:n", ""])
    #expect(parsed.body.references.map(\.isExternal) == [false, false, false, false, false])
    #expect(parsed.problems == [])
  }

  @Test func finishesLinksToOtherSites() {
    var options = MarkupOptions()
    options.host = "own.org"
    let parsed = Parsed(
      "[a](https://x.org/?a&b 'c') [d](HTTP://Own.org:8080/e) [f](mailto:g@h.org) [i](tel:+1) [j](//k.org/l)\n",
      options: options)
    #expect(
      parsed.html == """
        <p><a href="https://x.org/?a&amp;b" class="external" rel="noopener noreferrer" title="c">a</a> \
        <a href="HTTP://Own.org:8080/e">d</a> <a href="mailto:g@h.org">f</a> <a href="tel:+1">i</a> \
        <a href="//k.org/l" class="external" rel="noopener noreferrer">j</a></p>

        """)
    #expect(parsed.body.references.map(\.isExternal) == [true, false, true, true, true])
    #expect(parsed.body.html.holes == [])
  }

  @Test(arguments: [
    "javascript:alert(1)", "JaVa&#10;Script:alert(1)", "&#1;javascript:x", "vbscript:x", "blob:x", "file:///etc/passwd",
    "data:text/html,x", "ftp://x.org",
  ])
  func keepsOnlyTheTextOfUnsafeLinks(destination: String) {
    let parsed = Parsed("a [b *c*](\(destination)) d\n")
    #expect(parsed.html == "<p>a b <em>c</em> d</p>\n")
    #expect(parsed.findings.diagnostics.map(\.rule.id) == ["unsafe-link"])
    #expect(parsed.body.references == [])
  }

  @Test func namesTheUnsafeScheme() {
    let parsed = Parsed("# x\n\n[a](javascript:b) ![c](mailto:d)\n")
    #expect(
      parsed.problems == [
        "unsafe-link@javascript:b: 'javascript:' must not be used in a link",
        "unsafe-link@mailto:d: 'mailto:' must not be used in an image",
      ])
    #expect(
      parsed.findings.diagnostics[0].help == """
        links are relative or begin with https:, http:, mailto: or tel:, images with https:, http: or a \
        data:image of png, gif, jpeg or webp; only the text is kept
        """)
  }

  @Test func tellsTextAndSurroundingsOfLinks() {
    let parsed = Parsed("One [two *three*](a.md)\nfour ![five `six`](b.png).\n\nNext [x](c.md).\n")
    #expect(parsed.body.references.map(\.text) == ["two three", "five six", "x"])
    #expect(
      parsed.body.references.map(\.surroundings) == ["One two three four .", "One two three four .", "Next x."])
  }

  @Test func cutsSurroundingsBetweenCharacters() throws {
    let parsed = Parsed(String(repeating: "é", count: 500) + "[x](a.md)" + String(repeating: "ü", count: 500) + "\n")
    let surroundings = try #require(parsed.body.references.first).surroundings
    #expect((390...400).contains(surroundings.utf8.count))
    #expect(surroundings.contains("éxü"))
    #expect(!surroundings.contains("\u{FFFD}"))
  }

  // MARK: Images

  @Test func writesImages() {
    let parsed = Parsed("a ![b *c* \"d\"](e.png \"f\") ![](https://x.org/g.png) ![h](data:image/png;base64,xx)\n")
    #expect(
      parsed.html == """
        <p>a <img{0} alt="b c “d”" title="f" loading="lazy"> <img src="https://x.org/g.png" alt="" loading="lazy"> \
        <img src="data:image/png;base64,xx" alt="h" loading="lazy"></p>

        """)
    #expect(parsed.body.references.map(\.kind) == [.image, .image, .image])
    #expect(parsed.body.references.map(\.isExternal) == [false, true, true])
  }

  @Test func keepsOnlyTheTextOfUnsafeImages() {
    let parsed = Parsed("![a](javascript:b) ![c](//x.org/d.png) ![e](data:image/svg+xml,x \"f\")\n")
    #expect(parsed.html == "<p>a c e</p>\n")
    #expect(parsed.findings.diagnostics.map(\.rule.id) == ["unsafe-link", "unsafe-link", "unsafe-link"])
  }

  @Test func writesFigureForTitledImageAlone() {
    #expect(
      Parsed("![a](b.png \"c & d\")\n").html
        == "<figure><img{0} alt=\"a\" loading=\"lazy\"><figcaption>c &amp; d</figcaption></figure>\n")
    #expect(Parsed("![a](b.png)\n").html == "<p><img{0} alt=\"a\" loading=\"lazy\"></p>\n")
    #expect(Parsed("![a](b.png \"c\") d\n").html == "<p><img{0} alt=\"a\" title=\"c\" loading=\"lazy\"> d</p>\n")
  }

  @Test func linksImagesToo() {
    #expect(Parsed("[![a](b.png)](c.md)\n").html == "<p><a{0}><img{1} alt=\"a\" loading=\"lazy\"></a></p>\n")
  }

  // MARK: Places

  @Test func findsDestinationsInTheSource() {
    let markdown = """
      [a.md](a.md) and [b](<b c.md> "a.md") ![c](a.md) <https://x.org> <ann@x.org>

      | [d](e.md) | `|` [f](e.md) |
      |-----------|---------------|
      | `x` [g](h.md) | [i](e.md) |

      [over
      two lines](j.md) then [k](l.md)

      *[m](n.md)* `code` [o](p.md#q) [escaped](r\\_s.md) [ref][t] http://bare.org/u.

      [t]: v.md
      """
    let parsed = Parsed("+++\n+++\n" + markdown, from: 8)
    #expect(
      parsed.body.references.map { parsed.text($0.range) } == [
        "a.md", "b c.md", "a.md", "https://x.org", "ann@x.org", "e.md", "e.md", "h.md", "e.md", "j.md", "l.md", "n.md",
        "p.md#q", "[escaped](r\\_s.md)", "[ref][t]", "http://bare.org/u",
      ])
    let starts = parsed.body.references.map(\.range.start)
    #expect(Set(starts).count == starts.count)
    #expect(starts == starts.sorted())
  }

  @Test func findsPlacesInLaterLinesOfBlocks() {
    let parsed = Parsed(
      """
      a
      b *c*
      http://d.org/e--f and <b> [g](h.md)

      > - i
      >   j
      >   www.k.org [l](m.md)

      - n[^1]
        o ![p](q.png)

      [^1]: r
          s [t](u.md) {{< v >}}
      """)
    #expect(
      parsed.body.references.map { parsed.text($0.range) }
        == ["http://d.org/e--f", "h.md", "www.k.org", "m.md", "q.png", "u.md"])
    #expect(parsed.body.references.first?.destination == "http://d.org/e--f")
    #expect(parsed.findings.diagnostics.map { parsed.text($0.range) } == ["<b>", "{{<"])
  }

  @Test func rangesLieInTheFileWhateverItHolds() {
    var random = SeededGenerator(seed: 11)
    let pieces = [
      "[a](b)", "![c](d)", "\n", "\n\n", "> ", "- ", "| x ", "|-", "`", "*", "[e]", "\n[e]: f\n", "<g>", "é", "\t",
      "# ", "www.h.i",
    ]
    for _ in 0..<1_500 {
      let text = (0..<Int.random(in: 1...30, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
        .joined()
      let parsed = Parsed("+++\n+++\n" + text, from: 8)
      let ranges =
        parsed.body.references.map(\.range) + parsed.body.headings.map(\.range) + parsed.body.fences.map(\.range)
        + parsed.findings.diagnostics.compactMap(\.range)
      for range in ranges {
        #expect(
          range.file == 7 && range.start >= 8 && range.end >= range.start && range.end <= parsed.source.text.count)
      }
    }
  }

  // MARK: Bare links

  @Test(arguments: [
    ("www.a.org", ["www.a.org"]),
    ("see www.a.org/b.c.", ["www.a.org/b.c"]),
    ("(www.a.org/b(c))", ["www.a.org/b(c)"]),
    ("www.a.org/b(c)))", ["www.a.org/b(c)"]),
    ("www.a.org/(b))+c", ["www.a.org/(b))+c"]),
    ("www.a.org?b=c&d=e", ["www.a.org?b=c&d=e"]),
    ("www.a.org?b&hl;", ["www.a.org?b"]),
    ("www.a.org/b<c", ["www.a.org/b"]),
    ("www.a_b.org", []),
    ("www.a_.b.c.org", ["www.a_.b.c.org"]),
    ("www. www.a. www..b.", ["www.a"]),
    ("xwww.a.org", []),
    ("http://localhost:80/a", ["http://localhost:80/a"]),
    ("\"https://a.org\"", ["https://a.org"]),
    ("HTTPS://a.org!?", ["HTTPS://a.org"]),
    ("xhttp://a.org ftp://a.org http:// http://.", []),
    ("http://a.org'", ["http://a.org"]),
    ("ann@b.org", ["ann@b.org"]),
    ("a.b-c_d+e@f.g.", ["a.b-c_d+e@f.g"]),
    ("a@b.c- a@b.c_ a@b @b.c a@b+c.d a@b@c.d", []),
    ("mailto:ann@b.org", ["mailto:ann@b.org"]),
    ("http://a.org/b@c.org", ["http://a.org/b@c.org"]),
    ("a@b.c http://d.e www.f.g", ["a@b.c", "http://d.e", "www.f.g"]),
  ])
  func findsBareLinks(text: String, links: [String]) {
    let bytes = Array(text.utf8)
    let found = bytes.withUnsafeBufferPointer { BareLinkScanner.links(in: $0, startsAtBoundary: true) }
    #expect(found.map { String(decoding: bytes[$0.range], as: UTF8.self) } == links)
  }

  @Test func linksBareURLsAsTyped() {
    #expect(
      Parsed("“x” -- \"http://a.org/b--c...d\" it's www.e.org/f'g...\n").html == """
        <p>“x” – “<a href="http://a.org/b--c...d" class="external" rel="noopener noreferrer">http://a.org/b--c...d</a>” \
        it’s <a href="http://www.e.org/f&#x27;g" class="external" rel="noopener noreferrer">www.e.org/f'g</a>…</p>

        """)
  }

  @Test func keepsCurlyQuotesThatTheAuthorTyped() {
    let parsed = Parsed("http://a.org/b–c’d\n")
    #expect(parsed.body.references.map(\.destination) == ["http://a.org/b–c’d"])
  }

  @Test func linksNothingInLinksAndCode() {
    let parsed = Parsed("[www.a.org](b.md) `www.c.org` ![www.d.org](e.png)\n\n    www.f.org\n")
    #expect(parsed.body.references.map(\.destination) == ["b.md", "e.png"])
  }

  @Test func linksBareURLBesideMarks() {
    let parsed = Parsed("*www.a.org* **b**www.c.org `d`www.e.org\nwww.f.org\n")
    #expect(parsed.body.references.map(\.text) == ["www.a.org", "www.c.org", "www.f.org"])
    #expect(parsed.body.references.map(\.destination) == ["http://www.a.org", "http://www.c.org", "http://www.f.org"])
  }
}
