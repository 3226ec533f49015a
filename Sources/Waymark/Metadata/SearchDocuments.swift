import ContentGraph
import Search

/// What search gets to know of each page.
extension Site {
  func searchDocuments() -> [SearchDocument] {
    curriculum.nodes.indices.compactMap { node in
      let common = curriculum.nodes[node].common
      guard isVisible(node), common.isSearchable else { return nil }
      let sections =
        curriculum.nodes[node].document.map { document in
          curriculum.documents[document].body.sections.map {
            SearchSection(anchor: $0.anchor, heading: $0.heading, text: $0.text)
          }
        } ?? []
      return SearchDocument(
        url: curriculum.urls[node], title: common.title, kind: curriculum.nodes[node].id.kind.rawValue, level: level(of: node),
        keywords: common.keywords + [common.description].compactMap(\.self), boost: common.boost, sections: sections)
    }
  }
}
