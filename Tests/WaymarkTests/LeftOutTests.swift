import Diagnostics
import Testing

@testable import Waymark

struct LeftOutTests {
  private func leftOut(_ texts: [(path: String, text: String)], now: Int) -> [String] {
    let site = TestSite(texts, now: now)
    return CheckedSite(files: site.files, site: site.site, findings: Findings(), assets: [], themes: nil).leftOut(
      at: now)
  }

  private let texts: [(path: String, text: String)] = [
    ("articles/a.md", "+++\ntitle = \"A\"\ndraft = true\nexpiryDate = 2020-01-01\n+++\n"),
    ("articles/b.md", "+++\ntitle = \"B\"\ndraft = true\npublishDate = 2026-06-02\n+++\n"),
    ("articles/c.md", "+++\ntitle = \"C\"\nexpiryDate = 2020-01-01\n+++\n"),
    ("articles/d.md", "+++\ntitle = \"D\"\npublishDate = 2030-01-01T12:00:00+02:00\n+++\n"),
    ("articles/e.md", "+++\ntitle = \"E\"\nexpiryDate = 2031-01-01\n+++\n"),
  ]

  @Test func countsWhatIsNotPutOutAndSaysWhatComesNext() {
    #expect(
      leftOut(texts, now: 1_780_272_000) == [
        "left out: 2 drafts (-D puts them in, `waymark list drafts` names them)",
        "left out: 1 future (-F puts them in, `waymark list future` names them)",
        "left out: 1 expired (-E puts them in, `waymark list expired` names them)",
        "next change: article:d appears at 2030-01-01T12:00:00+02:00",
      ])
    #expect(leftOut(texts, now: 1_893_500_000).last == "next change: article:e expires at 2031-01-01T00:00:00Z")
  }

  @Test func saysNothingOfASiteThatIsWhole() {
    #expect(leftOut([("articles/a.md", "+++\ntitle = \"A\"\n+++\n")], now: 1_780_272_000) == [])
  }
}
