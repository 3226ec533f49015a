import ContentGraph
import Parallel
import Search

/// What search gets to know of each page.
extension Site {
  static let searchFacets = ["kind", "level", "module", "topic"]

  /// Levels from the lowest, modules as their courses have them.
  var searchFacetOrder: [String] { curriculum.settings.levels + visibleModules().map(\.title) }

  func searchDocuments(by workers: Workers = Workers(jobs: 1)) -> [SearchDocument] {
    let modules = modulesByLesson()
    let documents = workers.map(curriculum.nodes.indices) { node -> SearchDocument? in
      let common = curriculum.nodes[node].common
      guard isVisible(node), common.isSearchable else { return nil }
      let kind = curriculum.nodes[node].id.kind
      let level = level(of: node)
      return SearchDocument(
        url: curriculum.urls[node], title: common.title,
        label: ([kind.rawValue] + [level].compactMap(\.self)).joined(separator: ", "),
        facets: [[kind.rawValue], [level].compactMap(\.self), modules[node] ?? [], topicTitles(of: node)],
        keywords: common.keywords, boost: common.boost * kind.searchBoost, sections: searchSections(of: node))
    }
    return documents.compactMap(\.self)
  }

  /// The description belongs to the page's own text.
  private func searchSections(of node: NodeIndex) -> [SearchSection] {
    let description = curriculum.nodes[node].common.description.map {
      SearchSection(anchor: "", heading: "", text: Array($0.utf8))
    }
    let body = curriculum.nodes[node].document.map { document in
      curriculum.documents[document].body.sections.map {
        SearchSection(anchor: $0.anchor, heading: $0.heading, text: $0.text)
      }
    }
    return [description].compactMap(\.self) + (body ?? [])
  }

  private func visibleModules() -> [Module<Link>] {
    curriculum.indices(of: .course).filter(isVisible).flatMap { course -> [Module<Link>] in
      guard case .course(let content) = curriculum.nodes[course].content else { return [] }
      return content.modules
    }
  }

  private func modulesByLesson() -> [NodeIndex: [String]] {
    var modules: [NodeIndex: [String]] = [:]
    for module in visibleModules() {
      for lesson in module.lessons { modules[lesson.target, default: []].append(module.title) }
    }
    return modules
  }

  private func topicTitles(of node: NodeIndex) -> [String] {
    curriculum.edges(from: node).filter {
      $0.kind == .covers && curriculum.nodes[$0.to].id.kind == .topic && isVisible($0.to)
    }
    .map { curriculum.nodes[$0.to].common.title }
  }
}

extension NodeKind {
  /// What answers a question ranks before what lists the answers.
  fileprivate var searchBoost: Double {
    switch self {
    case .lesson, .article, .program: 1
    case .step: 0.85
    case .page, .course, .roadmap, .comparison, .criterion, .topic: 0.2
    }
  }
}
