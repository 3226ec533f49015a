import Highlighting
import Testing

@Suite struct HighlighterTests {
  @Test func marksTokensByKind() {
    #expect(
      html("SELECT 'a<b' -- c", "sql")
        == "<span class=\"hl-k\">SELECT</span> <span class=\"hl-s\">'a&lt;b'</span> <span class=\"hl-c\">-- c</span>")
  }

  @Test func leavesUnknownLanguagesPlain() {
    for language in ["", "text", "output", "klingon"] {
      #expect(html("SELECT \"1\"", language) == "SELECT &quot;1&quot;")
    }
  }

  @Test func knowsLanguagesByTheirOtherNames() {
    #expect(html("def f", "py") == html("def f", "python"))
    #expect(html("echo 1", "sh") == html("echo 1", "bash"))
    #expect(html("echo 1", "shell") == html("echo 1", "bash"))
    #expect(html("let x", "js") == html("let x", "javascript"))
  }
}
