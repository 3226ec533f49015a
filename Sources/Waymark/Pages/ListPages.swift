import ContentGraph

extension Site {
  /// Everything of one kind, 200 cards a page.
  func listModel(_ kind: NodeKind, number: Int, site: SiteModel) -> ListModel {
    let nodes = inOrder(curriculum.indices(of: kind).filter(isVisible))
    let count = (nodes.count + Site.cardsPerPage - 1) / Site.cardsPerPage
    let shown = nodes.dropFirst((number - 1) * Site.cardsPerPage).prefix(Site.cardsPerPage)
    let title = number == 1 ? kind.listTitle : "\(kind.listTitle), page \(number)"
    let url = Site.listURL(of: kind, number: number)
    let neighbour = { (number: Int) in
      (1...count).contains(number) ? address(Site.listURL(of: kind, number: number)) : nil
    }
    return ListModel(
      site: site,
      page: head(
        title: title, description: "All \(kind.plural) of \(curriculum.settings.title).", url: url, kind: "list",
        breadcrumbs: [
          LinkModel(title: "Home", url: address("/")), LinkModel(title: title, url: address(url), isCurrent: true),
        ]),
      groups: [GroupModel(title: "", cards: shown.map { card($0) })], total: nodes.count,
      related: number == 1 ? related(to: kind) : [], number: number, count: count,
      previous: neighbour(number - 1), next: neighbour(number + 1))
  }

  private func related(to kind: NodeKind) -> [CardModel] {
    let other: NodeKind
    switch kind {
    case .lesson: other = .course
    case .program, .criterion: other = .comparison
    case .page, .course, .roadmap, .step, .comparison, .article, .topic: return []
    }
    return inOrder(curriculum.indices(of: other).filter(isVisible)).prefix(12).map { card($0) }
  }

  /// The search form, and for readers without JavaScript every page from A to Z; a large site links to its lists instead.
  func searchModel(url: String, site: SiteModel) -> SearchModel {
    let nodes = curriculum.nodes.indices.filter(isVisible)
    var page = head(
      title: "Search", description: "Search \(curriculum.settings.title), or find a page from A to Z.", url: url,
      kind: "search",
      breadcrumbs: [
        LinkModel(title: "Home", url: address("/")), LinkModel(title: "Search", url: address(url), isCurrent: true),
      ])
    page.isIndexed = false
    return SearchModel(site: site, page: page, letters: nodes.count <= 500 ? letters(nodes) : [], sections: sections)
  }

  private func letters(_ nodes: [NodeIndex]) -> [GroupModel] {
    let titled = nodes.map { node in
      let key = curriculum.nodes[node].common.title.uppercased().drop { !$0.isLetter && !$0.isNumber }
      return (letter: key.first.map(String.init) ?? "#", key: key, node: node)
    }
    var groups: [GroupModel] = []
    for (letter, _, node) in titled.sorted(by: { ($0.letter, $0.key, $0.node) < ($1.letter, $1.key, $1.node) }) {
      if groups.last?.title != letter { groups.append(GroupModel(title: letter, cards: [])) }
      groups[groups.count - 1].cards.append(card(node))
    }
    return groups
  }

  /// The lists there are.
  var sections: [LinkModel] {
    pages.compactMap { page in
      guard case .list(let kind, number: 1) = page.kind else { return nil }
      return LinkModel(title: kind.listTitle, url: address(page.url))
    }
  }

  func notFoundModel(url: String, site: SiteModel) -> NotFoundModel {
    var page = head(
      title: "Page not found", description: "There is no page at this address.", url: url, kind: "not-found",
      breadcrumbs: [])
    page.isIndexed = false
    return NotFoundModel(site: site, page: page, sections: sections)
  }

  func redirectModel(to node: NodeIndex, site: SiteModel) -> RedirectModel {
    var page = head(
      title: curriculum.nodes[node].common.title, description: description(of: node), url: curriculum.urls[node],
      kind: "redirect", breadcrumbs: [])
    page.isIndexed = false
    return RedirectModel(site: site, page: page, target: address(of: node))
  }
}
