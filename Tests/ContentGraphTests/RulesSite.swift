import Diagnostics

@testable import ContentGraph
@testable import Markup

/// A small curriculum made by hand, so that a rule is tested on values alone: pages are source texts, and what the
/// first stages would have read from them is said beside, each thing placed by the characters it was read from.
///
///     var site = RulesSite()
///     site.add("lesson:a", "requires = [\"b\"]") { $0.edge(.requires, to: "lesson:b", at: "\"b\"") }
struct RulesSite {
  var settings = SiteSettings()
  private var pages: [Page] = []
  private var fills: [(inout Page) -> Void] = []

  init() {}

  /// Adds a page. `fill` runs when all pages are known.
  mutating func add(
    _ id: String, _ text: String = "", visibility: Visibility = .visible, url: String? = nil, hasFile: Bool = true,
    _ fill: @escaping (inout Page) -> Void = { _ in }
  ) {
    let page = Page(
      id: NodeID(id), text: text, visibility: visibility, url: url, hasFile: hasFile, number: UInt32(pages.count))
    pages.append(page)
    fills.append(fill)
  }

  var files: [SourceFile] { pages.map(\.file) }

  var curriculum: Curriculum {
    let order = pages.indices.sorted { pages[$0].id < pages[$1].id }
    let numbers = Dictionary(uniqueKeysWithValues: order.enumerated().map { (pages[$1].id, $0) })
    let filled = order.map { index in
      var page = pages[index]
      page.numbers = numbers
      fills[index](&page)
      return page
    }
    let documents = filled.filter(\.hasFile)
    let places = Dictionary(uniqueKeysWithValues: documents.enumerated().map { ($1.id, $0) })
    return Curriculum(
      settings: settings, documents: documents.map(\.document), nodes: filled.map { $0.node(document: places[$0.id]) },
      visibility: filled.map(\.visibility), urls: filled.map { $0.url ?? "/\($0.id.kind.plural)/\($0.id.name)/" },
      edges: filled.flatMap(\.edges), bodyTargets: documents.map(\.targets), assets: [])
  }

  /// What one rule says, as people read it.
  func report(_ rule: any GraphRule.Type) -> String {
    var findings = Findings()
    rule.check(curriculum, reportingTo: &findings)
    return text(of: findings)
  }

  func text(of findings: Findings) -> String {
    TextPrinter(files: files, usesColour: false).print(findings.sorted(in: files))
  }

  /// The replacements that a rule proposes, by place.
  func fixes(_ rule: any GraphRule.Type) -> [String] {
    var findings = Findings()
    rule.check(curriculum, reportingTo: &findings)
    return findings.sorted(in: files).flatMap(\.fixes).map { fix in
      let old = String(decoding: files[Int(fix.range.file)].text[fix.range.bytes], as: UTF8.self)
      return "\(old) → \(fix.replacement)"
    }
  }
}

/// One page of a `RulesSite` and what was read from it.
struct Page {
  let id: NodeID
  let file: SourceFile
  let visibility: Visibility
  let url: String?
  let hasFile: Bool
  var numbers: [NodeID: NodeIndex] = [:]
  var common: Common<Link>
  var content: Content<Link>
  var edges: [Edge] = []
  var headings: [Heading] = []
  var references: [BodyReference] = []
  var targets: [BodyTarget] = []
  var fences: [CodeFence] = []
  var definitions: [Definition] = []
  var sections: [TextSection] = []
  var html = ""
  var entries: [FrontMatter.Entry] = []

  init(id: NodeID, text: String, visibility: Visibility, url: String?, hasFile: Bool, number: UInt32) {
    self.id = id
    self.visibility = visibility
    self.url = url
    self.hasFile = hasFile
    file = SourceFile(id: number, path: "content/\(id.kind.plural)/\(id.name).md", text: Array(text.utf8))
    common = Common(title: id.name, titleRange: .file(number))
    content =
      switch id.kind {
      case .page: .page
      case .course: .course(Course())
      case .lesson: .lesson(Lesson())
      case .roadmap: .roadmap(Roadmap())
      case .step: .step(Step())
      case .program: .program(Program())
      case .criterion: .criterion(Criterion())
      case .comparison: .comparison(Comparison())
      case .article: .article(Article())
      case .topic: .topic(Topic())
      }
  }

