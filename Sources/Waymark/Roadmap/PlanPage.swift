import ContentGraph

extension Site {
  /// Everything before a lesson or step, in the order of its course where that can be kept, with hours.
  ///
  /// The first 200 are listed; the rest is summed up by module, each with a link to the plan of its last node there.
  func planModel(_ target: NodeIndex, url: String, site: SiteModel, fragments: Fragments) -> PlanModel {
    let nodes = outline.closure.nodes(before: target)
    let title = "Plan: \(curriculum.nodes[target].common.title)"
    let total = nodes.reduce(minutes(of: target)) { $0 + minutes(of: $1) }
    return PlanModel(
      site: site,
      page: head(
        title: title,
        description:
          "Everything that comes before \(curriculum.nodes[target].common.title), in order, with the time it takes.",
        url: url, kind: "plan",
        breadcrumbs: breadcrumbs(to: target).map { LinkModel(title: $0.title, url: $0.url) }
          + [LinkModel(title: "Plan", url: address(url), isCurrent: true)]),
      target: card(target), time: Duration(minutes: total).text, count: nodes.count,
      items: fragments.planItems(nodes.prefix(Site.cardsPerPage)),
      rest: rest(nodes.dropFirst(Site.cardsPerPage)))
  }

  private func rest(_ nodes: ArraySlice<NodeIndex>) -> [PlanRestModel] {
    var groups: [(place: ModulePlace?, nodes: [NodeIndex])] = []
    var positions: [ModulePlace?: Int] = [:]
    for node in nodes {
      let place = outline.placements[node].first.map { ModulePlace(collection: $0.collection, module: $0.module) }
      if let position = positions[place] {
        groups[position].nodes.append(node)
      } else {
        positions[place] = groups.count
        groups.append((place, [node]))
      }
    }
    return groups.map { place, nodes in
      PlanRestModel(
        title: place.map(moduleTitle) ?? "Outside any course",
        url: planAddress(of: nodes.last!) ?? address(of: nodes.last!),
        count: nodes.count, time: Duration(minutes: nodes.reduce(0) { $0 + minutes(of: $1) }).text)
    }
  }

  private func moduleTitle(_ place: ModulePlace) -> String {
    guard case .course(let course) = curriculum.nodes[place.collection].content else {
      return curriculum.nodes[place.collection].common.title
    }
    return course.modules[place.module].title
  }
}

/// A module of a course, or a roadmap as a whole.
private struct ModulePlace: Hashable {
  let collection: NodeIndex
  let module: Int
}
