import ContentGraph
import Diagrams

/// The pictures that shared links to pages show, at `pictures/lessons/http-basics.svg`.
extension Site {
  /// Where the picture of a page goes below the output. Nil if pages have none, or the name is too long for a file.
  func pictureFile(_ page: PlannedPage, _ format: SiteSettings.Pictures) -> SitePath? {
    guard format != .none, page.hasPicture else { return nil }
    let isFolder = page.file.hasSuffix("/index.html")
    // Of two pages `x/` and `x.html` each has its own.
    return SitePath(
      "pictures/\(isFolder ? page.file.dropLast("/index.html".count) : page.file[...]).\(format.rawValue)",
      allowingHidden: true)
  }

  /// The address that a page's head names.
  func pictureAddress(ofPageAt url: String) -> String? {
    pictureFile(PlannedPage(kind: .home, url: url), pictures).map { absolute("/" + $0.text) }
  }

  func picture(of page: PlannedPage, _ colours: TitlePicture.Colours) -> [UInt8] {
    let (title, kind) = pictured(page)
    return TitlePicture(title: title, kind: kind, site: curriculum.settings.title, colours: colours).svg()
  }

  private func pictured(_ page: PlannedPage) -> (title: String, kind: String?) {
    switch page.kind {
    case .node(let node):
      let kind = curriculum.nodes[node].id.kind
      return (title(node), kind == .page ? nil : kind.rawValue.capitalizedFirst)
    case .plan(let node): return (title(node), "Plan: everything before it")
    case .coverage(let node): return (title(node), "What covers what")
    case .list(let kind, _): return (kind.listTitle, nil)
    case .home: return (curriculum.settings.title, nil)
    case .planner: return ("Planner", nil)
    case .glossary: return ("Glossary", nil)
    case .progress: return ("Your progress", nil)
    case .search: return ("Search", nil)
    case .notFound: return ("Page not found", nil)
    case .redirect(let node): return (title(node), nil)
    }
  }

  private func title(_ node: NodeIndex) -> String { curriculum.nodes[node].common.title }
}

extension PlannedPage {
  /// A redirect names the page it leads to.
  var hasPicture: Bool {
    switch kind {
    case .redirect: false
    case .node, .plan, .coverage, .list, .home, .planner, .glossary, .progress, .search, .notFound: true
    }
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
