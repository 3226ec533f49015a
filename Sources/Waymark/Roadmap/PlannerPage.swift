import ContentGraph

extension Site {
  /// How plans work, with the plans of the steps of each roadmap and of the modules of each course.
  func plannerModel(url: String, site: SiteModel) -> PlannerModel {
    let collections = inOrder(Array(curriculum.indices(of: .course)) + Array(curriculum.indices(of: .roadmap)))
    return PlannerModel(
      site: site,
      page: madePage(
        title: "Planner", description: "What to learn for a goal, in order, with the hours it takes.", url: url,
        kind: "planner"),
      groups: collections.filter(isVisible).prefix(12).compactMap(planGroup))
  }

  /// What a reader has done is kept in the browser; the page says how, and leads on.
  func progressModel(url: String, site: SiteModel) -> ProgressModel {
    let cards = { (kind: NodeKind) in
      inOrder(curriculum.indices(of: kind).filter(isVisible)).prefix(12).map { card($0) }
    }
    var page = madePage(
      title: "Your progress", description: "What you have done, kept in this browser only.", url: url, kind: "progress")
    page.isIndexed = false
    return ProgressModel(site: site, page: page, courses: cards(.course), roadmaps: cards(.roadmap))
  }

  private func madePage(title: String, description: String, url: String, kind: String) -> PageModel {
    head(
      title: title, description: description, url: url, kind: kind,
      breadcrumbs: [
        LinkModel(title: "Home", url: address("/")), LinkModel(title: title, url: address(url), isCurrent: true),
      ])
  }

  /// Nil where nothing requires anything, or the site makes no plans.
  private func planGroup(_ collection: NodeIndex) -> PlanGroupModel? {
    let plans: [PlanLinkModel]
    let content = curriculum.nodes[collection].content
    if case .course(let course) = content {
      plans = course.modules.compactMap { module in
        visible(module.lessons.lazy.map(\.target)).last.flatMap { planLink(to: $0, called: module.title) }
      }
    } else {
      plans = (outline.members[collection] ?? []).compactMap {
        planLink(to: $0, called: curriculum.nodes[$0].common.title)
      }
    }
    guard !plans.isEmpty else { return nil }
    var isRoadmap = false
    if case .roadmap = content { isRoadmap = true }
    return PlanGroupModel(
      collection: card(collection), isRoadmap: isRoadmap, plans: Array(plans.prefix(Site.cardsPerPage)))
  }

  private func planLink(to target: NodeIndex, called title: String) -> PlanLinkModel? {
    guard let url = planAddress(of: target) else { return nil }
    let nodes = outline.closure.nodes(before: target)
    return PlanLinkModel(
      title: title, url: url, target: card(target), count: nodes.count,
      time: Duration(minutes: nodes.reduce(minutes(of: target)) { $0 + minutes(of: $1) }).text)
  }
}
