import ContentGraph

extension Site {
  /// One page, from its plan to its bytes. Reads only: pages may be rendered on any thread in any order.
  func render(_ page: PlannedPage, with themes: Themes, into html: inout [UInt8]) {
    switch page.kind {
    case .node(let node): render(node, with: themes[curriculum.nodes[node].common.theme?.value], into: &html)
    case .plan(let node):
      themes[nil].plan.render(planModel(node, url: page.url, site: siteModel(themes[nil].assets)), into: &html)
    case .coverage(let node):
      themes[nil].coverage.render(coverageModel(node, url: page.url, site: siteModel(themes[nil].assets)), into: &html)
    case .list(let kind, let number):
      themes[nil].list.render(listModel(kind, number: number, site: siteModel(themes[nil].assets)), into: &html)
    case .home: themes[nil].home.render(homeModel(nil, site: siteModel(themes[nil].assets)), into: &html)
    case .search: themes[nil].search.render(searchModel(url: page.url, site: siteModel(themes[nil].assets)), into: &html)
    case .notFound:
      themes[nil].notFound.render(notFoundModel(url: page.url, site: siteModel(themes[nil].assets)), into: &html)
    case .redirect(let node):
      themes[nil].redirect.render(redirectModel(to: node, site: siteModel(themes[nil].assets)), into: &html)
    }
  }

  private func render(_ node: NodeIndex, with theme: Theme, into html: inout [UInt8]) {
    let site = siteModel(theme.assets)
    switch curriculum.nodes[node].content {
    case .page where curriculum.nodes[node].id.name.isEmpty: theme.home.render(homeModel(node, site: site), into: &html)
    case .page: theme.page.render(PlainModel(site: site, page: head(of: node), body: body(of: node)), into: &html)
    case .course(let course): theme.course.render(courseModel(node, course, site: site), into: &html)
    case .lesson(let lesson): theme.lesson.render(lessonModel(node, lesson, site: site), into: &html)
    case .roadmap(let roadmap): theme.roadmap.render(roadmapModel(node, roadmap, site: site), into: &html)
    case .step(let step): theme.step.render(stepModel(node, step, site: site), into: &html)
    case .program(let program): theme.program.render(programModel(node, program, site: site), into: &html)
    case .criterion: theme.criterion.render(criterionModel(node, site: site), into: &html)
    case .comparison(let comparison):
      theme.comparison.render(comparisonModel(node, comparison, site: site), into: &html)
    case .article(let article): theme.article.render(articleModel(node, article, site: site), into: &html)
    case .topic(let topic): theme.topic.render(topicModel(node, topic, site: site), into: &html)
    }
  }
}
