import Markup
import Testing

// How large, how deep and how wide front matter may be.

struct FrontMatterBoundsTests {
  private var small: MarkupOptions.Limits {
    var limits = MarkupOptions.Limits()
    limits.frontMatterDepth = 2
    limits.frontMatterKeys = 3
    limits.frontMatterBytes = 100
    return limits
  }

  private func tooDeep(_ place: String) -> String {
    """
    error[front-matter-too-deep] \(place): lists and tables are nested deeper than 2 levels here
      help: front matter nests 2 levels at most; what lies deeper is not read
    """
  }

  @Test func allowsTheLimitItself() {
    for text in [
      "+++\na = [[1]]\n+++\n", "+++\n[a.b]\nc = 1\n+++\n", "---\na:\n  - [1]\n---\n", "{\"a\": {\"b\": {}}}",
    ] {
      let reading = FrontMatterReading(text, limits: small)
      #expect(reading.report == "", "\(text)")
      #expect(reading.frontMatter.isComplete, "\(text)")
    }
  }

  @Test func reportsDepthInTOML() {
    let lists = FrontMatterReading("+++\na = [[[1]]]\nb = 2\n+++\n", limits: small)
    #expect(lists.report == tooDeep("2:7 «[»"))
    #expect(lists.outline == "b «b» = 2 «2»")
    #expect(!lists.frontMatter.isComplete)
    #expect(FrontMatterReading("+++\na.b.c.d = 1\n+++\n", limits: small).report == tooDeep("2:6 «.»"))
    let header = FrontMatterReading("+++\n[a.b.c]\nd = 1\n[e]\n+++\n", limits: small)
    #expect(header.report == tooDeep("2:5 «.»"))
    #expect(header.outline == "e «e» = table «[e]»")
    let mixed = FrontMatterReading("+++\n[a.b]\nc = [1]\n+++\n", limits: small)
    #expect(mixed.report == tooDeep("3:5 «[1]»"))
    #expect(!mixed.frontMatter.isComplete)
  }

  @Test func reportsDepthInYAML() {
    #expect(FrontMatterReading("---\na: [[[1]]]\n---\n", limits: small).report == tooDeep("2:6 «[»"))
    #expect(FrontMatterReading("---\na:\n  b:\n    c:\n      d: 1\n---\n", limits: small).report == tooDeep("5:7 «d»"))
  }

  @Test func reportsDepthInJSON() {
    #expect(FrontMatterReading("{\"a\": [{\"b\": []}]}", limits: small).report == tooDeep("1:14 «[»"))
  }

  @Test func reportsTooManyKeys() {
    let expected = """
      error[front-matter-too-many-keys] 5:1 «KEY»: the front matter has more than 3 keys
        ^ one too many
        help: front matter has 3 keys at most; what follows is not read
      """
    let toml = FrontMatterReading("+++\na = 1\nb = 2\nc = 3\nd = 4\ne = 5\n+++\n", limits: small)
    #expect(toml.report == expected.replacing("KEY", with: "d"))
    #expect(toml.frontMatter.table.entries.map(\.key) == ["a", "b", "c"])
    let yaml = FrontMatterReading("---\na: 1\nb: 2\nc: 3\nd: 4\ne: 5\n---\n", limits: small)
    #expect(yaml.report == expected.replacing("KEY", with: "d"))
    #expect(yaml.frontMatter.table.entries.map(\.key) == ["a", "b", "c"])
    let json = FrontMatterReading("{\n\"a\": 1,\n\"b\": 2,\n\"c\": 3,\n\"d\": 4,\n\"e\": 5}\n", limits: small)
    #expect(json.report == expected.replacing("KEY", with: "\"d\""))
    #expect(json.frontMatter.table.entries.map(\.key) == ["a", "b", "c"])
    #expect(!toml.frontMatter.isComplete && !yaml.frontMatter.isComplete && !json.frontMatter.isComplete)
  }

  @Test func reportsTooManyBytesAndGoesOnWithTheBody() {
    let reading = FrontMatterReading("+++\na = '\(String(repeating: "x", count: 95))'\n+++\nBody", limits: small)
    #expect(
      reading.report == """
        error[front-matter-too-large] 2:1 «»: 102 bytes of front matter are more than the 100 a file may have
          help: move text into the body, or raise frontMatterBytes under [limits] in site.toml
        """)
    #expect(reading.body == "Body")
    #expect(!reading.frontMatter.isComplete)
  }

  /// Text that would overflow the stack or take minutes if its depth were not bounded.
  @Test(arguments: ["[", "{a=", "{\"a\":", "- ", "? ", "[a,", "{a: ", "[[]],", "a.", "&a ", "!x "])
  func endsOnRepetition(_ piece: String) {
    let text = String(repeating: piece, count: 65_000 / piece.utf8.count)
    for (head, end) in [
      ("---\n", "\n---\n"), ("---\na: ", "\n---\n"), ("+++\na = ", "\n+++\n"), ("+++\n", "\n+++\n"), ("{\"a\": ", ""),
    ] {
      let reading = FrontMatterReading(head + text + end)
      #expect(reading.frontMatter.isComplete == !reading.findings.hasErrors)
    }
  }
}
