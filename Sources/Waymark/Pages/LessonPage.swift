import ContentGraph

extension Site {
  func lessonModel(
    _ node: NodeIndex, _ lesson: Lesson<Link>, site: SiteModel, fragments: Fragments
  ) -> LessonModel {
    LessonModel(
      site: site, page: head(of: node), body: body(of: node), level: lesson.level,
      time: Duration(minutes: minutes(of: node)).text, objectives: lesson.objectives, topics: topics(of: node),
      requires: requirements(lesson.requires), unlocks: unlocks(node), steps: steps(coveredBy: node),
      mentionedBy: mentions(of: node), courses: outline.placements[node].compactMap { placement(at: $0, fragments) },
      plan: planAddress(of: node))
  }

  func steps(coveredBy node: NodeIndex) -> [LinkModel] {
    visible(
      curriculum.edges(to: node).lazy.filter { $0.kind == .covers && self.curriculum.nodes[$0.from].id.kind == .step }
        .map(
          \.from)
    ).map { link($0) }
  }

  /// A lesson's place in one course: its module's lessons and its neighbours, which may be in other modules.
  private func placement(at place: Outline.Placement, _ fragments: Fragments) -> PlacementModel? {
    guard case .course(let course) = curriculum.nodes[place.collection].content,
      let members = outline.members[place.collection]
    else { return nil }
    let module = course.modules[place.module]
    let neighbour = { (position: Int) in members.indices.contains(position) ? self.link(members[position]) : nil }
    return PlacementModel(
      course: link(place.collection),
      module: LinkModel(
        title: module.title,
        url: address(of: place.collection) + "#" + moduleAnchors[place.collection]![place.module]),
      position: place.position + 1, count: members.count, previous: neighbour(place.position - 1),
      next: neighbour(place.position + 1),
      navigation: fragments.navigation(at: place))
  }
}
