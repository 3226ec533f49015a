import ContentGraph
import Escaping
import Markup

/// Addresses and cards, as every kind of page shows them.
extension Site {
  /// A URL path of the site below its base, as it is written: `/lessons/x y/` → `/docs/lessons/x%20y/`.
  func address(_ path: String) -> String { basePath + EncodedPath.of(path.dropFirst()) }

  func address(of node: NodeIndex) -> String { addresses[node] }

  func absolute(_ path: String) -> String { origin + address(path) }

  /// Whether anything requires it, so that it may stand in a plan.
  func isRequired(_ node: NodeIndex) -> Bool { curriculum.edges(to: node).contains { $0.kind == .requires } }

  func isVisible(_ node: NodeIndex) -> Bool { curriculum.visibility[node] == .visible }

  func link(_ node: NodeIndex, isCurrent: Bool = false) -> LinkModel {
    isCurrent ? links[node].asCurrent : links[node]
  }

  /// Links in the order written, without what is not put out and without repetitions.
  func links(_ edges: some Sequence<Link>) -> [LinkModel] { visible(edges.lazy.map(\.target)).map { link($0) } }

  func cards(_ edges: some Sequence<Link>) -> [CardModel] { visible(edges.lazy.map(\.target)).map { card($0) } }

  func visible(_ targets: some Sequence<NodeIndex>) -> [NodeIndex] {
    var shown: [NodeIndex] = []
    var seen = Set<NodeIndex>()
    for target in targets where isVisible(target) {
      // Most lists are short, where a look is quicker than a set.
      if shown.count == 16, seen.isEmpty { seen = Set(shown) }
      let isNew = shown.count < 16 ? !shown.contains(target) : seen.insert(target).inserted
      if isNew { shown.append(target) }
    }
    return shown
  }

  func card(_ node: NodeIndex) -> CardModel { cards[node] }

  func level(of node: NodeIndex) -> String? { curriculum.nodes[node].content.level }

  func minutes(of node: NodeIndex) -> Int { outline.minutes[node] }

  func requirements(_ requirements: [Requirement<Link>]) -> [RequirementModel] {
    requirements.filter { isVisible($0.edge.target) }.map {
      RequirementModel(card: card($0.edge.target), because: $0.because)
    }
  }

  /// What requires a node, in the order of names: the first 50.
  func unlocks(_ node: NodeIndex) -> [LinkModel] {
    visible(curriculum.edges(to: node).lazy.filter { $0.kind == .requires }.map(\.from)).prefix(50).map { link($0) }
  }

  /// Pages whose prose links to a node.
  func mentions(of node: NodeIndex) -> [LinkModel] {
    visible(curriculum.edges(to: node).lazy.filter { $0.kind == .mentions }.map(\.from)).filter { $0 != node }.prefix(
      50
    )
    .map { link($0) }
  }

  func topics(of node: NodeIndex) -> [LinkModel] { links(curriculum.nodes[node].common.topics) }

  func planAddress(of node: NodeIndex) -> String? {
    !curriculum.settings.makesPlans || outline.prerequisites.successors(of: node).isEmpty
      ? nil : address(Site.planURL(of: node, in: curriculum))
  }

  /// Why a step is left uncovered, in its author's words.
  func waiver(of node: NodeIndex) -> String? {
    curriculum.nodes[node].common.waivers.first { $0.rule.value == "uncovered-step" }?.because
  }
}

/// Bodies with their references put in.
extension Site {
  func body(of node: NodeIndex) -> BodyModel {
    guard let document = curriculum.nodes[node].document else {
      return BodyModel(html: .empty, contents: [], readingMinutes: 0)
    }
    let body = curriculum.documents[document].body
    return BodyModel(
      html: RenderedBody(of: document, in: self),
      contents: body.contents().map { ContentsModel($0, among: body.headings) }, readingMinutes: body.readingTime)
  }

  /// ` href="…"` or ` src="…"`; nothing for what leads nowhere or to a page that is not put out.
  func writeAttribute(ofReference reference: Int, in document: Int, into page: inout ByteSink) {
    guard let path = path(of: curriculum.bodyTargets[document][reference]) else { return }
    let isImage = curriculum.documents[document].body.references[reference].kind == .image
    page.append(isImage ? " src=\"" : " href=\"")
    Escape.url(path.utf8, into: &page)
    page.append(UInt8(ascii: "\""))
  }

  func path(of target: BodyTarget) -> String? {
    switch target {
    case .node(let node, let fragment):
      isVisible(node) ? address(of: node) + (fragment.map { "#" + EncodedPath.of($0[...]) } ?? "") : nil
    case .asset(let file): address("/" + SitePath.placeInOutput(of: file))
    case .generated(let path): address(path)
    case .external, .broken: nil
    }
  }
}

extension CardModel {
  convenience init(of index: NodeIndex, in curriculum: Curriculum, _ link: LinkModel, minutes: Int) {
    let kind = curriculum.nodes[index].id.kind
    self.init(
      title: link.title, url: link.url,
      description: curriculum.nodes[index].common.description ?? curriculum.nodes[index].content.definition,
      kind: kind.rawValue, level: curriculum.nodes[index].content.level, time: Duration(minutes: minutes).text,
      date: kind == .article ? curriculum.nodes[index].common.dates.date?.englishLong : nil,
      bestFor: curriculum.nodes[index].content.bestFor, node: link.node)
  }
}

extension ContentsModel {
  fileprivate init(_ entry: ContentsEntry, among headings: [Heading]) {
    self.init(
      title: HTMLFragment(escaped: headings[entry.heading].html), id: headings[entry.heading].id,
      entries: entry.children.map { ContentsModel($0, among: headings) })
  }
}

extension NodeKind {
  /// Whether readers may have done, begun or skipped it.
  var isStudied: Bool {
    switch self {
    case .lesson, .step: true
    case .page, .course, .roadmap, .program, .criterion, .comparison, .article, .topic: false
    }
  }
}

extension Content<Link> {
  var bestFor: String? {
    if case .program(let program) = self { program.bestFor } else { nil }
  }

  var definition: String? {
    if case .topic(let topic) = self { topic.definition } else { nil }
  }

  var level: String? {
    switch self {
    case .lesson(let lesson): lesson.level
    case .course(let course): course.level
    case .page, .roadmap, .step, .program, .criterion, .comparison, .article, .topic: nil
    }
  }
}
