import ContentGraph

extension Site {
  func courseModel(_ node: NodeIndex, _ course: Course<Link>, site: SiteModel) -> CourseModel {
    var first = 1
    return CourseModel(
      site: site, page: head(of: node), body: body(of: node), level: course.level,
      time: Duration(minutes: minutes(of: node)).text, lessonCount: outline.members[node]?.count ?? 0,
      first: outline.members[node]?.first.map { link($0) }, outcomes: course.outcomes, project: course.project,
      program: course.program.flatMap { links(CollectionOfOne($0)).first },
      modules: zip(course.modules, moduleAnchors[node] ?? []).map { module, anchor in
        let lessons = visible(module.lessons.lazy.map(\.target))
        defer { first += lessons.count }
        return ModuleModel(
          title: module.title, anchor: anchor, level: module.level, summary: module.summary,
          time: Duration(minutes: lessons.reduce(0) { $0 + minutes(of: $1) }).text,
          first: first, lessons: lessons.map { card($0) })
      })
  }

  /// Fragments of each course's modules on its page: their titles as heading ids, beside the headings of its text.
  static func moduleAnchors(in curriculum: Curriculum) -> [NodeIndex: [String]] {
    var anchors: [NodeIndex: [String]] = [:]
    for node in curriculum.indices(of: .course) {
      guard case .course(let course) = curriculum.nodes[node].content else { continue }
      let headings = curriculum.nodes[node].document.map { curriculum.documents[$0].body.headings.map(\.id) } ?? []
      anchors[node] = course.moduleAnchors(taken: Set(headings))
    }
    return anchors
  }
}
