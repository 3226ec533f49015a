import ContentGraph
import Diagnostics
import Markup

/// Which page stands at which address. Planned once; rendering only reads it.
///
/// A class, since every page asks it for hundreds of things: a value would be copied, and counted by all threads at once.
package final class Site: Sendable {
  package let curriculum: Curriculum
  package let outline: Outline
  /// In a fixed order: nodes by id, then what the build adds.
  package let pages: [PlannedPage]
  /// For each node, its address with the base path. Pages ask for these by the hundred.
  let addresses: [String]
  /// For each node, its id as text.
  let ids: [String]
  /// For each course, where its modules are on its page.
  let moduleAnchors: [NodeIndex: [String]]
  let links: [LinkModel]
  let cards: [CardModel]
  let glossary: Glossary
  /// As the settings ask; publishing finds out what the machine can do.
  let pictures: SiteSettings.Pictures
  let basePath: String
  let origin: String

  private init(_ curriculum: Curriculum, _ outline: Outline, _ glossary: Glossary, pages: [PlannedPage]) {
    self.glossary = glossary
    self.curriculum = curriculum
    self.outline = outline
    self.pages = pages
    pictures = curriculum.settings.pictures
    basePath = curriculum.settings.basePath
    origin = curriculum.settings.origin
    let basePath = basePath
    let addresses = curriculum.urls.map { basePath + EncodedPath.of($0.dropFirst()) }
    self.addresses = addresses
    let ids = curriculum.nodes.indices.map { curriculum.nodes[$0].id.description }
    self.ids = ids
    moduleAnchors = Self.moduleAnchors(in: curriculum)
    let links = curriculum.nodes.indices.map { node in
      LinkModel(
        title: curriculum.nodes[node].common.title, url: addresses[node],
        node: curriculum.nodes[node].id.kind.isStudied ? ids[node] : nil)
    }
    self.links = links
    cards = curriculum.nodes.indices.map { node in
      CardModel(of: node, in: curriculum, links[node], minutes: outline.minutes[node])
    }
  }

  private init(_ site: Site, with curriculum: Curriculum, pictures: SiteSettings.Pictures) {
    self.curriculum = curriculum
    self.pictures = pictures
    (outline, pages, addresses, ids) = (site.outline, site.pages, site.addresses, site.ids)
    (moduleAnchors, links, cards, glossary) = (site.moduleAnchors, site.links, site.cards, site.glossary)
    (basePath, origin) = (site.basePath, site.origin)
  }

  /// What is left of it once every page has been written and search has its texts.
  func withoutBodies() -> Site {
    var curriculum = curriculum
    curriculum.forgetBodies()
    return Site(self, with: curriculum, pictures: pictures)
  }

  func with(_ pictures: SiteSettings.Pictures) -> Site { Site(self, with: curriculum, pictures: pictures) }

  package static func plan(_ curriculum: Curriculum) -> Site {
    let outline = Outline(curriculum)
    let visible = curriculum.nodes.indices.filter { curriculum.visibility[$0] == .visible }
    var pages = visible.map { PlannedPage(kind: .node($0), url: curriculum.urls[$0]) }
    pages += redirects(of: visible, in: curriculum)
    let planned = curriculum.settings.makesPlans ? visible : []
    for node in planned where !outline.prerequisites.successors(of: node).isEmpty {
      pages.append(PlannedPage(kind: .plan(node), url: Self.planURL(of: node, in: curriculum)))
    }
    for node in visible where curriculum.nodes[node].id.kind == .roadmap {
      pages.append(PlannedPage(kind: .coverage(node), url: Self.coverageURL(of: node, in: curriculum)))
    }
    for kind in NodeKind.allCases where kind != .page && kind != .step {
      let count = visible.count { curriculum.nodes[$0].id.kind == kind }
      guard count > 0 else { continue }
      for number in 1...((count + Site.cardsPerPage - 1) / Site.cardsPerPage) {
        pages.append(PlannedPage(kind: .list(kind, number: number), url: Self.listURL(of: kind, number: number)))
      }
    }
    if visible.contains(where: { curriculum.nodes[$0].id.kind.isStudied }) {
      pages.append(PlannedPage(kind: .planner, url: "/planner/"))
      pages.append(PlannedPage(kind: .progress, url: "/progress/"))
    }
    let glossary = Glossary(curriculum)
    for number in 1..<(glossary.pageCount + 1) {
      pages.append(PlannedPage(kind: .glossary(number: number), url: Self.glossaryURL(number: number)))
    }
    pages.append(PlannedPage(kind: .search, url: "/search/"))
    pages.append(PlannedPage(kind: .notFound, url: "/404.html"))
    if curriculum[NodeID(.page, "")] == nil { pages.append(PlannedPage(kind: .home, url: "/")) }
    return Site(curriculum, outline, glossary, pages: keepingAuthored(pages))
  }

  /// More cards than this go to further pages: nothing on a page grows with the whole site.
  static let cardsPerPage = 200

  static func listURL(of kind: NodeKind, number: Int = 1) -> String {
    number == 1 ? "/\(kind.plural)/" : "/\(kind.plural)/page/\(number)/"
  }

  static func planURL(of node: NodeIndex, in curriculum: Curriculum) -> String { "/plan" + curriculum.urls[node] }

  /// Below the roadmap's own page, also where that is a file: `/roadmaps/web/coverage/`.
  static func coverageURL(of roadmap: NodeIndex, in curriculum: Curriculum) -> String {
    let page = PlannedPage(kind: .node(roadmap), url: curriculum.urls[roadmap])
    let isFolder = ("/" + page.file).hasSuffix("/index.html")
    return "/" + (isFolder ? String(page.file.dropLast(10)) : page.file.dropLast(5) + "/") + "coverage/"
  }

  /// Old names and aliases, each to where the page is now.
  private static func redirects(of visible: [NodeIndex], in curriculum: Curriculum) -> [PlannedPage] {
    visible.flatMap { node in
      let formerly = curriculum.nodes[node].common.formerly.map {
        URLPath.of(curriculum.nodes[node].id.formerID($0.value))
      }
      return (curriculum.nodes[node].common.aliases.map(\.value) + formerly)
        .filter { $0 != curriculum.urls[node] }
        .map { PlannedPage(kind: .redirect(node), url: $0) }
    }
  }

  /// An author's page or redirect stands where the build would have put a page of its own: `content/search.md` is the
  /// search page.
  private static func keepingAuthored(_ pages: [PlannedPage]) -> [PlannedPage] {
    var taken = Set<String>(minimumCapacity: pages.count)
    return pages.filter { taken.insert($0.url).inserted }
  }
}

/// A page to be put out.
package struct PlannedPage: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    case node(NodeIndex)
    case plan(NodeIndex)
    case coverage(NodeIndex)
    case list(NodeKind, number: Int)
    case home
    case planner
    case glossary(number: Int)
    case progress
    case search
    case notFound
    case redirect(NodeIndex)
  }

  package let kind: Kind
  /// `/lessons/http-basics/`, or a file: `/404.html`.
  package let url: String

  /// Where the page's file goes below the output: `lessons/http-basics/index.html`.
  package var file: String {
    let path = String(Substring(url.utf8.dropFirst()))
    if path.isEmpty || path.utf8.last == UInt8(ascii: "/") { return path + "index.html" }
    return path.hasSuffix(".html") ? path : path + "/index.html"
  }
}
