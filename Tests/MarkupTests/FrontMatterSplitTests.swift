import Diagnostics
import Markup
import Testing

// Where front matter starts and ends: as Hugo has it.

struct FrontMatterSplitTests {
  private struct Case: CustomTestStringConvertible {
    let text: String
    let format: FrontMatter.Format?
    let inner: String
    let body: String
    var testDescription: String { text.debugDescription }
  }

  private static let cases = [
    Case(text: "+++\na = 1\n+++\nB", format: .toml, inner: "a = 1\n", body: "B"),
    Case(text: "---\na: 1\n---\nB", format: .yaml, inner: "a: 1\n", body: "B"),
    Case(text: "{\"a\": \"}\\\"\"}\nB", format: .json, inner: "{\"a\": \"}\\\"\"}", body: "B"),
    Case(text: " \t\n\n+++\na = 1\n+++\n\nB", format: .toml, inner: "a = 1\n", body: "\nB"),
    // The end is a line that starts with the delimiter; what follows on it is text already.
    Case(text: "+++\na = 1\n+++ rest\nB", format: .toml, inner: "a = 1\n", body: " rest\nB"),
    Case(text: "---\na: 1\n-----\nB", format: .yaml, inner: "a: 1\n", body: "--\nB"),
    Case(text: "+++\na = 1\n +++\n+++", format: .toml, inner: "a = 1\n +++\n", body: ""),
    Case(text: "--- a: 1\n---\nB", format: .yaml, inner: " a: 1\n", body: "B"),
    Case(text: "+++\n+++\n", format: .toml, inner: "", body: ""),
    Case(text: "{}B", format: .json, inner: "{}", body: "B"),
    Case(text: "# Heading\n+++\n+++\n", format: nil, inner: "", body: "# Heading\n+++\n+++\n"),
    Case(text: "- item\n", format: nil, inner: "", body: "- item\n"),
    Case(text: "++\n", format: nil, inner: "", body: "++\n"),
    Case(text: " \n\n", format: nil, inner: "", body: " \n\n"),
    Case(text: "", format: nil, inner: "", body: ""),
  ]

  @Test(arguments: cases) private func splitsAsHugo(_ expected: Case) {
    let source = SourceFile(id: 0, path: "page.md", text: Array(expected.text.utf8))
    var findings = Findings()
    var bodyStart = 0
    let split = FrontMatter.split(source, bodyStart: &bodyStart, reportingTo: &findings)
    #expect(split?.format == expected.format)
    #expect(String(decoding: source.text[split?.inner ?? 0..<0], as: UTF8.self) == expected.inner)
    #expect(String(decoding: source.text[bodyStart...], as: UTF8.self) == expected.body)
    #expect(findings.diagnostics.isEmpty)
  }

  @Test func reportsUnclosedTOMLAndGoesOnWithTheBody() {
    let reading = FrontMatterReading("\n+++\ntitle = 1\n ++ +\nText\n")
    #expect(
      reading.report == """
        error[unclosed-front-matter] 2:1 «+++»: the front matter that starts here has no end
          ^ no later line starts with '+++'
          help: end it with a line of +++
        """)
    #expect(reading.body == "title = 1\n ++ +\nText\n")
    #expect(reading.frontMatter.format == nil)
    #expect(!reading.frontMatter.isComplete)
  }

  @Test func reportsUnclosedYAML() {
    let reading = FrontMatterReading("---")
    #expect(
      reading.report == """
        error[unclosed-front-matter] 1:1 «---»: the front matter that starts here has no end
          ^ no later line starts with '---'
          help: end it with a line of ---; a rule at the head of a page is written ***
        """)
    #expect(reading.body == "")
  }

  @Test func reportsUnclosedJSON() {
    let reading = FrontMatterReading("{\"a\": {}\nText")
    #expect(
      reading.report == """
        error[unclosed-front-matter] 1:1 «{»: the front matter that starts here has no end
          ^ no '}' closes it
          help: front matter in JSON ends at the brace that closes the first one
        """)
    #expect(reading.body == "{\"a\": {}\nText")
  }

  @Test func reportsOrgMode() {
    let reading = FrontMatterReading("#+title: x\nText")
    #expect(
      reading.report == """
        error[org-front-matter] 1:1 «#+»: front matter in Org mode is not read
          help: write it as TOML between two lines of +++
        """)
    #expect(reading.body == "#+title: x\nText")
  }
}
