import Diagnostics
import Testing

@Suite struct NearMissTests {
  @Test(arguments: [
    ("html-basic", "html-basics"),  // an insertion
    ("html-bascis", "html-basics"),  // a swap
    ("HTML-Basics", "html-basics"),  // case alone
    ("htm-basis", "html-basics"),  // two deletions
    ("http-basis", "http-basics"),
    ("sqll", "sql"),
  ])
  func suggests(word: String, expected: String) {
    #expect(NearMiss.of(word, among: ["sql", "http-basics", "html-basics", "", "x"]) == expected)
  }

  @Test(arguments: ["x", "", "forms", "qrs"])
  func suggestsNothing(word: String) { #expect(NearMiss.of(word, among: ["y", "html", "", "ab", "z"]) == nil) }

  @Test func neverSuggestsTheWordItself() { #expect(NearMiss.of("sql", among: ["sql"]) == nil) }

  @Test func takesNearestThenFirstInOrder() {
    #expect(NearMiss.of("course", among: ["coarse-x", "courses", "coursed"]) == "coursed")
    #expect(NearMiss.of("lesson-10", among: ["lesson-12", "lesson-11"]) == "lesson-11")
  }

  @Test func takesASwapForOneMistake() {
    #expect(NearMiss.of("abdc", among: ["abcd"]) == "abcd")
    #expect(NearMiss.of("badc", among: ["abcd"]) == nil)
  }

  @Test func comparesBeyondASCII() {
    #expect(NearMiss.of("GRÖSSE", among: ["größse"]) == "größse")
    #expect(NearMiss.of("основы-http", among: ["основы-http2"]) == "основы-http2")
    // U+0130 takes two bytes, and three when lower-cased.
    #expect(NearMiss.of("istanbul", among: ["\u{130}stanbul"]) == "\u{130}stanbul")
  }

  @Test func ignoresVeryLongWords() {
    let long = String(repeating: "a", count: 201)
    #expect(NearMiss.of(long, among: [long + "b"]) == nil)
  }

  /// Against the plain algorithm over all candidates, without the short cuts.
  @Test func agreesWithFullSearch() {
    var state: UInt64 = 7
    let random = { (count: Int) -> Int in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    let words = (0..<60).map { _ in String((0..<3 + random(5)).map { _ in Array("abAc1-")[random(6)] }) }
    for word in words {
      let limit = max(1, word.utf8.count / 3)
      let near = words.filter { $0 != word }.map { (distance: distance(word, $0), word: $0) }
      #expect(NearMiss.of(word, among: words) == near.filter { $0.distance <= limit }.min { $0 < $1 }?.word)
    }
  }

  /// Optimal string alignment, the whole table.
  private func distance(_ left: String, _ right: String) -> Int {
    let (a, b) = (Array(left.lowercased().utf8), Array(right.lowercased().utf8))
    var table = Array(repeating: Array(0...b.count), count: a.count + 1)
    for i in 0...a.count { table[i][0] = i }
    for i in 1...a.count {
      for j in 1...b.count {
        let changed = table[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
        table[i][j] = min(table[i - 1][j] + 1, table[i][j - 1] + 1, changed)
        guard i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] else { continue }
        table[i][j] = min(table[i][j], table[i - 2][j - 2] + 1)
      }
    }
    return table[a.count][b.count]
  }
}
