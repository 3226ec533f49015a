import ContentGraph

extension Site {
  /// What teaches what: the steps of a roadmap with their lessons, and the lessons that no step names.
  func coverageModel(_ roadmap: NodeIndex, url: String, site: SiteModel) -> CoverageModel {
    let rows = coverageRows(of: roadmap)
    let title = "Coverage of \(curriculum.nodes[roadmap].common.title)"
    let unplaced = curriculum.indices(of: .lesson).filter { lesson in
      isVisible(lesson)
        && !curriculum.edges(to: lesson).contains { $0.kind == .covers && curriculum.nodes[$0.from].id.kind == .step }
    }
    return CoverageModel(
      site: site,
      page: head(
        title: title,
        description: "Which lessons teach each step, which steps nothing teaches, and which lessons no step names.",
        url: url, kind: "coverage",
        breadcrumbs: [
          LinkModel(title: "Home", url: address("/")), link(roadmap),
          LinkModel(title: title, url: address(url), isCurrent: true),
        ]),
      roadmap: link(roadmap), rows: rows, hasPrograms: rows.contains { !$0.programs.isEmpty },
      coveredCount: rows.count { !$0.step.lessons.isEmpty },
      unplacedCount: unplaced.count, unplaced: unplaced.prefix(Site.cardsPerPage).map { link($0) })
  }

  private func coverageRows(of roadmap: NodeIndex) -> [CoverageRowModel] {
    zip(stepCards(of: roadmap), outline.members[roadmap] ?? []).map { card, step in
      CoverageRowModel(step: card, programs: programs(onTopicsOf: step).map { link($0) })
    }
  }

  /// Programs that name a topic of the step: a hint where to ask, and nothing more.
  private func programs(onTopicsOf step: NodeIndex) -> [NodeIndex] {
    let topics = visible(curriculum.nodes[step].common.topics.lazy.map(\.target))
    return visible(
      topics.lazy.flatMap { curriculum.edges(to: $0) }
        .filter { $0.kind == .covers && curriculum.nodes[$0.from].id.kind == .program }.map(\.from)
    ).sorted()
  }
}
