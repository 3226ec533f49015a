import Diagnostics

/// What a format's reader makes of its text.
struct FrontMatterContent {
  var entries: [FrontMatter.Entry] = []
  /// False when an error hid some of it.
  var isComplete = true
}

extension FrontMatter {
  package static let tooLarge = Rule(
    "front-matter-too-large", .error, "Front matter is at most as large as the site's `[limits] frontMatterBytes`.")

  /// Reads the front matter of a Markdown file.
  ///
  /// Whatever is wrong with it is reported; what could be read is kept, and `bodyStart` always says where the Markdown
  /// starts.
  package static func parse(
    _ source: SourceFile, options: MarkupOptions, reportingTo findings: inout Findings
  ) -> (frontMatter: FrontMatter, bodyStart: Int) {
    let count = findings.diagnostics.count
    var bodyStart = 0
    guard let split = split(source, bodyStart: &bodyStart, reportingTo: &findings) else {
      let none = SourceRange(file: source.id, start: 0, end: 0)
      let isComplete = findings.diagnostics.count == count
      return (
        FrontMatter(format: nil, table: Table(entries: [], range: none), range: none, isComplete: isComplete), bodyStart
      )
    }
    let opening = split.format == .json ? 1 : 3
    let start = split.outer.lowerBound
    let content = read(source, split.inner, as: split.format, limits: options.limits, reportingTo: &findings)
    let table = Table(
      entries: content.entries, range: SourceRange(file: source.id, start: start, end: start + opening))
    let range = SourceRange(file: source.id, start: start, end: split.outer.upperBound)
    return (
      FrontMatter(format: split.format, table: table, range: range, isComplete: content.isComplete), split.bodyStart
    )
  }

  /// Reads a file that is TOML as a whole: `site.toml`.
  package static func parseTOML(
    _ source: SourceFile, options: MarkupOptions = MarkupOptions(), reportingTo findings: inout Findings
  ) -> FrontMatter {
    let content = read(source, 0..<source.text.count, as: .toml, limits: options.limits, reportingTo: &findings)
    return FrontMatter(
      format: .toml, table: Table(entries: content.entries, range: .file(source.id)),
      range: SourceRange(file: source.id, start: 0, end: source.text.count), isComplete: content.isComplete)
  }

  private static func read(
    _ source: SourceFile, _ range: Range<Int>, as format: Format, limits: MarkupOptions.Limits,
    reportingTo findings: inout Findings
  ) -> FrontMatterContent {
    guard range.count <= limits.frontMatterBytes else {
      findings.report(
        Diagnostic(
          tooLarge, "\(range.count) bytes of front matter are more than the \(limits.frontMatterBytes) a file may have",
          at: SourceRange(file: source.id, start: range.lowerBound, end: range.lowerBound),
          help: "move text into the body, or raise frontMatterBytes under [limits] in site.toml"))
      return FrontMatterContent(isComplete: false)
    }
    var bounds = FrontMatterBounds(limits: limits)
    let content =
      switch format {
      case .toml: TOMLReader.read(source, range, bounds: &bounds, reportingTo: &findings)
      case .yaml: YAMLReader.read(source, range, bounds: &bounds, reportingTo: &findings)
      case .json: JSONReader.read(source, range, bounds: &bounds, reportingTo: &findings)
      }
    KeysDifferingInCase.check(content.entries, reportingTo: &findings)
    return content
  }
}
