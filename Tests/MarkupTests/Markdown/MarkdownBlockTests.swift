import Foundation
import Diagnostics
import Testing

@testable import Markup

@Suite struct MarkdownBlockTests {
  // MARK: Tables

  @Test func writesTableInANamedRegion() {
    #expect(
      Parsed("## Costs & terms\n\n| Name | Price |  |\n|------|------:|:-:|\n| *a* | 1 | x |\n|  | 2 |\n").html == """
        <div class="heading"><h2 id="costs--terms">Costs &amp; terms</h2><a class="anchor" href="#costs--terms" \
        aria-label="Link to this section: Costs &amp; terms"><span aria-hidden="true">#</span></a></div>
        <div class="table" role="region" aria-labelledby="wm-table-1" tabindex="0"><table>
        <caption id="wm-table-1" class="implied">Costs &amp; terms</caption>
        <thead>
        <tr>
        <th scope="col">Name</th>
        <th scope="col" class="align-right">Price</th>
        <td class="align-center"></td>
        </tr>
        </thead>
        <tbody>
        <tr>
        <th scope="row"><em>a</em></th>
        <td class="align-right">1</td>
        <td class="align-center">x</td>
        </tr>
        <tr>
        <td></td>
        <td class="align-right">2</td>
        <td class="align-center"></td>
        </tr>
        </tbody>
        </table></div>

        """)
  }

  @Test func takesCaptionFromTheParagraphAbove() {
    let parsed = Parsed("Table: What it *costs* [here](a.md)\n\n| a |\n|---|\n| b |\n\nTable: alone\n")
    #expect(
      parsed.html == """
        <div class="table" role="region" aria-labelledby="wm-table-1" tabindex="0"><table>
        <caption id="wm-table-1">What it <em>costs</em> <a{0}>here</a></caption>
        <thead>
        <tr>
        <th scope="col">a</th>
        </tr>
        </thead>
        <tbody>
        <tr>
        <td>b</td>
        </tr>
        </tbody>
        </table></div>
        <p>Table: alone</p>

        """)
    #expect(parsed.body.references.map(\.surroundings) == ["What it costs here"])
  }

  @Test func namesTableWithoutHeadingAndNumbersTables() {
    let html = Parsed("| a |\n|---|\n\n> | b |\n> |---|\n").html
    #expect(html.contains("<caption id=\"wm-table-1\" class=\"implied\">Table</caption>"))
    #expect(html.contains("aria-labelledby=\"wm-table-2\""))
  }

  @Test func hasNoRowHeadingsUnderAnEmptyCorner() {
    let html = Parsed("|  | b |\n|--|---|\n| c | d |\n").html
    #expect(html.contains("<td></td>\n<th scope=\"col\">b</th>"))
    #expect(html.contains("<td>c</td>\n<td>d</td>"))
  }

  @Test func cutsLongImpliedCaptions() {
    let html = Parsed("# \(String(repeating: "é", count: 300))\n\n| a |\n|---|\n").html
    #expect(html.contains("class=\"implied\">\(String(repeating: "é", count: 80))</caption>"))
  }

  // MARK: Alerts and quotes

  @Test(arguments: [
    ("NOTE", "note", "Note"), ("tip", "tip", "Tip"), ("Important", "important", "Important"),
    ("WARNING", "warning", "Warning"), ("CAUTION", "caution", "Caution"),
  ])
  func writesAlerts(mark: String, name: String, title: String) {
    #expect(
      Parsed("> [!\(mark)]\n> a\n>\n> - b\n").html == """
        <aside class="alert alert-\(name)" role="note" aria-label="\(title)"><p class="alert-title">\(title)</p>
        <p>a</p>
        <ul>
        <li>b</li>
        </ul>
        </aside>

        """)
  }

  @Test func writesAlertsWithinEachOtherAndEmpty() {
    #expect(
      Parsed("> [!NOTE]\n>\n> > [!TIP]\n> > a\n>\n> > b\n").html == """
        <aside class="alert alert-note" role="note" aria-label="Note"><p class="alert-title">Note</p>
        <aside class="alert alert-tip" role="note" aria-label="Tip"><p class="alert-title">Tip</p>
        <p>a</p>
        </aside>
        <blockquote>
        <p>b</p>
        </blockquote>
        </aside>

        """)
    #expect(
      Parsed("> [!NOTE]\n\na\n").html == """
        <aside class="alert alert-note" role="note" aria-label="Note"><p class="alert-title">Note</p>
        </aside>
        <p>a</p>

        """)
  }

  @Test(arguments: ["> [!NOTE] a\n", "> a\n> [!NOTE]\n", "> [!FOLD]\n> a\n", "> **[!NOTE]**\n> a\n"])
  func leavesOtherQuotesAlone(markdown: String) {
    #expect(Parsed(markdown).html.hasPrefix("<blockquote>\n<p>"))
  }

  @Test func foldsHintsAndAnswers() {
    #expect(
      Parsed("1. Why?\n\n   > [!ANSWER]\n   > Because.\n\n> [!hint]\n> Look.\n").html == """
        <ol>
        <li>
        <p>Why?</p>
        <details class="alert alert-answer"><summary>Answer</summary>
        <p>Because.</p>
        </details>
        </li>
        </ol>
        <details class="alert alert-hint"><summary>Hint</summary>
        <p>Look.</p>
        </details>

        """)
  }

  // MARK: Definitions

  @Test func collectsDefinitions() {
    let parsed = Parsed(
      "# T\n\n> [!DEFINITION]\n> **Status `code`**: the *three* digits\n> of an answer. **Not** more.\n")
    #expect(
      parsed.html.hasSuffix(
        """
        <aside class="alert alert-definition" role="note" aria-label="Definition"><p class="alert-title">Definition</p>
        <p><dfn id="term-status-code">Status <code>code</code></dfn>: the <em>three</em> digits
        of an answer. <strong>Not</strong> more.</p>
        </aside>

        """))
    #expect(
      parsed.body.definitions == [
        Definition(
          term: "Status code", meaning: "the three digits of an answer. Not more.", anchor: "term-status-code",
          range: SourceRange(file: 7, start: 5, end: 20))
      ])
    #expect(parsed.problems == [])
  }

  @Test func givesEachTermOfAPageAnIDOfItsOwn() {
    let parsed = Parsed("# Term x\n\n> [!DEFINITION]\n> **X**: one\n\n> [!DEFINITION]\n> **x**: two\n")
    #expect(parsed.body.definitions.map(\.anchor) == ["term-x-1", "term-x-2"])
  }

  @Test(arguments: ["> [!DEFINITION]\n> a: b\n", "> [!DEFINITION]\n", "> [!DEFINITION]\n>\n> - **a**: b\n"])
  func reportsADefinitionWithoutATerm(markdown: String) {
    #expect(
      Parsed(markdown).problems == [
        "definition-without-term@> [!DEFINITION]: this definition does not begin with its term"
      ])
  }

  // MARK: Lists

  @Test func writesTasksWithNamedBoxes() {
    #expect(
      Parsed("- [x] a\n- [ ] b\n- c\n").html == """
        <ul>
        <li class="task"><input type="checkbox" aria-label="Done" checked disabled> a</li>
        <li class="task"><input type="checkbox" aria-label="To do" disabled> b</li>
        <li>c</li>
        </ul>

        """)
  }

  @Test func writesListsAsCmarkDoes() {
    #expect(
      Parsed("7. a\n\n   b\n8. c\n\n- d\n  - e\n").html == """
        <ol start="7">
        <li>
        <p>a</p>
        <p>b</p>
        </li>
        <li>
        <p>c</p>
        </li>
        </ol>
        <ul>
        <li>d
        <ul>
        <li>e</li>
        </ul>
        </li>
        </ul>

        """)
  }

  // MARK: Footnotes

  @Test func writesFootnotesWithWaysBack() {
    #expect(
      Parsed("a[^x] b[^y] c[^x]\n\n[^y]: - d\n[^x]: e [^y]\n[^z]: unused\n").html == """
        <p>a<sup class="footnote-ref"><a href="#wm-fn-1" id="wm-fnref-1" role="doc-noteref" aria-label="Footnote 1">1</a></sup> \
        b<sup class="footnote-ref"><a href="#wm-fn-2" id="wm-fnref-2" role="doc-noteref" aria-label="Footnote 2">2</a></sup> \
        c<sup class="footnote-ref"><a href="#wm-fn-1" id="wm-fnref-1-2" role="doc-noteref" aria-label="Footnote 1">1</a></sup></p>
        <section class="footnotes" role="doc-endnotes" aria-label="Footnotes">
        <ol>
        <li id="wm-fn-1">
        <p>e <sup class="footnote-ref"><a href="#wm-fn-2" id="wm-fnref-2-2" role="doc-noteref" aria-label="Footnote 2">2</a></sup> \
        <a href="#wm-fnref-1" class="footnote-backref" role="doc-backlink" aria-label="Back to reference 1">↩</a> \
        <a href="#wm-fnref-1-2" class="footnote-backref" role="doc-backlink" aria-label="Back to reference 1-2">↩<sup>2</sup></a></p>
        </li>
        <li id="wm-fn-2">
        <ul>
        <li>d</li>
        </ul>
        <a href="#wm-fnref-2" class="footnote-backref" role="doc-backlink" aria-label="Back to reference 2">↩</a> \
        <a href="#wm-fnref-2-2" class="footnote-backref" role="doc-backlink" aria-label="Back to reference 2-2">↩<sup>2</sup></a>
        </li>
        </ol>
        </section>

        """)
  }

  @Test func linksNothingWithinALink() {
    let parsed = Parsed("[a[^n] <b@c.org> www.d.org](e.md)\n\n[^n]: f\n")
    #expect(
      parsed.html.hasPrefix(
        "<p><a{0}>a<sup class=\"footnote-ref\" id=\"wm-fnref-1\">1</sup> b@c.org www.d.org</a></p>\n"))
    #expect(parsed.body.references.map(\.text) == ["a b@c.org www.d.org"])
  }

  @Test func leadsBackOnlyToReferencesThatAreWritten() {
    let html = Parsed("a[^n] ![b[^n]](c.png)\n\n[^n]: d\n\n[^n]: e[^n]\n").html
    #expect(html.components(separatedBy: "doc-backlink").count == 2)
  }

  // MARK: Code, breaks, marks

  @Test func writesCode() {
    let parsed = Parsed(
      "```Swift run keep\nlet a = \"<&>\"\n```\n\n```run\nls\n```\n\n    indented\n\n~~~c++<b> x\n~~~\n")
    #expect(
      parsed.html == """
        <pre tabindex="0"><code class="language-swift">let a = &quot;&lt;&amp;&gt;&quot;
        </code></pre>
        <pre tabindex="0"><code>ls
        </code></pre>
        <pre tabindex="0"><code>indented
        </code></pre>
        <pre tabindex="0"><code class="language-c++b"></code></pre>

        """)
    #expect(parsed.body.fences.map(\.language) == ["swift", "", "c++<b>"])
    #expect(parsed.body.fences.map(\.flags) == [["run", "keep"], ["run"], ["x"]])
    #expect(parsed.body.fences.map { parsed.text($0.range) } == ["```Swift run keep", "```run", "~~~c++<b> x"])
  }

  @Test func highlightsCode() {
    #expect(
      Parsed("```SQL run\nSELECT '<a>' -- b\n```\n").html == """
        <pre tabindex="0"><code class="language-sql"><span class="hl-k">SELECT</span> \
        <span class="hl-s">'&lt;a&gt;'</span> <span class="hl-c">-- b</span>
        </code></pre>

        """)
    #expect(
      Parsed("```sql\nx  PRIMARY \n KEY, NOT/**/NULL\n```\n").html == """
        <pre tabindex="0"><code class="language-sql">x  <span class="hl-k">PRIMARY \n KEY</span>, <span class="hl-k">NOT</span>\
        <span class="hl-c">/**/</span><span class="hl-k">NULL</span>
        </code></pre>

        """)
    #expect(Parsed("```output\nSELECT 1\n```\n").html.contains("<code class=\"language-output\">SELECT 1\n"))
  }

  @Test func changesNothingOfTheCodeItHighlights() {
    let pieces = [
      "if ", "\"", "'", "<a b=\"c\">", "&amp;", "&", "/*", "//", "# ", "$(", "${", "}", "`", "é", "日本", "\t", "\n",
      "1.5",
    ]
    var random = SeededGenerator(seed: 11)
    for language in ["bash", "css", "dockerfile", "html", "http", "js", "json", "python", "sql", "yaml"] {
      for _ in 0..<40 {
        let code = (0..<Int.random(in: 1...60, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
          .joined()
        let shown = Parsed("~~~~\(language)\n\(code)\n~~~~\n").html.replacing(
          /<span class="hl-[kscnftovm]">|<\/span>/, with: "")
        #expect(
          shown == Parsed("~~~~text\n\(code)\n~~~~\n").html.replacing("language-text", with: "language-\(language)"))
      }
    }
  }

  @Test func writesBreaksAndMarks() {
    #expect(
      Parsed("a *b* **c** ~~d~~ `e`  \nf\\\ng\nh -- \"i\" ... <j\n\n***\n").html == """
        <p>a <em>b</em> <strong>c</strong> <del>d</del> <code>e</code><br>
        f<br>
        g
        h – “i” … &lt;j</p>
        <hr>

        """)
  }

  // MARK: Raw HTML and shortcodes

  @Test func leavesRawHTMLOut() {
    let parsed = Parsed(
      "# t\n\na <b class=\"c\">d</b><br> <!-- e -->f\n\n<div>\n<script>g</script>\n</div>\n\n<!-- h -->\n\ni\n")
    #expect(parsed.html.hasSuffix("<p>a d f</p>\n<p>i</p>\n"))
    #expect(
      parsed.problems == [
        "raw-html@<b class=\"c\">: HTML is left out: <b class=\"c\">", "raw-html@<br>: HTML is left out: <br>",
        "raw-html@<div>: HTML is left out: <div>",
      ])
    #expect(
      parsed.findings.diagnostics[0].help
        == "write it in Markdown, or set unsafeHTML = true in site.toml where all authors are trusted")
  }

  @Test func keepsRawHTMLWhereItIsAllowed() {
    var options = MarkupOptions()
    options.allowsRawHTML = true
    let parsed = Parsed("a <b>c</b>\n\n<div>\nd\n</div>\n\n<!-- e -->\n", options: options)
    #expect(parsed.html == "<p>a <b>c</b></p>\n<div>\nd\n</div>\n")
    #expect(parsed.problems == [])
  }

  @Test func reportsHugoShortcodes() {
    let parsed = Parsed("a {{< ref \"b.md\" >}}\n\n{{% note %}}\n\n{{<figure src=\"x\">}}\n\n`{{< code >}}` {{ c }}\n")
    #expect(
      parsed.problems.filter { $0.hasPrefix("hugo") } == [
        "hugo-shortcode@{{<: '{{<' begins a shortcode of Hugo, which is not run here",
        "hugo-shortcode@{{%: '{{%' begins a shortcode of Hugo, which is not run here",
        "hugo-shortcode@{{<: '{{<' begins a shortcode of Hugo, which is not run here",
      ])
    #expect(parsed.html.hasPrefix("<p>a {{&lt; ref “b.md” &gt;}}</p>\n<p>{{% note %}}</p>\n"))
  }

  // MARK: Depth

  @Test func rendersDeepNestingWithoutRecursion() {
    let quotes = String(repeating: "> ", count: 100) + "a\n"
    #expect(Parsed(quotes).html.hasPrefix(String(repeating: "<blockquote>\n", count: 100) + "<p>a</p>"))
    let marks = String(repeating: "*a ", count: 3_000) + "b" + String(repeating: " a*", count: 3_000)
    let depth = Parsed(marks).html.components(separatedBy: "<em>").count - 1
    #expect(depth == 3_000)
    let lists = (0..<190).map { String(repeating: " ", count: $0 * 2) + "- a\n" }.joined()
    let listDepth = Parsed(lists).html.components(separatedBy: "<ul>").count - 1
    #expect(listDepth == 190)
  }
}
