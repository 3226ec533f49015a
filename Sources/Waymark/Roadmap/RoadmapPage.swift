import ContentGraph

extension Site {
  func roadmapModel(_ node: NodeIndex, _ roadmap: Roadmap<Link>, site: SiteModel) -> RoadmapModel {
    let steps = stepCards(of: node)
    return RoadmapModel(
      site: site, page: head(of: node), body: body(of: node), audience: roadmap.audience,
      time: Duration(minutes: minutes(of: node)).text, steps: steps,
      coverage: address(Site.coverageURL(of: node, in: curriculum)),
      coveredCount: steps.count { !$0.lessons.isEmpty })
  }

  func stepCards(of roadmap: NodeIndex) -> [StepCardModel] {
    (outline.members[roadmap] ?? []).compactMap { node in
      guard case .step(let step) = curriculum.nodes[node].content else { return nil }
      return StepCardModel(
        card: card(node), importance: step.kind.rawValue, outcome: step.outcome,
        requires: links(step.requires.lazy.map(\.edge)), lessons: links(step.lessons), waiver: waiver(of: node))
    }
  }

  func stepModel(_ node: NodeIndex, _ step: Step<Link>, site: SiteModel) -> StepModel {
    let place = outline.placements[node].first
    let members = place.flatMap { outline.members[$0.collection] } ?? [node]
    let position = place?.position ?? 0
    let neighbour = { (position: Int) in members.indices.contains(position) ? link(members[position]) : nil }
    return StepModel(
      site: site, page: head(of: node), body: body(of: node),
      roadmap: place.map { link($0.collection) }
        ?? LinkModel(title: "Roadmaps", url: address(Site.listURL(of: .roadmap))),
      position: position + 1, count: members.count, importance: step.kind.rawValue,
      time: Duration(minutes: minutes(of: node)).text, outcome: step.outcome, topics: topics(of: node),
      requires: requirements(step.requires), unlocks: unlocks(node), lessons: cards(step.lessons),
      waiver: waiver(of: node), previous: neighbour(position - 1), next: neighbour(position + 1),
      plan: planAddress(of: node), mentionedBy: mentions(of: node))
  }
}
