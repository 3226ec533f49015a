import Diagnostics
import Templates

/// A theme, checked against the page models and ready to render: a layout for every kind of page.
///
/// A class, since every page asks for its theme: a value of so many layouts is a hundred references to count.
final class Theme: Sendable {
  let assets: ThemeAssets
  let home: Template<HomeModel>
  let course: Template<CourseModel>
  let lesson: Template<LessonModel>
  let roadmap: Template<RoadmapModel>
  let step: Template<StepModel>
  let program: Template<ProgramModel>
  let criterion: Template<CriterionModel>
  let comparison: Template<ComparisonModel>
  let article: Template<ArticleModel>
  let topic: Template<TopicModel>
  let page: Template<PlainModel>
  let list: Template<ListModel>
  let plan: Template<PlanModel>
  let coverage: Template<CoverageModel>
  let planner: Template<PlannerModel>
  let glossary: Template<GlossaryModel>
  let progress: Template<ProgressModel>
  let search: Template<SearchModel>
  let notFound: Template<NotFoundModel>
  let redirect: Template<RedirectModel>
  /// A lesson in its module's navigation.
  let navigationItem: Template<LinkModel>
  /// A lesson or step in a plan.
  let planItem: Template<CardModel>

  /// Nil when a template is wrong; the findings say where.
  init?(_ files: ThemeFiles, reportingTo findings: inout Findings) {
    let templates = TemplateSet(
      files.files.filter { $0.name.hasPrefix("layouts/") || $0.name.hasPrefix("partials/") }
        .map { (name: $0.name, file: $0.source) },
      tried: Set(files.files.lazy.filter(\.isEmbedded).map(\.name)), reportingTo: &findings)
    func compile<Model: TemplateModel>(_ name: String) -> Template<Model>? {
      templates.compile("\(name).html", for: Model.self, reportingTo: &findings)
    }
    let home: Template<HomeModel>? = compile("layouts/home")
    let course: Template<CourseModel>? = compile("layouts/course")
    let lesson: Template<LessonModel>? = compile("layouts/lesson")
    let roadmap: Template<RoadmapModel>? = compile("layouts/roadmap")
    let step: Template<StepModel>? = compile("layouts/step")
    let program: Template<ProgramModel>? = compile("layouts/program")
    let criterion: Template<CriterionModel>? = compile("layouts/criterion")
    let comparison: Template<ComparisonModel>? = compile("layouts/comparison")
    let article: Template<ArticleModel>? = compile("layouts/article")
    let topic: Template<TopicModel>? = compile("layouts/topic")
    let page: Template<PlainModel>? = compile("layouts/page")
    let list: Template<ListModel>? = compile("layouts/list")
    let plan: Template<PlanModel>? = compile("layouts/plan")
    let coverage: Template<CoverageModel>? = compile("layouts/coverage")
    let planner: Template<PlannerModel>? = compile("layouts/planner")
    let glossary: Template<GlossaryModel>? = compile("layouts/glossary")
    let progress: Template<ProgressModel>? = compile("layouts/progress")
    let search: Template<SearchModel>? = compile("layouts/search")
    let notFound: Template<NotFoundModel>? = compile("layouts/404")
    let redirect: Template<RedirectModel>? = compile("layouts/redirect")
    let navigationItem: Template<LinkModel>? = compile("partials/navigation-item")
    let planItem: Template<CardModel>? = compile("partials/plan-item")
    guard let home, let course, let lesson, let roadmap, let step, let program, let criterion, let comparison,
      let article, let topic, let page, let list, let plan, let coverage, let planner, let glossary, let progress,
      let search,
      let notFound,
      let redirect, let navigationItem, let planItem
    else { return nil }
    self.assets = ThemeAssets(files)
    self.home = home
    self.course = course
    self.lesson = lesson
    self.roadmap = roadmap
    self.step = step
    self.program = program
    self.criterion = criterion
    self.comparison = comparison
    self.article = article
    self.topic = topic
    self.page = page
    self.list = list
    self.plan = plan
    self.coverage = coverage
    self.planner = planner
    self.glossary = glossary
    self.progress = progress
    self.search = search
    self.notFound = notFound
    self.redirect = redirect
    self.navigationItem = navigationItem
    self.planItem = planItem
  }
}
