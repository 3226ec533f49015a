import Diagrams
import Testing

struct TitlePictureTests {
  @Test func drawsATitle() {
    let picture = TitlePicture(title: "How to <cache>", kind: "Lesson", site: "Waymarks", colours: .init())
    let text = String(decoding: picture.svg(), as: UTF8.self)
    #expect(
      text == #"""
        <svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630" viewBox="0 0 1200 630" font-family="system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif">
        <title>How to &lt;cache&gt;</title>
        <rect width="1200" height="630" fill="#ffffff"/>
        <rect width="24" height="630" fill="#2f5d1f"/>
        <g fill="none" stroke-width="8" stroke="#2f5d1f"><path d="M1040 548H1066M1104 535L1118 521"/><circle cx="1020" cy="548" r="18"/><circle cx="1088" cy="548" r="18"/><circle cx="1132" cy="506" r="18" fill="#2f5d1f"/></g>
        <text x="80" y="118" font-size="34" fill="#2f5d1f" font-weight="700">Lesson</text>
        <text x="80" y="346.8" font-size="84" fill="#1a1a1a" font-weight="700">How to &lt;cache&gt;</text>
        <text x="80" y="560" font-size="36" fill="#555555">Waymarks</text>
        </svg>

        """#)
  }

  /// Five lines of the smallest letters, then an ellipsis.
  @Test func endsALongTitle() {
    let title = (1...60).map { "word\($0)" }.joined(separator: " ")
    let text = String(
      decoding: TitlePicture(title: title, kind: nil, site: "S", colours: .init()).svg(), as: UTF8.self)
    #expect(text.split(separator: "<text").count - 1 == 6)
    #expect(text.contains("…</text>"))
  }

  @Test func takesTheLightTokensOfATheme() {
    let css = """
      /* a theme */
      :root { --ground: #fbfcf8; --ground-raised: #000; --text : #1d2419 ; --accent: var(--x); }
      @media (prefers-color-scheme: dark) { :root { --ground: #141a11; --text-quiet: red"/><script>; } }
      """
    #expect(TitlePicture.Colours(tokens: Array(css.utf8)) == .init(ground: "#fbfcf8", text: "#1d2419"))
  }

  @Test func breaksLinesBetweenWordsAndInLongOnes() {
    #expect(
      TextLines("Learn a Programming Language", size: 15, within: 92).lines == ["Learn a", "Programming", "Language"])
    #expect(TextLines("Integration/Continuous", size: 15, within: 92).lines == ["Integration/", "Continuous"])
    #expect(TextLines("1\u{A0}Prerequisites", size: 15, within: 92).lines == ["1\u{A0}Prerequisites"])
    #expect(TextLines("  ", size: 15, within: 92).lines == [])
    #expect(TextLines(String(repeating: "x", count: 40), size: 15, within: 92).lines.map(\.count) == [16, 16, 8])
  }

  @Test func measuresByItsTable() {
    #expect(TextWidth.of("il") == 56)
    #expect(TextWidth.of("") == 0)
    #expect(TextWidth.of("データ") == 315)
  }
}
