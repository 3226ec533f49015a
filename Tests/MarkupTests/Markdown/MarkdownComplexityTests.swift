import Testing

@testable import Markup

@Suite struct MarkdownComplexityTests {
  /// Shapes on which the library takes time or memory beyond all measure, and the budget that refuses each.
  static let refused: [(String, Complexity.Budget)] = [
    (String(repeating: ">", count: 101) + "a", .containerDepth),
    (String(repeating: "- ", count: 10_000) + "x" + String(repeating: "\n", count: 10_000), .containerDepth),
    (String(repeating: "1. > ", count: 60) + "x", .containerDepth),
    (String(repeating: "[^a]:", count: 200) + "x", .containerDepth),
    (String(repeating: " ", count: 401) + "x", .indentation),
    ((0..<300).map { String(repeating: "  ", count: $0) + "* a\n" }.joined(), .indentation),
    ("|" + String(repeating: "a|", count: 1_250) + "\n|" + String(repeating: "-|", count: 1_250) + "\n", .tableColumns),
    (
      "|" + String(repeating: "a|", count: 190) + "\n|" + String(repeating: "-|", count: 190) + "\n"
        + String(repeating: "b\n", count: 2_000), .tableCells
    ),
    ("|a|\n|-|\n" + String(repeating: "|", count: 30_000) + "\n", .tablePipes),
    (String(repeating: "a", count: 50_000) + "\n" + String(repeating: "--|--\n", count: 8_000), .delimiterRows),
    (
      "[a]: /" + String(repeating: "x", count: 15_000) + "\n\n" + String(repeating: "[a]", count: 5_000),
      .referenceExpansion
    ),
    ("a " + String(repeating: "<?x", count: 10_000), .rawHTML),
    ("a " + String(repeating: "<!A ", count: 25_000), .rawHTML),
    (String(repeating: "*a _b ", count: 8_000), .emphasis),
    (String(repeating: "\"a' ", count: 8_000), .emphasis),
    (String(repeating: "a[b", count: 15_000), .brackets),
    (String(repeating: "a ![[]()", count: 8_000), .brackets),
    (String(repeating: "a [ b_", count: 7_000), .emphasisAndBrackets),
    (String(repeating: "- ", count: 99) + "x" + String(repeating: "\n", count: 400_000), .blankLines),
  ]

  @Test(arguments: 0..<refused.count)
  func refusesWhatCostsTooMuch(index: Int) {
    let (markdown, budget) = MarkdownComplexityTests.refused[index]
    let parsed = Parsed("# Title\n\n" + markdown)
    #expect(parsed.findings.diagnostics.map(\.rule.id) == ["too-complex"])
    #expect(parsed.findings.diagnostics.first?.message.contains(budget.words) == true)
    #expect(parsed.body.html.bytes == [])
    #expect(parsed.body.sections == [TextSection(anchor: "", heading: "", text: [])])
  }

  /// Shapes the library takes in its stride, each 40 kB, and what our own passes make of them.
  @Test(arguments: [
    "a@b.c ", "http://a.b ", "www.a.b/", ")", "www.www.", "http://a.b<", "://", "@", "&a;", ";", "a.", "mailto:",
    "- [x] a\n\n",
    "a\n", "a  \n", "# a\n", "&amp; ", "|b|\n", "> a\n\n", "`a` ", "<b>\n\n", "![a](b \"c\")\n\n", "{{< a >}}\n\n",
    "é ", "Table: a\n\n|b|\n|-|\n\n",
  ])
  func readsWhatIsMerelyLong(unit: String) {
    let parsed = Parsed(String(repeating: unit, count: 40_000 / unit.utf8.count))
    #expect(parsed.findings.diagnostics.allSatisfy { $0.rule.id != "too-complex" })
    #expect(!parsed.body.html.bytes.isEmpty || unit == "<b>\n\n")
  }

  /// A domain that is refused is not read again from each `www.` in it.
  @Test func readsRefusedDomainsOnce() {
    let text = Array(String(repeating: "www._", count: 200_000).utf8)
    #expect(text.withUnsafeBufferPointer { BareLinkScanner.links(in: $0, startsAtBoundary: true) } == [])
  }

  @Test func namesLineValueAndLimit() throws {
    let parsed = Parsed(
      "# a\n\n|" + String(repeating: "a|", count: 300) + "\n|" + String(repeating: "-|", count: 300) + "\n")
    let finding = try #require(parsed.findings.diagnostics.first)
    #expect(finding.message == "too many table columns: 302, at most 200 are read")
    #expect(finding.help == "the page is checked but its text is left out; write the line in a simpler form")
    #expect(parsed.text(finding.range).hasPrefix("|-|-|"))
    let quotes = Parsed("a\n\n" + String(repeating: "*a _b ", count: 8_000) + "\nb\n")
    let place = try #require(quotes.findings.diagnostics.first?.range)
    #expect(quotes.text(place).hasPrefix("*a _b *a"))
  }

  @Test func limitsBytesByTheSetting() throws {
    var options = MarkupOptions()
    options.limits.fileBytes = 10
    let finding = try #require(Parsed("01234567890\n", options: options).findings.diagnostics.first)
    #expect(finding.message == "too many bytes of Markdown: 12, at most 10 are read")
    #expect(finding.help == "split the page, or raise fileBytes under [limits] in site.toml")
    #expect(Parsed("012345678\n", options: options).problems == [])
  }
}
