import ContentGraph

extension Site {
  func courseModel(_ node: NodeIndex, _ course: Course<Link>, site: SiteModel) -> CourseModel {
    let positions = Dictionary(
      (outline.members[node] ?? []).enumerated().map { ($1, $0 + 1) }, uniquingKeysWith: { first, _ in first })
    return CourseModel(
      site: site, page: head(of: node), body: body(of: node), level: course.level,
      time: Duration(minutes: minutes(of: node)).text, lessonCount: outline.members[node]?.count ?? 0,
      outcomes: course.outcomes, project: course.project,
      program: course.program.flatMap { links(CollectionOfOne($0)).first },
      modules: zip(course.modules, moduleAnchors(of: node)).map { module, anchor in
        let lessons = visible(module.lessons.lazy.map(\.target))
        return ModuleModel(
          title: module.title, anchor: anchor, level: module.level, summary: module.summary,
          time: Duration(minutes: lessons.reduce(0) { $0 + minutes(of: $1) }).text,
          lessons: lessons.map { card($0, number: positions[$0]) })
      })
  }

  /// Fragments of a course's modules on its page: their titles as heading ids, beside the headings of its text.
  func moduleAnchors(of node: NodeIndex) -> [String] {
    guard case .course(let course) = curriculum.nodes[node].content else { return [] }
    let headings = curriculum.nodes[node].document.map { curriculum.documents[$0].body.headings.map(\.id) } ?? []
    return course.moduleAnchors(taken: Set(headings))
  }
}
