import Testing

@testable import Waymark

/// Any title at all comes back from the page it was written into.
struct TitlePropertyTests {
  @Test func anyTitleComesBackFromItsPage() throws {
    var random = SeededRandom(state: 20_260_601)
    let titles = (0..<2000).map { _ in random.title() }
    let site = TestSite(
      titles.enumerated().map { (path: "articles/a\($0).md", text: "+++\ntitle = \(toml($1))\n+++\n") })
    let pages = try site.allHTML().compactMap { page, html -> (title: String, markup: MarkupText)? in
      guard case .node(let node) = page.kind else { return nil }
      return (site.site.curriculum.nodes[node].common.title, MarkupText(html, upTo: "/h1"))
    }
    #expect(Set(pages.map(\.title)) == Set(titles))
    for (title, page) in pages {
      let data = page.texts(of: "script").compactMap { JSONText(Array($0.utf8)) }.first
      let found = [
        page.texts(of: "title"), page.texts(of: "h1"),
        page.values("content", of: "meta", where: "property", is: "og:title"),
        [data?["@graph"]?[0]?["name"]?.text].compactMap(\.self),
      ]
      let expected = [["\(title) · Test site"], [title], [title], [title]]
      // Scalars, not characters: canonical equivalence would hide a change of form.
      #expect(found.map { $0.map { Array($0.unicodeScalars) } } == expected.map { $0.map { Array($0.unicodeScalars) } })
    }
  }
}

/// SplitMix64 (Steele, Lea, Flood 2014).
struct SeededRandom: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// One to twelve scalars of any plane but NUL, half of them from the part of ASCII that markup is made of.
  mutating func title() -> String {
    var title = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 1...12, using: &self) {
      if Bool.random(using: &self) {
        title.append("<>&\"'/=;# \\-!{}%".unicodeScalars.randomElement(using: &self)!)
      } else {
        let largest: UInt32 = [0x7F, 0x7FF, 0xFFFF, 0x10FFFF].randomElement(using: &self)!
        title.append(Unicode.Scalar(UInt32.random(in: 1...largest, using: &self)) ?? "\u{FFFD}")
      }
    }
    // White space alone is no title.
    if !title.contains(where: { $0.value > 0x20 }) { title.append("t") }
    return String(title)
  }
}
