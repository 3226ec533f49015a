import ContentGraph
import Escaping
import Parallel

/// Makes pages of plans: a site, its themes, and what every page of a theme says alike, worked out once.
struct PageRenderer: Sendable {
  private let site: Site
  private let themes: Themes
  private let siteModels: [String: SiteModel]
  private let fragments: [String: Fragments]

  init(_ site: Site, with themes: Themes, by workers: Workers = Workers(jobs: 1)) {
    self.site = site
    self.themes = themes
    siteModels = themes.byName.mapValues { site.siteModel($0.assets) }
    fragments = themes.byName.mapValues { Fragments(site, with: $0, by: workers) }
  }

  /// One page, from its plan to its bytes. Reads only: pages may be rendered on any thread in any order.
  func render(_ page: PlannedPage, into html: inout ByteSink) {
    let theme = themes.standard
    let model = siteModels[themes.standardName]!
    let url = page.url
    switch page.kind {
    case .node(let node): render(node, into: &html)
    case .plan(let node):
      let fragments = fragments[themes.standardName]!
      theme.plan.render(site.planModel(node, url: url, site: model, fragments: fragments), into: &html)
    case .coverage(let node): theme.coverage.render(site.coverageModel(node, url: url, site: model), into: &html)
    case .list(let kind, let number): theme.list.render(site.listModel(kind, number: number, site: model), into: &html)
    case .home: theme.home.render(site.homeModel(nil, site: model), into: &html)
    case .glossary(let number):
      theme.glossary.render(site.glossaryModel(number: number, site: model), into: &html)
    case .planner: theme.planner.render(site.plannerModel(url: url, site: model), into: &html)
    case .progress: theme.progress.render(site.progressModel(url: url, site: model), into: &html)
    case .search: theme.search.render(site.searchModel(url: url, site: model), into: &html)
    case .notFound: theme.notFound.render(site.notFoundModel(url: url, site: model), into: &html)
    case .redirect(let node): theme.redirect.render(site.redirectModel(to: node, site: model), into: &html)
    }
  }

  /// The picture of a page, in the colours of its theme.
  func picture(of page: PlannedPage) -> [UInt8] {
    var theme = themes.standardName
    if case .node(let node) = page.kind { theme = site.curriculum.nodes[node].common.theme?.value ?? theme }
    return site.picture(of: page, themes.byName[theme]!.assets.colours)
  }

  private func render(_ index: NodeIndex, into html: inout ByteSink) {
    // Field by field: a node as a whole would be copied, with its fifty references.
    let name = site.curriculum.nodes[index].common.theme?.value ?? themes.standardName
    let theme = themes.byName[name]!
    let model = siteModels[name]!
    switch site.curriculum.nodes[index].content {
    case .page where site.curriculum.nodes[index].id.name.isEmpty:
      theme.home.render(site.homeModel(index, site: model), into: &html)
    case .page: theme.page.render(site.plainModel(index, site: model), into: &html)
    case .course(let course): theme.course.render(site.courseModel(index, course, site: model), into: &html)
    case .lesson(let lesson):
      theme.lesson.render(site.lessonModel(index, lesson, site: model, fragments: fragments[name]!), into: &html)
    case .roadmap(let roadmap): theme.roadmap.render(site.roadmapModel(index, roadmap, site: model), into: &html)
    case .step(let step): theme.step.render(site.stepModel(index, step, site: model), into: &html)
    case .program(let program): theme.program.render(site.programModel(index, program, site: model), into: &html)
    case .criterion: theme.criterion.render(site.criterionModel(index, site: model), into: &html)
    case .comparison(let comparison):
      theme.comparison.render(site.comparisonModel(index, comparison, site: model), into: &html)
    case .article(let article): theme.article.render(site.articleModel(index, article, site: model), into: &html)
    case .topic(let topic): theme.topic.render(site.topicModel(index, topic, site: model), into: &html)
    }
  }
}
