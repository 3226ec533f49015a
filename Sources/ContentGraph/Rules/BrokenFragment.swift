import Diagnostics
import Markup

/// A link or a rating's evidence names a place that its page does not have.
///
/// Places are headings, modules of a course and ids in the page's own HTML (raw HTML, footnotes). The empty fragment and
/// `#top` are the top of any page (HTML, "find a potential indicated element").
enum BrokenFragment: GraphRule {
  static let rule = Rule(
    "broken-fragment", .error, "A `#fragment` of a link or of a rating's evidence is a place on its page.")
  static var rules: [Rule] { [rule] }

  static func check(_ curriculum: Curriculum, reportingTo findings: inout Findings) {
    var anchors = PageAnchors(curriculum)
    for document in curriculum.documents.indices {
      let targets = curriculum.bodyTargets[document]
      for index in targets.indices {
        guard case .node(let node, let fragment?) = targets[index], !anchors.hold(fragment, on: node) else { continue }
        let reference = curriculum.documents[document].body.references[index]
        let place = Placed(reference.destination, at: reference.range)
        findings.report(diagnostic(fragment, node, place, anchors.nearest(fragment, on: node), in: curriculum))
      }
    }
    for program in curriculum.indices(of: .program) {
      guard case .program(let content) = curriculum.nodes[program].content else { continue }
      for rating in content.ratings {
        guard let evidence = rating.evidence, evidence.hasPrefix("#") else { continue }
        let fragment = String(evidence.dropFirst())
        if anchors.hold(fragment, on: program) { continue }
        let place = Placed(evidence, at: evidencePlace(of: rating, on: program, in: curriculum))
        findings.report(diagnostic(fragment, program, place, anchors.nearest(fragment, on: program), in: curriculum))
      }
    }
  }

  private static func diagnostic(
    _ fragment: String, _ node: NodeIndex, _ written: Placed<String>, _ suggestion: String?, in curriculum: Curriculum
  ) -> Diagnostic {
    let path = written.value.prefix { $0 != "#" }
    let fix = suggestion.flatMap { Diagnostic.Fix(text: written.value, at: written.range, with: "\(path)#\($0)") }
    return Diagnostic(
      rule, "\(curriculum.kindAndName(node)) has no heading '#\(fragment)'", at: written.range,
      label: suggestion.map { "did you mean '#\($0)'?" },
      help: "a fragment is a heading in lower case, with '-' for spaces and without punctuation",
      fixes: fix.map { [$0] } ?? [])
  }

  /// The evidence in the program's front matter, found by the place of its table's key or value.
  private static func evidencePlace(
    of rating: Rating<Link>, on program: NodeIndex, in curriculum: Curriculum
  ) -> SourceRange {
    guard case .table(let ratings)? = curriculum.document(of: program)?.frontMatter.table["ratings"]?.value.value else {
      return rating.range
    }
    for entry in ratings.entries {
      guard case .table(let cell) = entry.value.value, let evidence = cell["evidence"] else { continue }
      if entry.keyRange == rating.criterion.range || cell["value"]?.value.range == rating.range {
        return evidence.value.range
      }
    }
    return rating.range
  }
}

/// The places on pages that fragments name, collected for the pages that are asked for.
private struct PageAnchors {
  private struct Page {
    /// Headings and modules, as candidates for a near miss.
    var candidates: [String]
    var all: Set<String>
  }

  private let curriculum: Curriculum
  private var pages: [NodeIndex: Page] = [:]
  private var suggestions = Suggestions()

  init(_ curriculum: Curriculum) { self.curriculum = curriculum }

  mutating func hold(_ fragment: String, on node: NodeIndex) -> Bool {
    // What follows `:~:` is for the browser alone (URL fragment text directives).
    let name = fragment.utf8.contains(UInt8(ascii: ":")) ? Self.withoutDirective(fragment) : fragment
    if name.isEmpty || name.lowercased() == "top" { return true }
    let page = page(node)
    return page.all.contains(name) || PercentEncoding.decoded(name).map(page.all.contains) ?? false
  }

  mutating func nearest(_ fragment: String, on node: NodeIndex) -> String? {
    suggestions.nearest(fragment, among: page(node).candidates)
  }

  private mutating func page(_ node: NodeIndex) -> Page {
    if let page = pages[node] { return page }
    let document = curriculum.document(of: node)
    var candidates = document?.body.headings.map(\.id) ?? []
    if case .course(let course) = curriculum.nodes[node].content {
      candidates += course.moduleAnchors(taken: Set(candidates))
    }
    let page = Page(candidates: candidates, all: Set(candidates).union(document.map(Self.ids) ?? []))
    pages[node] = page
    return page
  }

  private static func withoutDirective(_ fragment: String) -> String {
    let bytes = Array(fragment.utf8)
    let start = bytes.indices.first { bytes[$0...].starts(with: ":~:".utf8) } ?? bytes.count
    return String(decoding: bytes[..<start], as: UTF8.self)
  }

  /// The values of `id="…"` in the page's HTML.
  private static func ids(in document: Document) -> [String] {
    let html = document.body.html.bytes
    let attribute = Array(" id=\"".utf8)
    var found: [String] = []
    var index = 0
    while let space = html[index...].firstIndex(of: 0x20) {
      index = space + 1
      guard html[space...].starts(with: attribute) else { continue }
      let start = space + attribute.count
      let end = html[start...].firstIndex(of: UInt8(ascii: "\"")) ?? html.count
      found.append(String(decoding: html[start..<end], as: UTF8.self))
      index = end
    }
    return found
  }
}
