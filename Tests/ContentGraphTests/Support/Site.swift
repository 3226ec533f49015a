import ContentGraph
import Diagnostics
import Markup
import Testing

/// A small site in memory: documents as the first stage would make them, with source files whose text their ranges point
/// into.
///
///     let site = Site.of([("lessons/a.md", ["title": "A", "requires": ["b"]])])
///     let (curriculum, findings) = site.resolve()
///     #expect(findings == [Diagnostic(…, at: site.range(of: "\"b\"", in: "lessons/a.md"), …)])
struct Site {
  var documents: [Document] = []
  var files: [SourceFile] = []
  var settings = SiteSettings()
  var assets: Set<String> = []
  var moment = Moment(now: 1_780_000_000)
  /// Besides those of decoding and linking.
  var rules: [Rule] = []

  /// - Parameter bodies: by path; other bodies are empty.
  static func of(_ pages: [(String, Fields)], bodies: [String: [BodyPart]] = [:], assets: Set<String> = []) -> Site {
    var site = Site()
    for (path, fields) in pages { site.add(path, fields, body: bodies[path] ?? []) }
    site.assets = assets
    return site
  }

  mutating func add(_ path: String, _ fields: Fields, body parts: [BodyPart] = []) {
    let id = SourceFile.ID(files.count)
    var writer = FieldWriter(file: id)
    let frontMatter = writer.frontMatter(fields)
    let body = writer.body(parts)
    documents.append(Document(file: id, path: path, frontMatter: frontMatter, body: body))
    files.append(SourceFile(id: id, path: "content/" + path, text: writer.text))
  }

  /// The graph, and what linking found, in the order it is printed.
  func resolve() -> (curriculum: Curriculum, findings: [Diagnostic]) {
    var findings = Findings()
    let curriculum = Curriculum.resolve(
      documents, settings: settings, assets: assets, at: moment, knownRules: rules, reportingTo: &findings)
    return (curriculum, findings.sorted(in: files))
  }

  /// Where a text stands in a file, for the n-th time from 0.
  func range(of text: String, in path: String, occurrence: Int = 0, location: SourceLocation = #_sourceLocation)
    -> SourceRange
  {
    guard let file = files.first(where: { $0.path == "content/" + path }) else {
      Issue.record("no file \(path)", sourceLocation: location)
      return .file(0)
    }
    let needle = Array(text.utf8)
    let starts = file.text.indices.filter { file.text[$0...].starts(with: needle) }
    guard occurrence < starts.count else {
      Issue.record("'\(text)' is not in \(path)", sourceLocation: location)
      return .file(file.id)
    }
    return SourceRange(file: file.id, start: starts[occurrence], end: starts[occurrence] + needle.count)
  }

  /// The start of a file.
  func start(of path: String) -> SourceRange {
    .file(files.first { $0.path == "content/" + path }?.id ?? 0)
  }
}

extension Curriculum {
  /// Every edge as text: `requires lesson:b → lesson:a`.
  var edgeList: [String] { edges.map { "\($0.kind) \(nodes[$0.from].id) → \(nodes[$0.to].id)" } }

  var idList: [String] { nodes.map { "\($0.id)" } }

  /// A node by its id as text: `lesson:a`.
  func node(_ text: String) -> Node<Link>? { nodes.first { "\($0.id)" == text } }
}
