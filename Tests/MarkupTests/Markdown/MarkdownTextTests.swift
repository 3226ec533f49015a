import Testing

@testable import Markup

@Suite struct MarkdownTextTests {
  // MARK: Sections

  @Test func cutsPlainTextAtHeadings() {
    let parsed = Parsed(
      """
      Intro *with* `code` & "quotes"
      over lines.

      ## One

      - a [b](c.md)
      - d ![alt](e.png)

      ```
      code block
      ```

      | h | i |
      |---|---|
      | j | k |

      ## Two <b>x</b>

      ## Three

      End <!-- no -->.
      """)
    #expect(
      parsed.sections == [
        "|Intro with code & “quotes” over lines.", "one|a b\nd \ncode block\nh\ni\nj\nk", "two-x|", "three|End .",
      ])
    #expect(parsed.body.sections.map(\.heading) == ["", "One", "Two x", "Three"])
    #expect(Parsed("").body.sections == [TextSection(anchor: "", heading: "", text: [])])
  }

  // MARK: Words

  @Test(arguments: [
    ("one two three\n", 3, false), ("# One\n\ntwo *three*four `five six`\n", 5, false), ("", 0, false),
    ("a\u{A0}b\u{3000}c\u{2003}d e–f\n", 5, false), ("- a\n- b\n\n| c | d |\n|---|---|\n", 4, false),
    ("日本語です。\n", 5, true), ("한국어 문장\n", 5, true), ("学习 Swift 编程 now\n", 6, true),
    ("The word 日本 among many English ones\n", 7, false),
  ])
  func countsWordsAsHugoDoes(markdown: String, words: Int, isCJK: Bool) {
    let body = Parsed(markdown).body
    #expect(body.wordCount == words)
    #expect(body.isCJK == isCJK)
  }

  @Test func roundsReadingTimeUp() {
    #expect(Parsed(String(repeating: "a ", count: 212)).body.readingTime == 1)
    #expect(Parsed(String(repeating: "a ", count: 213)).body.readingTime == 2)
    #expect(Parsed("").body.readingTime == 0)
    #expect(Parsed(String(repeating: "字", count: 501)).body.readingTime == 2)
  }

  // MARK: Summary

  private func summary(_ markdown: String) -> (html: String, isTruncated: Bool) {
    let body = Parsed(markdown).body
    return (String(decoding: body.html.bytes[..<body.summary.htmlEnd], as: UTF8.self), body.summary.isTruncated)
  }

  @Test func endsSummaryBehindTheParagraphThatReachesSeventyWords() {
    let words = String(repeating: "word ", count: 35).dropLast()
    let paragraphs = "\(words)\n\n\(words)\n\n\(words)\n"
    #expect(summary(paragraphs) == ("<p>\(words)</p>\n<p>\(words)</p>\n", true))
    let shorter = "\(words)\n\n\(words.dropLast(5))\n\nlast\n"
    #expect(summary(shorter) == ("<p>\(words)</p>\n<p>\(words.dropLast(5))</p>\n<p>last</p>\n", false))
    #expect(summary("\(words)\n\n\(words)\n").isTruncated == false)
  }

  @Test func endsSummaryBehindTheWholeQuote() {
    let words = String(repeating: "word ", count: 80).dropLast()
    #expect(summary("> \(words)\n>\n> more\n\nlast\n").html.hasSuffix("<p>more</p>\n</blockquote>\n"))
    #expect(summary("# \(words)\n\n```\ncode\n```\n\na\n\nb\n").html.hasSuffix("</code></pre>\n<p>a</p>\n"))
  }

  @Test func endsSummaryAtTheDivider() {
    #expect(summary("a\n\n<!--more-->\n\nb\n") == ("<p>a</p>\n", true))
    #expect(summary("a\n\n<!-- more -->\n\nb\n\n<!--more-->\n\nc\n") == ("<p>a</p>\n", true))
    #expect(summary("a\n\n<!--more-->\n") == ("<p>a</p>\n", false))
    #expect(summary("- a\n\n  <!--more-->\n\nb\n").isTruncated == false)
    let long = String(repeating: "word ", count: 80)
    #expect(summary("\(long)\n\nb\n\n<!--more-->\n\nc\n").html.hasSuffix("<p>b</p>\n"))
  }

  @Test func leavesFootnotesOutOfTheSummary() {
    let (html, isTruncated) = summary("a[^1]\n\n[^1]: b\n")
    #expect(!html.contains("doc-endnotes"))
    #expect(!isTruncated)
  }

  // MARK: The Markdown itself

  @Test func startsBehindTheFrontMatter() {
    let parsed = Parsed("+++\ntitle = \"x\"\n+++\n\n# a\n", from: 20)
    #expect(parsed.text(parsed.body.markdown) == "\n# a\n")
    #expect(parsed.body.headings.map { parsed.text($0.range) } == ["# a"])
  }
}
