import ContentGraph

extension Site {
  func articleModel(_ node: NodeIndex, _ article: Article<Link>, site: SiteModel) -> ArticleModel {
    let dates = curriculum.nodes[node].common.dates
    return ArticleModel(
      site: site, page: head(of: node), body: body(of: node), author: article.author, date: dates.date?.englishLong,
      modified: dates.lastModified == dates.date ? nil : dates.lastModified?.englishLong,
      dateTime: dates.date?.rfc3339(inZone: curriculum.settings.timeZone),
      modifiedTime: dates.lastModified?.rfc3339(inZone: curriculum.settings.timeZone), topics: topics(of: node),
      about: links(article.about), source: article.source, mentionedBy: mentions(of: node))
  }

  func topicModel(_ node: NodeIndex, _ topic: Topic<Link>, site: SiteModel) -> TopicModel {
    let about = visible(curriculum.edges(to: node).lazy.filter { $0.kind == .covers }.map(\.from))
    return TopicModel(
      site: site, page: head(of: node), body: body(of: node), definition: topic.definition,
      broader: links(topic.broader),
      narrower: visible(curriculum.edges(to: node).lazy.map(\.from).filter { isNarrower($0, than: node) }).map {
        link($0)
      },
      groups: groups(about))
  }

  /// Links in a topic's prose are edges to other topics too: only what it says in `broader` counts.
  private func isNarrower(_ other: NodeIndex, than node: NodeIndex) -> Bool {
    guard case .topic(let topic) = curriculum.nodes[other].content else { return false }
    return topic.broader.contains { $0.target == node }
  }

  func plainModel(_ node: NodeIndex, site: SiteModel) -> PlainModel {
    PlainModel(site: site, page: head(of: node), body: body(of: node))
  }

  /// Cards by kind, each kind in the order of its course or roadmap.
  private func groups(_ nodes: [NodeIndex]) -> [GroupModel] {
    NodeKind.allCases.compactMap { kind in
      let members = nodes.filter { curriculum.nodes[$0].id.kind == kind }
      guard !members.isEmpty else { return nil }
      return GroupModel(title: kind.listTitle, cards: inOrder(members).prefix(Site.cardsPerPage).map { card($0) })
    }
  }

  /// The order readers meet them in: by course or roadmap; articles the newest first.
  func inOrder(_ nodes: [NodeIndex]) -> [NodeIndex] {
    nodes.sorted { left, right in
      let (leftDate, rightDate) = (date(of: left), date(of: right))
      return leftDate != rightDate ? leftDate > rightDate : outline.order.rank[left] < outline.order.rank[right]
    }
  }

  /// Seconds since 1970; 0 for what is not an article, so that only articles are ordered by date.
  private func date(of node: NodeIndex) -> Int {
    guard curriculum.nodes[node].id.kind == .article else { return 0 }
    return curriculum.nodes[node].common.dates.date?.instant(inZone: curriculum.settings.timeZone) ?? 0
  }

  /// The first course, the first roadmap, the first comparison.
  private var ways: [WayModel] {
    [NodeKind.course, .roadmap, .comparison].compactMap { kind in
      guard let node = inOrder(curriculum.indices(of: kind).filter(isVisible)).first else { return nil }
      let members = outline.members[node] ?? []
      return WayModel(
        card: card(node), facts: facts(of: curriculum.nodes[node].content, members: members.count),
        first: members.first.map { link($0) })
    }
  }

  private func facts(of content: Content<Link>, members: Int) -> String {
    switch content {
    case .course(let course):
      "\(Self.counted(members, "lesson")) in \(Self.counted(course.modules.count, "module"))"
    case .comparison(let comparison):
      "\(Self.counted(visible(comparison.programs.lazy.map(\.target)).count, "program")) by "
        + Self.counted(visible(comparison.criteria.lazy.map(\.target)).count, "criterion", "criteria")
    case .roadmap: Self.counted(members, "step")
    case .page, .lesson, .step, .program, .criterion, .article, .topic: ""
    }
  }

  private static func counted(_ count: Int, _ one: String, _ many: String? = nil) -> String {
    "\(count) \(count == 1 ? one : many ?? one + "s")"
  }

  /// What the graph holds; nothing is said of what there is none of.
  private var figures: [FigureModel] {
    let count = { (kind: NodeKind) in curriculum.indices(of: kind).count(where: isVisible) }
    let minutes = curriculum.indices(of: .lesson).lazy.filter(isVisible).reduce(0) { $0 + self.minutes(of: $1) }
    return [
      (count(.lesson), "lessons"), (minutes / 60, "hours of lessons"), (count(.step), "steps"),
      (count(.program), "programs"), (outline.requirements.count, "prerequisites checked"),
    ].filter { $0.0 > 1 }.map { FigureModel(value: $0.0, name: $0.1) }
  }

  func homeModel(_ node: NodeIndex?, site: SiteModel) -> HomeModel {
    let settings = curriculum.settings
    let all = { (kind: NodeKind) in inOrder(curriculum.indices(of: kind).filter(isVisible)).prefix(12).map { card($0) }
    }
    return HomeModel(
      site: site,
      page: node.map { head(of: $0) }
        ?? head(
          title: settings.title, description: settings.description ?? settings.title, url: "/", kind: "home",
          breadcrumbs: []),
      body: node.map { body(of: $0) } ?? BodyModel(html: .empty, contents: [], readingMinutes: 0),
      ways: ways, figures: figures, courses: all(.course), roadmaps: all(.roadmap), comparisons: all(.comparison),
      articles: all(.article))
  }
}
