import Diagnostics
import Markup

/// `content/site.toml`.
package struct SiteSettings: Sendable {
  /// Scheme, host and base path, ending in `/`: `https://example.org/docs/`.
  package var baseURL = "https://example.org/"
  package var title = "Untitled site"
  package var description: String?
  package var languageCode = "en"
  /// Minutes east of UTC, for dates without an offset. Fixed offsets and `UTC` only: the machine's time-zone database
  /// must not decide what is published.
  package var timeZone = 0
  package var copyright: String?
  package var theme = "pistachio"
  /// Lowest first.
  package var levels: [String] = []
  package var menu: [MenuEntry] = []
  package var markup = MarkupOptions()
  /// `[output] plans = false`: no page of "everything before this" for each lesson and step. All of them together list
  /// more than the site has pages: a very large site may do without.
  package var makesPlans = true
  /// `[output] mirrors = false`: no Markdown beside the pages, and no list of it in `llms.txt`.
  package var makesMirrors = true
  /// `[output] pictures = "svg"`: what a shared link to a page shows.
  package var pictures = Pictures.svg
  /// `[output] offline = true`: pages that were read once can be read again without a network, by a service worker.
  package var worksOffline = false
  /// `[sections.<kind>] required = […]`: headings that each file of a kind must have.
  package var requiredSections: [NodeKind: [String]] = [:]
  /// `[sections.lesson.forms] career = […]`: headings that a lesson with `form = "career"` must have instead.
  package var requiredSectionsOfForms: [(form: String, sections: [String])] = []

  package init() {}

  /// A picture of each page's title: as SVG, also as PNG, which more programs show but another program has to make, or
  /// none.
  package enum Pictures: String, CaseIterable, Sendable { case svg, png, none }

  /// A link of the site's navigation, lightest first; in a resolved curriculum every target is a URL or a URL path: `[[menu.main]] name = "Roadmap"  url = "/roadmaps/backend/"` or `ref = "roadmap:backend"`.
  package struct MenuEntry: Hashable, Sendable {
    package var name: String
    package var target: Placed<String>

    package init(name: String, target: Placed<String>) {
      self.name = name
      self.target = target
    }
  }

  /// The path part of `baseURL`, with `/` at both ends.
  package var basePath: String {
    guard let scheme = baseURL.range(ofScheme: "://") else { return "/" }
    let rest = baseURL[scheme...]
    guard let slash = rest.firstIndex(of: "/") else { return "/" }
    return String(rest[slash...])
  }

  /// Scheme and host without a final `/`: `https://example.org`.
  package var origin: String { String(baseURL.dropLast(basePath.count)) }
}

extension String {
  fileprivate func range(ofScheme separator: String) -> Index? {
    var index = startIndex
    while index < endIndex {
      if self[index...].hasPrefix(separator) { return self.index(index, offsetBy: separator.count) }
      index = self.index(after: index)
    }
    return nil
  }
}
