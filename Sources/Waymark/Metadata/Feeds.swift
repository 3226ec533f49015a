import ContentGraph

/// Feeds of the dated articles, the newest first: RSS 2.0 at `index.xml` (as Hugo has it), Atom (RFC 4287) at `atom.xml`.
extension Site {
  private var feedItems: [NodeIndex] {
    inOrder(curriculum.indices(of: .article).filter { isVisible($0) && curriculum.nodes[$0].common.dates.date != nil })
  }

  func rss() -> [UInt8] {
    let zone = curriculum.settings.timeZone
    var xml = XMLWriter()
    xml.raw("<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\">\n<channel>\n")
    xml.element("title", curriculum.settings.title)
    xml.element("link", absolute("/"))
    xml.element("description", curriculum.settings.description ?? curriculum.settings.title)
    xml.element("language", curriculum.settings.languageCode)
    xml.raw("<atom:link")
    xml.attribute("href", absolute("/index.xml"))
    xml.raw(" rel=\"self\" type=\"application/rss+xml\"/>\n")
    for node in feedItems {
      let common = curriculum.nodes[node].common
      xml.raw("<item>\n")
      xml.element("title", common.title)
      xml.element("link", absolute(curriculum.urls[node]))
      xml.element("guid", absolute(curriculum.urls[node]))
      xml.element("pubDate", (common.dates.publish ?? common.dates.date)?.rfc822(inZone: zone))
      xml.element("description", description(of: node))
      xml.raw("</item>\n")
    }
    xml.raw("</channel>\n</rss>\n")
    return xml.bytes
  }

  func atom() -> [UInt8] {
    let zone = curriculum.settings.timeZone
    let items = feedItems
    var xml = XMLWriter()
    xml.raw("<feed xmlns=\"http://www.w3.org/2005/Atom\">\n")
    xml.element("title", curriculum.settings.title)
    xml.element("id", absolute("/"))
    // The newest change of any entry: the feed itself has no date of its own, and the clock must not be in the output.
    let newest = items.compactMap { curriculum.nodes[$0].common.dates.lastModified }.max {
      $0.instant(inZone: zone) < $1.instant(inZone: zone)
    }
    xml.element("updated", newest?.rfc3339(inZone: zone) ?? "1970-01-01T00:00:00Z")
    link(&xml, absolute("/atom.xml"), rel: "self")
    link(&xml, absolute("/"), rel: "alternate")
    xml.raw("<author>")
    xml.element("name", curriculum.settings.title)
    xml.raw("</author>\n")
    for node in items {
      let common = curriculum.nodes[node].common
      xml.raw("<entry>\n")
      xml.element("title", common.title)
      xml.element("id", absolute(curriculum.urls[node]))
      link(&xml, absolute(curriculum.urls[node]), rel: "alternate")
      xml.element("published", (common.dates.publish ?? common.dates.date)?.rfc3339(inZone: zone))
      xml.element("updated", (common.dates.lastModified ?? common.dates.date)?.rfc3339(inZone: zone))
      xml.element("summary", description(of: node))
      xml.raw("</entry>\n")
    }
    xml.raw("</feed>\n")
    return xml.bytes
  }

  private func link(_ xml: inout XMLWriter, _ url: String, rel: String) {
    xml.raw("<link")
    xml.attribute("href", url)
    xml.attribute("rel", rel)
    xml.raw("/>\n")
  }
}
