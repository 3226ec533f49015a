import ContentGraph
import Diagnostics
import Escaping
import Markup
import Testing

@testable import Waymark

/// A site made in memory, by all stages up to the plan: source texts in, pages out, no disk.
///
///     let site = TestSite([("lessons/html.md", "+++\ntitle = \"HTML\"\n+++\nText.")])
///     site.lesson("html").page.title   →   HTML
struct TestSite {
  let files: [SourceFile]
  let site: Site
  let findings: Findings

  /// - Parameters:
  ///   - texts: files by their paths below `content/`; `site.toml` may be among them.
  ///   - now: seconds since 1970; the default is 2026-06-01.
  init(
    _ texts: [(path: String, text: String)], assets: Set<String> = [], now: Int = 1_780_272_000,
    _ adjust: (inout Moment) -> Void = { _ in }
  ) {
    var findings = Findings()
    var moment = Moment(now: now)
    adjust(&moment)
    let limits = MarkupOptions.Limits()
    let files = texts.enumerated().map { number, file in
      SourceFile.read(
        id: SourceFile.ID(number), path: "content/\(file.path)", bytes: Array(file.text.utf8), limits: limits,
        reportingTo: &findings) ?? SourceFile(id: SourceFile.ID(number), path: "content/\(file.path)", text: [])
    }
    var settings = SiteSettings()
    settings.title = "Test site"
    for file in files where file.path == "content/site.toml" {
      let written = FrontMatter.parseTOML(file, reportingTo: &findings)
      settings = SiteSettings.decode(written.table, file: file.id, reportingTo: &findings)
    }
    let documents = files.filter { $0.path != "content/site.toml" }.map {
      Document.parse($0, options: settings.markup, reportingTo: &findings)
    }
    let curriculum = Curriculum.resolve(
      documents, settings: settings, assets: assets, at: moment, knownRules: GraphRules.rules, reportingTo: &findings)
    GraphRules.check(curriculum, reportingTo: &findings)
    self.files = files
    self.findings = findings
    site = Site.plan(curriculum)
  }

  /// What is wrong with the site, as people read it; empty when nothing is an error.
  var errors: String {
    TextPrinter(files: files, usesColour: false).print(findings.sorted(in: files).filter { $0.severity == .error })
  }

  /// A node by its id: `lesson:html`.
  subscript(id: String) -> NodeIndex {
    guard let node = site.curriculum.nodes.firstIndex(where: { $0.id.description == id }) else {
      preconditionFailure("the test's site has no \(id)")
    }
    return node
  }

  func ids(_ nodes: some Sequence<NodeIndex>) -> [String] { nodes.map { site.curriculum.nodes[$0].id.description } }

  /// The addresses of the planned pages that are no node's own.
  var addedURLs: [String] {
    site.pages.filter { if case .node = $0.kind { false } else { true } }.map(\.url)
  }
}

/// The page models, by the names of their nodes.
extension TestSite {
  private static let assets = ThemeAssets(
    ThemeFiles(theme: "pistachio", site: [], embedded: ThemeFiles.embedded(firstID: 0)))

  var siteModel: SiteModel { site.siteModel(Self.assets) }

  /// The default theme, as it is embedded.
  static let theme: Theme = {
    var findings = Findings()
    let files = ThemeFiles(theme: "pistachio", site: [], embedded: ThemeFiles.embedded(firstID: 0))
    guard let theme = Theme(files, reportingTo: &findings) else { preconditionFailure("\(findings.diagnostics)") }
    return theme
  }()

  var fragments: Fragments { Fragments(site, with: TestSite.theme) }

  func lesson(_ name: String) -> LessonModel {
    guard case .lesson(let lesson) = content("lesson:\(name)") else { preconditionFailure() }
    return site.lessonModel(self["lesson:\(name)"], lesson, site: siteModel, fragments: fragments)
  }

  func course(_ name: String) -> CourseModel {
    guard case .course(let course) = content("course:\(name)") else { preconditionFailure() }
    return site.courseModel(self["course:\(name)"], course, site: siteModel)
  }

  func roadmap(_ name: String) -> RoadmapModel {
    guard case .roadmap(let roadmap) = content("roadmap:\(name)") else { preconditionFailure() }
    return site.roadmapModel(self["roadmap:\(name)"], roadmap, site: siteModel)
  }

  func step(_ name: String) -> StepModel {
    guard case .step(let step) = content("step:\(name)") else { preconditionFailure() }
    return site.stepModel(self["step:\(name)"], step, site: siteModel)
  }

  func program(_ name: String) -> ProgramModel {
    guard case .program(let program) = content("program:\(name)") else { preconditionFailure() }
    return site.programModel(self["program:\(name)"], program, site: siteModel)
  }

  func criterion(_ name: String) -> CriterionModel {
    site.criterionModel(self["criterion:\(name)"], site: siteModel)
  }

  func comparison(_ name: String) -> ComparisonModel {
    guard case .comparison(let comparison) = content("comparison:\(name)") else { preconditionFailure() }
    return site.comparisonModel(self["comparison:\(name)"], comparison, site: siteModel)
  }

  func article(_ name: String) -> ArticleModel {
    guard case .article(let article) = content("article:\(name)") else { preconditionFailure() }
    return site.articleModel(self["article:\(name)"], article, site: siteModel)
  }

  func topic(_ name: String) -> TopicModel {
    guard case .topic(let topic) = content("topic:\(name)") else { preconditionFailure() }
    return site.topicModel(self["topic:\(name)"], topic, site: siteModel)
  }

  func plan(_ id: String) -> PlanModel {
    let node = self[id]
    return site.planModel(
      node, url: Site.planURL(of: node, in: site.curriculum), site: siteModel, fragments: fragments)
  }

  func coverage(_ roadmap: String) -> CoverageModel {
    let node = self["roadmap:\(roadmap)"]
    return site.coverageModel(node, url: Site.coverageURL(of: node, in: site.curriculum), site: siteModel)
  }

  private func content(_ id: String) -> Content<Link> { site.curriculum.nodes[self[id]].content }
}

/// Whole pages.
extension TestSite {
  /// A page as it is put out, by its address, in the built-in theme.
  func html(_ url: String) throws -> String {
    let page = try #require(site.pages.first { $0.url == url })
    return try renderer().html(page)
  }

  /// Every page with its HTML, in the order of the plan.
  func allHTML() throws -> [(page: PlannedPage, html: String)] {
    let renderer = try renderer()
    return site.pages.map { ($0, renderer.html($0)) }
  }

  private func renderer() throws -> PageRenderer {
    var findings = Findings()
    let themes = Themes(
      for: site.curriculum, site: [], embedded: ThemeFiles.embedded(firstID: 0), settingsFile: nil,
      reportingTo: &findings)
    return PageRenderer(site, with: try #require(themes))
  }
}

extension PageRenderer {
  fileprivate func html(_ page: PlannedPage) -> String {
    var html = ByteSink()
    render(page, into: &html)
    return text(html.array)
  }
}

/// Bytes of the output as text; they must be UTF-8.
func text(_ bytes: [UInt8]) -> String {
  guard let text = String(validating: bytes, as: UTF8.self) else { preconditionFailure("the output is not UTF-8") }
  return text
}
