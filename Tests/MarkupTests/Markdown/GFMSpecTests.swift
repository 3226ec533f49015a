import Foundation
import Testing

@testable import Markup

/// The examples of the GFM specification, when `WAYMARK_GFM_SPEC` names a JSON file of them
/// (`Tests/Oracles/test_gfm_spec.py` makes it), else a few of our own.
@Suite struct GFMSpec {
  struct Example: Codable, Sendable {
    let number: Int
    let extensions: [String]
    let markdown: String
    let html: String
  }

  @Test func rendersEveryExampleAsWrittenButForTheListedOnes() throws {
    let listed = try GFMSpec.listedDifferences()
    var different: [Int] = []
    for example in try GFMSpec.examples() {
      var style = Style.specification
      style.linksBareURLs = example.extensions.contains("autolink")
      let html = Parsed(example.markdown, style: style).html
      guard html != example.html else { continue }
      different.append(example.number)
      #expect(listed.contains(example.number), "is:\n\(html)\nshould be:\n\(example.html)")
    }
    #expect(different == listed)
  }

  @Test func equalsTheLibraryOnEveryExample() throws {
    for example in try GFMSpec.examples() {
      for style in GFMSpec.styles {
        let (library, ours) = bothRenderings(example.markdown, style: style)
        #expect(ours == library, "example \(example.number)")
      }
    }
  }

  @Test func equalsTheLibraryOnExamplesPutTogether() throws {
    let examples = try GFMSpec.examples()
    var random = SeededGenerator(seed: 20_260_101)
    for round in 0..<20_000 {
      var markdown = ""
      for _ in 0..<Int.random(in: 2...6, using: &random) {
        let example = examples[Int.random(in: 0..<examples.count, using: &random)]
        markdown += example.markdown
        if Bool.random(using: &random) { markdown += "\n" }
      }
      let style = GFMSpec.styles[round % GFMSpec.styles.count]
      let (library, ours) = bothRenderings(markdown, style: style)
      guard ours == library else {
        Issue.record(
          "round \(round): ours differs from the library's for\n\(markdown)\nours:\n\(ours)\nlibrary:\n\(library)")
        return
      }
    }
  }

  // MARK: Sources

  private static let styles: [Style] = [
    .specification,
    Style(isPlain: true, isSmart: true, linksBareURLs: false, readsFootnotes: true),
  ]

  private static func examples() throws -> [Example] {
    guard let path = ProcessInfo.processInfo.environment["WAYMARK_GFM_SPEC"] else { return ownExamples }
    return try JSONDecoder().decode([Example].self, from: Data(contentsOf: URL(fileURLWithPath: path)))
  }

  /// Numbers of the fixture; none of them is an example of ours.
  private static func listedDifferences() throws -> [Int] {
    guard ProcessInfo.processInfo.environment["WAYMARK_GFM_SPEC"] != nil else { return [] }
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../Fixtures/gfm-differences.txt")
    let text = try String(contentsOf: file, encoding: .utf8)
    return try text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
      let words = line.split(separator: " ", maxSplits: 1)
      try #require(words.count == 2, "a listed example needs a reason: \(line)")
      return try #require(Int(words[0]))
    }
  }

  private static let ownExamples: [Example] = [
    example("# One *two*\n\nThree\n=====\n", "<h1>One <em>two</em></h1>\n<h1>Three</h1>\n"),
    example("> a\n> b\n\n---\n", "<blockquote>\n<p>a\nb</p>\n</blockquote>\n<hr />\n"),
    example(
      "3. a\n4. b\n   - c\n\n   d\n",
      "<ol start=\"3\">\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n<ul>\n<li>c</li>\n</ul>\n<p>d</p>\n</li>\n</ol>\n"),
    example(
      "[a](/u \"t\") ![b *c*](/v) <http://x.org?a&b>\n",
      "<p><a href=\"/u\" title=\"t\">a</a> <img src=\"/v\" alt=\"b c\" /> "
        + "<a href=\"http://x.org?a&amp;b\">http://x.org?a&amp;b</a></p>\n"),
    example(
      "| a | b |\n|:--|--:|\n| `x` | ~~y~~ |\n",
      "<table>\n<thead>\n<tr>\n<th align=\"left\">a</th>\n<th align=\"right\">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n"
        + "<td align=\"left\"><code>x</code></td>\n<td align=\"right\"><del>y</del></td>\n</tr>\n</tbody>\n</table>\n"),
    example(
      "``` swift run\nlet a = \"<&>\"\n```\n",
      "<pre><code class=\"language-swift\">let a = &quot;&lt;&amp;&gt;&quot;\n</code></pre>\n"),
    example("a<b>c</b>\n\n<div>\n*d*\n</div>\n", "<p>a<b>c</b></p>\n<div>\n*d*\n</div>\n"),
    example("a  \nb\\\nc\n", "<p>a<br />\nb<br />\nc</p>\n"),
    example(
      "(www.a.org/b_(c)), see http://d.org.\n",
      "<p>(<a href=\"http://www.a.org/b_(c)\">www.a.org/b_(c)</a>), see <a href=\"http://d.org\">http://d.org</a>.</p>\n",
      ["autolink"]),
    example(
      "- [x] a\n- [ ] b\n",
      "<ul>\n<li><input type=\"checkbox\" checked=\"\" disabled=\"\" /> a</li>\n"
        + "<li><input type=\"checkbox\" disabled=\"\" /> b</li>\n</ul>\n"),
  ]

  private static func example(_ markdown: String, _ html: String, _ extensions: [String] = []) -> Example {
    Example(number: 0, extensions: extensions, markdown: markdown, html: html)
  }
}
