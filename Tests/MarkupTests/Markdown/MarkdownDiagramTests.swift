import Diagnostics
import Testing

@testable import Markup

struct MarkdownDiagramTests {
  @Test func drawsFencesAndNumbersThem() {
    let parsed = Parsed("```graph\ntitle: One\nA -> B: to\n```\n\n```sequence\ntitle: Two\nC -> D: hi\n```\n")
    #expect(parsed.problems == [])
    #expect(parsed.html.contains("<title id=\"wm-diagram-1\">One</title>"))
    #expect(parsed.html.contains("<title id=\"wm-diagram-2\">Two</title>"))
    #expect(!parsed.html.contains("<pre"))
    #expect(parsed.body.fences.map(\.language) == ["graph", "sequence"])
  }

  @Test func findsTitleAndLabelsNotTheSource() {
    #expect(
      Parsed("Before.\n\n```graph\ntitle: One\nA -> B: to\n```\n\nBehind.\n").sections
        == ["|Before.\nOne\nA\nB\nto\nBehind."])
  }

  @Test func showsCodeWhereAFenceIsWrong() {
    let parsed = Parsed("> - x\n>   ```graph\n>   title: T\n>   A => B\n>   ```\n")
    #expect(parsed.problems == ["diagram-syntax@=>: '=>' is no arrow here"])
    #expect(
      parsed.html.contains("<pre tabindex=\"0\"><code class=\"language-graph\">title: T\nA =&gt; B\n</code></pre>"))
  }

  @Test func pointsAtTheFenceThatHasNoTitle() {
    #expect(Parsed("~~~sequence\nA -> B\n~~~\n").problems == ["diagram-syntax@~~~sequence: the sequence has no title"])
  }

  @Test func leavesOtherCodeAndPlainStyleAlone() {
    #expect(Parsed("    graph\n").html.hasPrefix("<pre"))
    #expect(
      Parsed("```graph\ntitle: T\nA\n```\n", style: .specification).html.hasPrefix(
        "<pre><code class=\"language-graph\">"))
  }
}
