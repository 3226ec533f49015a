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
    let nodes = curriculum.nodes.indices.filter { isVisible($0) && curriculum.nodes[$0].common.isSearchable }
    return workers.map(nodes.indices) { index in
      let node = nodes[index]
      let kind = curriculum.nodes[node].id.kind
      let level = level(of: node)
      return SearchDocument(
        url: curriculum.urls[node], title: curriculum.nodes[node].common.title,
        label: level.map { "\(kind.rawValue), \($0)" } ?? kind.rawValue,
        facets: [[kind.rawValue], level.map { [$0] } ?? [], modules[node] ?? [], topicTitles(of: node)],
        keywords: curriculum.nodes[node].common.keywords,
        boost: curriculum.nodes[node].common.boost * kind.searchBoost, sections: searchSections(of: node))
    }
  }

  /// The description belongs to the page's own text.
  private func searchSections(of node: NodeIndex) -> [SearchSection] {
    let texts = curriculum.nodes[node].document.map { curriculum.documents[$0].body.sections } ?? []
    var sections: [SearchSection] = []
    sections.reserveCapacity(texts.count + 1)
    if let description = curriculum.nodes[node].common.description {
      sections.append(SearchSection(anchor: "", heading: "", text: Array(description.utf8)))
    }
    for text in texts { sections.append(SearchSection(anchor: text.anchor, heading: text.heading, text: text.text)) }
    return sections
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
    curriculum.edges(from: node).lazy
      .filter {
        $0.kind == .covers && self.curriculum.nodes[$0.to].id.kind == .topic && self.isVisible($0.to)
      }
      .map { self.curriculum.nodes[$0.to].common.title }
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
