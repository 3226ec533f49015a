import ContentGraph

/// `sitemap.xml` (sitemaps.org protocol 0.9) and `robots.txt`. Pages that say `noindex` are not in it.
extension Site {
  func sitemap() -> [UInt8] {
    var xml = XMLWriter()
    xml.raw("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
    for page in pages {
      switch page.kind {
      case .redirect, .notFound, .search, .progress: continue
      case .node(let node): write(&xml, page.url, modified: modified(node))
      case .plan, .coverage, .list, .home, .planner, .glossary: write(&xml, page.url, modified: nil)
      }
    }
    xml.raw("</urlset>\n")
    return xml.bytes
  }

  private func modified(_ node: NodeIndex) -> String? {
    curriculum.nodes[node].common.dates.lastModified?.rfc3339(inZone: curriculum.settings.timeZone)
  }

  private func write(_ xml: inout XMLWriter, _ url: String, modified: String?) {
    xml.raw("<url>")
    xml.element("loc", absolute(url))
    xml.element("lastmod", modified)
    xml.raw("</url>\n")
  }

  func robots() -> [UInt8] { Array("User-agent: *\nAllow: /\nSitemap: \(absolute("/sitemap.xml"))\n".utf8) }
}
