import Diagnostics
import Markup
import Testing

// What well-written front matter means, and that every place is exactly the author's characters.

struct FrontMatterValueTests {
  @Test func readsTOMLInTheOrderWritten() {
    let reading = FrontMatterReading(
      #"""
      +++
      title = "HTTP — \u00e9"  # a comment
      weight = 0x1F
      rate = -1.5e3
      draft = false
      date = 2024-07-01T03:13:23+05:30
      day = 2024-07-01
      "a b".'c.d' = '''
      two
      lines'''
      requires = ["web-servers", { id = 'é', because = "x" }]
      [ratings.mentorship]
      value = "yes"
      [[modules]]
      lessons = ["b"]
      [[modules]]
      lessons = ["a"]
      +++
      Body
      """#)
    #expect(
      reading.outline == #"""
        title «title» = "HTTP — é" «"HTTP — \u00e9"»
        weight «weight» = 31 «0x1F»
        rate «rate» = -1500.0 «-1.5e3»
        draft «draft» = false «false»
        date «date» = 2024-07-01T03:13:23+05:30 «2024-07-01T03:13:23+05:30»
        day «day» = 2024-07-01 «2024-07-01»
        a b «"a b"» = table «"a b"»
        a b.c.d «'c.d'» = "two\nlines" «'''⏎two⏎lines'''»
        requires «requires» = list «["web-servers", { id = 'é', because = "x" }]»
        requires[0] = "web-servers" «"web-servers"»
        requires[1] = table «{ id = 'é', because = "x" }»
        requires[1].id «id» = "é" «'é'»
        requires[1].because «because» = "x" «"x"»
        ratings «ratings» = table «[ratings.mentorship]»
        ratings.mentorship «mentorship» = table «[ratings.mentorship]»
        ratings.mentorship.value «value» = "yes" «"yes"»
        modules «modules» = list «[[modules]]»
        modules[0] = table «[[modules]]»
        modules[0].lessons «lessons» = list «["b"]»
        modules[0].lessons[0] = "b" «"b"»
        modules[1] = table «[[modules]]»
        modules[1].lessons «lessons» = list «["a"]»
        modules[1].lessons[0] = "a" «"a"»
        """#)
    #expect(reading.report == "")
    #expect(reading.frontMatter.format == .toml)
    #expect(reading.slice(reading.frontMatter.table.range) == "+++")
    #expect(reading.frontMatter.range == SourceRange(file: 0, start: 0, end: reading.source.text.count - 5))
    #expect(reading.body == "Body")
  }

  @Test func readsYAML() {
    let reading = FrontMatterReading(
      #"""
      ---
      title: HTTP — é
      "quoted key": 'It''s'
      tags: [a, "b", 1]
      list:
        - x: 1
          y: true
        - z
      date: 2023-10-15 13:18:50
      day: 2023-10-15
      version: 1.2.3
      text: |
        two
        lines

      empty:
      last: {k: ~}
      ---
      Body
      """#)
    #expect(
      reading.outline == #"""
        title «title» = "HTTP — é" «HTTP — é»
        quoted key «"quoted key"» = "It\'s" «'It''s'»
        tags «tags» = list «[a, "b", 1]»
        tags[0] = "a" «a»
        tags[1] = "b" «"b"»
        tags[2] = 1 «1»
        list «list» = list «- x: 1⏎    y: true⏎  - z»
        list[0] = table «x: 1⏎    y: true»
        list[0].x «x» = 1 «1»
        list[0].y «y» = true «true»
        list[1] = "z" «z»
        date «date» = 2023-10-15T13:18:50 «2023-10-15 13:18:50»
        day «day» = 2023-10-15 «2023-10-15»
        version «version» = "1.2.3" «1.2.3»
        text «text» = "two\nlines\n" «|⏎  two⏎  lines»
        empty «empty» = nothing «»
        last «last» = table «{k: ~}»
        last.k «k» = nothing «~»
        """#)
    #expect(reading.report == "")
    #expect(reading.frontMatter.format == .yaml)
    #expect(reading.slice(reading.frontMatter.table.range) == "---")
    #expect(reading.body == "Body")
  }

  @Test func readsJSON() {
    let reading = FrontMatterReading(#"{"title": "\u00e9 😀", "n": [-1, 2.5, true, null, {"k": "}"}]}"# + "\nBody")
    #expect(
      reading.outline == #"""
        title «"title"» = "é 😀" «"\u00e9 😀"»
        n «"n"» = list «[-1, 2.5, true, null, {"k": "}"}]»
        n[0] = -1 «-1»
        n[1] = 2.5 «2.5»
        n[2] = true «true»
        n[3] = nothing «null»
        n[4] = table «{"k": "}"}»
        n[4].k «"k"» = "}" «"}"»
        """#)
    #expect(reading.report == "")
    #expect(reading.frontMatter.format == .json)
    #expect(reading.slice(reading.frontMatter.table.range) == "{")
    #expect(reading.body == "Body")
  }

  @Test func readsEmptyFrontMatter() {
    for text in ["+++\n+++\nBody", "---\n---\nBody", "---\n# a comment\n---\nBody", "{}\nBody"] {
      let reading = FrontMatterReading(text)
      #expect(reading.outline == "", "\(text)")
      #expect(reading.report == "", "\(text)")
      #expect(reading.body == "Body", "\(text)")
      #expect(reading.frontMatter.isComplete, "\(text)")
    }
  }

  @Test func readsFilesThatAreTOMLAsAWhole() throws {
    let text = "title = \"Waymark\"\n[menu]\nmain = [\"a\"]\nx = oops\n"
    let source = SourceFile(id: 3, path: "content/site.toml", text: Array(text.utf8))
    var findings = Findings()
    let settings = FrontMatter.parseTOML(source, reportingTo: &findings)
    #expect(settings.format == .toml)
    #expect(settings.range == SourceRange(file: 3, start: 0, end: text.utf8.count))
    #expect(settings.table.entries.map(\.key) == ["title", "menu"])
    #expect(try #require(settings.table["Title"]).keyRange == SourceRange(file: 3, start: 0, end: 5))
    #expect(!settings.isComplete)
    #expect(
      findings.diagnostics.map { describe($0, in: source) } == [
        """
        error[toml-syntax] 4:5 «oops»: the text of 'x' has no quotes
          help: text stands between "…" or '…'; without quotes stand numbers, dates, true and false
          fix 4:5 «oops»: "oops"
        """
      ])
  }

  @Test func readsTheSameFromCarriageReturns() throws {
    let texts = [
      "+++\ntitle = \"a\"\nlong = '''\nx\ny'''\n+++\n\nBody\n", "---\ntitle: a\nlong: |\n  x\n  y\n---\n\nBody\n",
      "{\n\"title\": \"a\"\n}\n\nBody\n",
    ]
    for text in texts {
      let expected = FrontMatterReading(text)
      for lineEnd in ["\r\n", "\r"] {
        var findings = Findings()
        let bytes = Array(text.replacing("\n", with: lineEnd).utf8)
        let source = try #require(
          SourceFile.read(id: 0, path: "content/page.md", bytes: bytes, limits: .init(), reportingTo: &findings))
        let reading = FrontMatterReading(source)
        #expect(reading.outline == expected.outline)
        #expect(reading.body == expected.body)
        #expect(reading.report == "")
      }
    }
  }

  @Test func takesATabBehindAColonInYAML() {
    #expect(FrontMatterReading("---\na:\tb\n---\n").outline == "a «a» = \"b\" «b»")
  }
}
