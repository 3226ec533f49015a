import Testing

@testable import Waymark

struct BaseAddressTests {
  @Test func takesTheAddressOfASite() throws {
    let address = try #require(BaseAddress("https://Example.org:8080/docs"))
    #expect(address.url == "https://Example.org:8080/docs/")
    #expect(address.host == "example.org")
    #expect(BaseAddress("http://localhost/")?.url == "http://localhost/")
  }

  @Test(arguments: [
    "", " ", "/", "example.org", "//example.org/", "javascript:alert(1)", "ftp://example.org/", "https://",
    "https:///x",
    "https://example.org/?q", "https://example.org/#f", "https://example.org/a/../b", "https://a\"b/", "https://a b/",
  ]) func refusesWhatIsNone(text: String) { #expect(BaseAddress(text) == nil) }
}

struct ActiveFileTests {
  /// Browsers run scripts in HTML, in SVG, and in any XML that has elements of either.
  @Test(arguments: [
    "a.html", "a.HTM", "a.xhtml", "a.svg", "a.svgz", "a.js", "a.mjs", "a.wasm", "a.xml", "a.xsl", "a.xslt", "a.rdf",
    "a.atom",
    "a.rss", "a.mml", "a.mht", "a.mhtml", "a.shtml",
  ]) func refusesFilesThatBrowsersRun(name: String) throws {
    #expect(SiteFolder.isActive(try #require(SitePath("static/\(name)"))))
  }

  @Test(arguments: ["a.png", "a.txt", "a.pdf", "a.css", "html", "a.html.txt", "xml/a.csv", "robots.txt"])
  func takesTheOthers(name: String) throws { #expect(!SiteFolder.isActive(try #require(SitePath("static/\(name)")))) }
}
