import Testing

@testable import Waymark

struct FeedsTests {
  @Test func writesRSSOfTheArticlesTheNewestFirst() {
    #expect(
      text(School.siteBelowPath.site.rss()) == """
        <?xml version="1.0" encoding="utf-8"?>
        <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
        <channel>
        <title>Web school</title>
        <link>https://example.org/docs/</link>
        <description>Learn the web from below.</description>
        <language>en</language>
        <atom:link href="https://example.org/docs/index.xml" rel="self" type="application/rss+xml"/>
        <item>
        <title>Second thoughts</title>
        <link>https://example.org/docs/articles/second/</link>
        <guid>https://example.org/docs/articles/second/</guid>
        <pubDate>Fri, 02 Aug 2024 09:30:00 +0000</pubDate>
        <description>More words, and words again.</description>
        </item>
        <item>
        <title>First words</title>
        <link>https://example.org/docs/articles/first/</link>
        <guid>https://example.org/docs/articles/first/</guid>
        <pubDate>Mon, 01 Jul 2024 00:00:00 +0000</pubDate>
        <description>Why we write.</description>
        </item>
        </channel>
        </rss>

        """)
  }

  @Test func writesAtomOfTheSame() {
    #expect(
      text(School.site.site.atom()) == """
        <?xml version="1.0" encoding="utf-8"?>
        <feed xmlns="http://www.w3.org/2005/Atom">
        <title>Web school</title>
        <id>https://example.org/</id>
        <updated>2024-09-03T10:00:00+02:00</updated>
        <link href="https://example.org/atom.xml" rel="self"/>
        <link href="https://example.org/" rel="alternate"/>
        <author><name>Web school</name>
        </author>
        <entry>
        <title>Second thoughts</title>
        <id>https://example.org/articles/second/</id>
        <link href="https://example.org/articles/second/" rel="alternate"/>
        <published>2024-08-02T09:30:00Z</published>
        <updated>2024-09-03T10:00:00+02:00</updated>
        <summary>More words, and words again.</summary>
        </entry>
        <entry>
        <title>First words</title>
        <id>https://example.org/articles/first/</id>
        <link href="https://example.org/articles/first/" rel="alternate"/>
        <published>2024-07-01T00:00:00Z</published>
        <updated>2024-07-01T00:00:00Z</updated>
        <summary>Why we write.</summary>
        </entry>
        </feed>

        """)
  }

  /// A feed without entries is whole all the same, and the clock is not in it.
  @Test func writesFeedsOfASiteWithoutArticles() {
    let site = TestSite([("articles/undated.md", "+++\ntitle = \"U\"\n+++\n")], now: 1_700_000_000).site
    #expect(!text(site.rss()).contains("<item>"))
    #expect(text(site.atom()).contains("<updated>1970-01-01T00:00:00Z</updated>"))
    #expect(!text(site.atom()).contains("<entry>"))
  }

  @Test func usesTheSitesZoneForDatesWithoutOne() {
    let site = TestSite([
      ("site.toml", "title = \"T\"\ntimeZone = \"+05:30\""),
      ("articles/a.md", "+++\ntitle = \"A\"\ndate = 2024-07-01\npublishDate = 2024-07-02T08:00:00\n+++\n"),
    ]).site
    #expect(text(site.rss()).contains("<pubDate>Tue, 02 Jul 2024 08:00:00 +0530</pubDate>"))
    #expect(text(site.atom()).contains("<published>2024-07-02T08:00:00+05:30</published>"))
  }
}

struct SitemapTests {
  @Test func listsEveryPageThatMayBeIndexed() {
    let site = TestSite([
      ("articles/a.md", "+++\ntitle = \"A\"\nlastmod = 2024-09-03\naliases = [\"/old/\"]\n+++\n"),
      ("lessons/b.md", "+++\ntitle = \"B\"\n+++\n"),
      ("lessons/c.md", "+++\ntitle = \"C\"\nrequires = [\"b\"]\n+++\n"),
      ("articles/draft.md", "+++\ntitle = \"D\"\ndraft = true\n+++\n"),
    ]).site
    #expect(
      text(site.sitemap()) == """
        <?xml version="1.0" encoding="utf-8"?>
        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
        <url><loc>https://example.org/lessons/b/</loc>
        </url>
        <url><loc>https://example.org/lessons/c/</loc>
        </url>
        <url><loc>https://example.org/articles/a/</loc>
        <lastmod>2024-09-03T00:00:00Z</lastmod>
        </url>
        <url><loc>https://example.org/plan/lessons/c/</loc>
        </url>
        <url><loc>https://example.org/lessons/</loc>
        </url>
        <url><loc>https://example.org/articles/</loc>
        </url>
        <url><loc>https://example.org/planner/</loc>
        </url>
        <url><loc>https://example.org/</loc>
        </url>
        </urlset>

        """)
  }

  @Test func pointsRobotsAtTheSitemap() {
    #expect(
      text(School.siteBelowPath.site.robots())
        == "User-agent: *\nAllow: /\nSitemap: https://example.org/docs/sitemap.xml\n")
  }

  /// Each element costs what it holds, whatever was written before it.
  @Test func writesLongSitemapsInLinearTime() {
    var xml = XMLWriter()
    for _ in 0..<20_000 { xml.element("loc", "https://example.org/lessons/a-lesson-with-a-name-of-some-length/") }
    #expect(xml.bytes.count == 39 + 20_000 * 76)
  }
}
