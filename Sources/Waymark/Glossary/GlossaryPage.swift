import ContentGraph

extension Site {
  static func glossaryURL(number: Int = 1) -> String { number == 1 ? "/glossary/" : "/glossary/page/\(number)/" }

  /// What the site's terms mean, each with the page that explains it.
  func glossaryModel(number: Int, site: SiteModel) -> GlossaryModel {
    let url = Site.glossaryURL(number: number)
    let title = number == 1 ? "Glossary" : "Glossary, page \(number)"
    let neighbour = { (number: Int) in
      (1...self.glossary.pageCount).contains(number) ? self.address(Site.glossaryURL(number: number)) : nil
    }
    return GlossaryModel(
      site: site,
      page: head(
        title: title, description: "What the terms of \(curriculum.settings.title) mean, and where each is explained.",
        url: url, kind: "glossary",
        breadcrumbs: [
          LinkModel(title: "Home", url: address("/")), LinkModel(title: title, url: address(url), isCurrent: true),
        ]),
      letters: glossary.groups(onPage: number).map { group in
        GlossaryLetterModel(letter: group.letter, terms: group.entries.map(term))
      },
      total: glossary.entries.count, number: number, count: glossary.pageCount, previous: neighbour(number - 1),
      next: neighbour(number + 1))
  }

  private func term(_ entry: Glossary.Entry) -> TermModel {
    TermModel(
      term: entry.term, meaning: entry.meaning, url: address(of: entry.node) + "#" + entry.anchor,
      source: link(entry.node))
  }
}
