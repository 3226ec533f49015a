import Testing

@testable import Waymark

struct AddressTests {
  /// Every address of every page, of feeds, graph, sitemap and mirrors has the site's base path once.
  @Test func everyAddressHasTheBasePathOnce() throws {
    let site = School.siteBelowPath
    for (page, html) in try site.allHTML() {
      let addresses = attributes(of: html).filter { !$0.hasPrefix("#") && !$0.hasPrefix("https://example.net/") }
      #expect(!addresses.isEmpty)
      for address in addresses {
        let path = address.hasPrefix("https://example.org") ? String(address.dropFirst(19)) : address
        #expect(path.hasPrefix("/docs/") && !path.hasPrefix("/docs/docs/"), "\(page.url): \(address)")
      }
    }
  }

  @Test func everyAbsoluteAddressHasTheBasePathOnce() {
    let site = School.siteBelowPath
    var files = site.site.extraFiles(besides: []).map { text($0.content(site.site)) }
    files += site.site.pages.compactMap { page in
      guard case .node(let node) = page.kind else { return nil }
      return site.site.mirror(of: node, in: site.files).map { text($0) }
    }
    files += site.site.pages.compactMap { page in
      guard case .node(let node) = page.kind else { return nil }
      return site.site.head(of: node).structuredData.map { text($0.bytes) }
    }
    for file in files {
      for rest in file.split(separator: "https://example.org", omittingEmptySubsequences: false).dropFirst() {
        #expect(rest.hasPrefix("/docs/") && !rest.hasPrefix("/docs/docs/"), "https://example.org\(rest.prefix(60))")
      }
    }
  }

  @Test func listsGraphAddressesBelowTheBasePath() {
    let graph = text(School.siteBelowPath.site.graphJSON())
    #expect(graph.contains("\"url\":\"/docs/lessons/html/\""))
    #expect(!graph.contains("\"url\":\"/lessons/"))
  }

  /// A page whose address is a file has its mirror and its further pages beside it.
  @Test func putsMirrorsWhereTheirLinksLead() throws {
    let site = TestSite([
      ("start.md", "+++\ntitle = \"Start\"\nurl = \"/start.html\"\n+++\nText.\n"),
      ("roadmaps/r/index.md", "+++\ntitle = \"R\"\nurl = \"/r.html\"\n+++\n"),
      ("feed.md", "+++\ntitle = \"Feed\"\nurl = \"/feed.php\"\n+++\nText.\n"),
    ])
    for page in site.site.pages {
      guard case .node(let node) = page.kind else { continue }
      #expect(site.site.head(of: node).mirror == "/" + page.mirrorFile)
      #expect(text(site.site.llmsText()).contains("(https://example.org/\(page.mirrorFile))"))
    }
    #expect(site.site.pages.map(\.url).contains("/r/coverage/"))
    #expect(site.roadmap("r").coverage == "/r/coverage/")
  }

  /// RFC 3986: what no path may hold is percent-encoded once, wherever an address is written.
  @Test func encodesAddressesWhereverTheyAreWritten() throws {
    let site = TestSite(
      [
        (
          "articles/café.md",
          "+++\ntitle = \"C\"\ndate = 2024-01-01\naliases = [\"/a b/\"]\n+++\n![x](pl%C3%A4n%20%231.png)\n\n## Über\n"
        ),
        (
          "about.md",
          "+++\ntitle = \"A\"\nurl = \"/über uns/c++@home/\"\n+++\n[c](articles/café.md#über) [s](/search/)\n"
        ),
      ], assets: ["articles/plän #1.png"])
    #expect(site.errors == "")
    let article = site["article:café"]
    #expect(site.site.address(of: article) == "/articles/caf%C3%A9/")
    #expect(site.site.absolute("/über uns/") == "https://example.org/%C3%BCber%20uns/")
    #expect(site.site.address(of: site["page:about"]) == "/%C3%BCber%20uns/c++@home/")
    #expect(text(site.site.sitemap()).contains("<loc>https://example.org/articles/caf%C3%A9/</loc>"))
    #expect(text(site.site.rss()).contains("<link>https://example.org/articles/caf%C3%A9/</link>"))
    #expect(text(site.site.llmsText()).contains("(https://example.org/articles/caf%C3%A9/index.md)"))
    #expect(
      text(site.site.mirror(of: article, in: site.files)!).contains(
        "(https://example.org/articles/pl%C3%A4n%20%231.png)"))
    #expect(text(site.site.graphJSON()).contains("\"url\":\"/articles/caf%C3%A9/\""))
    #expect(try site.html("/a b/").contains("content=\"0; url=/articles/caf%C3%A9/\""))
    #expect(try site.html("/articles/café/").contains("src=\"/articles/pl%C3%A4n%20%231.png\""))
    #expect(try site.html("/über uns/c++@home/").contains("href=\"/articles/caf%C3%A9/#%C3%BCber\""))
    #expect(try site.html("/über uns/c++@home/").contains("href=\"https://example.org/%C3%BCber%20uns/c++@home/\""))
  }

  @Test func keepsQueryAndFragmentOfAMenuEntry() {
    let site = TestSite([
      (
        "site.toml",
        "title = \"T\"\nbaseURL = \"https://example.org/docs/\"\n[[menu.main]]\nname = \"A\"\nref = \"page:about#x-y\"\n[[menu.main]]\nname = \"B\"\nurl = \"/search/?q=a%20b\"\n"
      ),
      ("about.md", "+++\ntitle = \"A\"\nurl = \"/über uns/\"\n+++\n## X y\n"),
    ])
    #expect(site.siteModel.menu.map(\.url) == ["/docs/%C3%BCber%20uns/#x-y", "/docs/search/?q=a%20b"])
  }

  private func attributes(of html: String) -> [String] {
    ["href", "src", "action", "data-base"].flatMap { name in
      html.split(separator: " \(name)=\"", omittingEmptySubsequences: false).dropFirst().map {
        String($0.prefix { $0 != "\"" })
      }
    }
  }
}
