import Testing

@testable import Waymark

@Suite struct SitePathTests {
  @Test(arguments: [
    "", "/", "/a", "a/", "a//b", ".", "..", "../a", "a/../b", "a/..", "a/./b", "a\\b", "a\0b", "a\nb", "a\u{7F}",
    "a\u{85}b", ".git/config", "a/.env", String(repeating: "x", count: 256),
    (0..<300).map { "d\($0)" }.joined(separator: "/"),
  ])
  func refusesPathsThatAreNotBelowTheSite(text: String) { #expect(SitePath(text) == nil) }

  @Test(arguments: [
    "index.html", "lessons/http/index.html", "a..b/c...d", "100%.png", "Ünïcode/日本語.html", "a b/c\"d", "\u{A0}x",
    String(repeating: "x", count: 255),
  ])
  func takesPathsBelowTheSite(text: String) { #expect(SitePath(text)?.text == text) }

  @Test func takesHiddenSegmentsWhenAskedTo() {
    #expect(SitePath(".well-known/security.txt", allowingHidden: true)?.isHidden == true)
    #expect(SitePath("a/.b", allowingHidden: true)?.isHidden == true)
    #expect(SitePath("a/b.c", allowingHidden: true)?.isHidden == false)
    for text in [".", "..", "a/..", "../.a", ".waymark-manifest.json", ".WAYMARK-stage", "a/.waymark-x"] {
      #expect(SitePath(text, allowingHidden: true) == nil)
    }
  }

  @Test func takesOnlyUTF8() {
    #expect(SitePath(utf8: [0x61, 0xFF]) == nil)
    #expect(SitePath(utf8: Array("ü".utf8))?.text == "ü")
  }

  @Test func joinsSegments() {
    #expect(SitePath(segments: ["lessons", "http", "index.html"])?.text == "lessons/http/index.html")
    #expect(SitePath(segments: ["lessons", "a/b"]) == nil)
    #expect(SitePath(segments: ["lessons", ""]) == nil)
    #expect(SitePath(segments: ["lessons", ".."]) == nil)
    #expect(SitePath(segments: [String]()) == nil)
  }

  @Test func takesPathsApart() throws {
    let path = try #require(SitePath("lessons/http/index.html"))
    #expect(path.segments == ["lessons", "http", "index.html"])
    #expect(path.name == "index.html")
    #expect(path.parent?.text == "lessons/http")
    #expect(path.parent?.parent?.parent == nil)
    #expect(SitePath("a")!.appending(SitePath("b/c")!)?.text == "a/b/c")
    let long = try #require(SitePath((0..<250).map { "\($0)" }.joined(separator: "/")))
    #expect(long.appending(long) == nil)
  }

  @Test func comparesBytesAndNotCharacters() {
    let composed = SitePath("caf\u{E9}")!
    let decomposed = SitePath("cafe\u{301}")!
    #expect(composed != decomposed)
    #expect(Set([composed, decomposed]).count == 2)
    #expect(["b", "a/b", "a.b", "a", "Z"].map { SitePath($0)! }.sorted().map(\.text) == ["Z", "a", "a.b", "a/b", "b"])
  }

  @Test(arguments: [
    ("Café.html", "CAFE\u{301}.HTML"), ("straße", "STRASSE"), ("straße", "STRA\u{1E9E}E"), ("ΣΟΦΟΣ", "σοφος"),
    ("σοφοσ", "σοφος"), ("\u{130}x", "i\u{307}X"), ("ﬁn", "FIN"), ("\u{1FB3}", "\u{391}\u{399}"), ("Ǆ", "ǆ"),
    ("\u{AB70}", "\u{13A0}"), ("K", "\u{212A}"), ("각", "\u{1100}\u{1161}\u{11A8}"),
  ])
  func seesNamesThatAFileSystemMayTakeForOne(one: String, other: String) {
    #expect(SitePath(one)!.collisionKey == SitePath(other)!.collisionKey)
  }

  @Test func keepsApartNamesThatNoFileSystemTakesForOne() {
    let names = ["a", "b", "ı", "i", "ä", "ae", "x/y", "xy", "x-y"]
    #expect(Set(names.map { SitePath($0)!.collisionKey }).count == names.count)
  }
}