  /// Where the characters stand, at their `occurrence`th time from zero.
  func range(_ characters: String, _ occurrence: Int = 0) -> SourceRange {
    let bytes = Array(characters.utf8)
    let starts = file.text.indices.filter { file.text[$0...].starts(with: bytes) }
    precondition(starts.count > occurrence, "no '\(characters)' in \(file.path)")
    return SourceRange(file: file.id, start: starts[occurrence], end: starts[occurrence] + bytes.count)
  }

  func link(_ id: String, at characters: String, _ occurrence: Int = 0) -> Link {
    Link(to: numbers[NodeID(id)]!, at: range(characters, occurrence), origin: .authored)
  }

  mutating func edge(_ kind: Edge.Kind, to id: String, at characters: String, _ occurrence: Int = 0) {
    let link = link(id, at: characters, occurrence)
    edges.append(Edge(kind, from: numbers[self.id]!, to: link.target, range: link.range, origin: .authored))
  }

  mutating func heading(
    _ level: Int, _ text: String, as outputLevel: Int? = nil, at characters: String? = nil, id: String? = nil
  ) {
    let id = id ?? text.lowercased().split(separator: " ").joined(separator: "-")
    headings.append(
      Heading(
        level: level, outputLevel: outputLevel ?? level, id: id, text: text, html: Array(text.utf8),
        range: range(characters ?? String(repeating: "#", count: level) + " " + text)))
  }

  mutating func definition(_ term: String, _ characters: String) {
    definitions.append(Definition(term: term, meaning: "", anchor: "term-\(term)", range: range(characters)))
  }

  mutating func bodyLink(_ destination: String, to target: BodyTarget, surroundings: String = "") {
    references.append(
      BodyReference(
        kind: .link, destination: destination, text: "text", range: range(destination), surroundings: surroundings,
        isExternal: false))
    targets.append(target)
  }

  mutating func image(_ destination: String, alt: String) {
    references.append(
      BodyReference(
        kind: .image, destination: destination, text: alt, range: range(destination), surroundings: "",
        isExternal: false))
    targets.append(.asset(destination))
  }

  mutating func fence(_ info: String) {
    let words = info.split(separator: " ").map(String.init)
    fences.append(CodeFence(language: words.first ?? "", flags: Array(words.dropFirst()), range: range("```" + info)))
  }

  /// A string of the front matter, written with quotes.
  mutating func string(_ key: String, _ text: String) {
    let item = FrontMatter.Item(value: .string(text), range: range("\"\(text)\""))
    entries.append(FrontMatter.Entry(key: key, keyRange: range(key), value: item))
  }

  func node(document: Int?) -> Node<Link> {
    Node(id: id, document: document, place: .file(file.id), common: common, content: content)
  }

  var document: Document {
    let whole = SourceRange(file: file.id, start: 0, end: file.text.count)
    let body = Body(
      markdown: whole, html: HoledHTML(bytes: Array(html.utf8)), headings: headings, references: references,
      fences: fences, definitions: definitions, sections: sections, summary: .init(htmlEnd: 0, isTruncated: false),
      wordCount: 0, isCJK: false,
      isDemoted: false)
    let table = FrontMatter.Table(entries: entries, range: whole)
    return Document(
      file: file.id, path: String(file.path.dropFirst("content/".count)),
      frontMatter: FrontMatter(format: .toml, table: table, range: whole), body: body)
  }
}

extension NodeID {
  init(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    self.init(NodeKind(rawValue: String(parts[0]))!, String(parts[1]))
  }
}
