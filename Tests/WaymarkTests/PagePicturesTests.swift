import CPlatform
import ContentGraph
import Testing

@testable import Waymark

struct PagePicturesTests {
  private static let files = [
    ("lessons/a.md", "+++\ntitle = \"A & B\"\naliases = [\"/old/\"]\n+++\n"),
    ("about.md", "+++\ntitle = \"About\"\nurl = \"/x.html\"\n+++\n"),
    ("x.md", "+++\ntitle = \"X\"\n+++\n"),
  ]

  private static func site(_ output: String = "", _ more: [(String, String)] = []) -> TestSite {
    TestSite([("site.toml", "title = \"S\"\nbaseURL = \"https://s.example/docs/\"\n\(output)")] + files + more)
  }

  @Test func givesEachPageAPictureOfItsOwn() {
    let site = Self.site().site
    let named = site.pages.compactMap { page in site.pictureFile(page, .svg).map { "\(page.url) \($0.text)" } }
    #expect(
      named == [
        "/x.html pictures/x.html.svg", "/x/ pictures/x.svg", "/lessons/a/ pictures/lessons/a.svg",
        "/lessons/ pictures/lessons.svg", "/planner/ pictures/planner.svg",
        "/progress/ pictures/progress.svg", "/search/ pictures/search.svg", "/404.html pictures/404.html.svg",
        "/ pictures/index.html.svg",
      ])
  }

  @Test func namesThePictureInTheHead() {
    #expect(Self.site().lesson("a").page.picture == "https://s.example/docs/pictures/lessons/a.svg")
    let png = Self.site("[output]\npictures = \"png\"\n")
    #expect(png.lesson("a").page.picture == "https://s.example/docs/pictures/lessons/a.png")
    #expect(Self.site("[output]\npictures = \"none\"\n").lesson("a").page.picture == nil)
  }

  @Test func asksForAKindOfPicture() {
    let site = Self.site("[output]\npictures = \"pgn\"\n")
    #expect(site.findings.diagnostics.map(\.message).contains("'pgn' is not a kind of picture"))
  }

  @Test func escapesTitles() {
    let site = Self.site()
    let page = PlannedPage(kind: .node(site["lesson:a"]), url: "/lessons/a/")
    let text = String(decoding: site.site.picture(of: page, .init()), as: UTF8.self)
    #expect(text.contains("<title>A &amp; B</title>"))
  }

  /// Its name has room for `.md` beside the page, not for `.svg` in a folder of pictures.
  @Test func doesWithoutWhereTheNameIsTooLong() {
    let name = String(repeating: "x", count: 252)
    let site = Self.site("", [("lessons/\(name).md", "+++\ntitle = \"X\"\n+++\n")])
    #expect(site.lesson(name).page.picture == nil)
  }

  // MARK: The program

  @Test func runsAProgramOnBytes() {
    var result = [UInt8](repeating: 0, count: 64)
    #expect(waymark_filter("/bin/cat", Array("abc".utf8), 3, &result, 64) == 3)
    #expect(result.prefix(3).elementsEqual("abc".utf8))
  }

  @Test func saysWhenAProgramFails() {
    var result = [UInt8](repeating: 0, count: 64)
    #expect(waymark_filter("/bin/false", [1], 1, &result, 64) == -Int64(EIO))
    #expect(waymark_filter("/bin/true", [1], 1, &result, 64) == -Int64(EIO))
    #expect(waymark_filter("/no/such/program", [1], 1, &result, 64) == -Int64(ENOENT))
    #expect(waymark_filter("/bin/cat", [1, 2, 3], 3, &result, 3) == -Int64(EIO))
    let long = [UInt8](repeating: 0, count: 65537)
    #expect(waymark_filter("/bin/cat", long, long.count, &result, 64) == -Int64(EFBIG))
  }

  @Test func findsPrograms() {
    var path = [CChar](repeating: 0, count: 4096)
    #expect(waymark_find_program("sh", &path, path.count) == 0)
    #expect(waymark_find_program("no-such-program-anywhere", &path, path.count) == -ENOENT)
    #expect(waymark_find_program("sh", &path, 3) == -ENOENT)
  }
}
