import Diagnostics
import Markup

/// The outline of a page as assistive technology reads it: one first heading, and no level left out on the way down.
///
/// Judged as it is put out, after demotion. A title in the front matter is the page's first heading.
enum HeadingOrder: GraphRule {
  static let skip = Rule(
    "heading-skip", .warning, isWaivable: true, "A heading is at most one level below the one before it.")
  static let twoFirst = Rule(
    "two-first-headings", .warning, isWaivable: true,
    "A page has one first-level heading; its title is one.")
  static var rules: [Rule] { [skip, twoFirst] }

  static func check(_ curriculum: Curriculum, reportingTo findings: inout Findings) {
    for (_, document) in curriculum.visiblePages {
      let headings = curriculum.documents[document].body.headings
      checkLevels(headings, reportingTo: &findings)
      checkFirst(headings, title: curriculum.documents[document].frontMatter.table["title"], reportingTo: &findings)
    }
  }

  private static func checkLevels(_ headings: [Heading], reportingTo findings: inout Findings) {
    // The page's own first heading, whether the front matter's title or the body's.
    var level = 1
    for index in headings.indices {
      if headings[index].outputLevel > level + 1 {
        let heading = headings[index]
        findings.report(
          Diagnostic(
            skip, "the heading '\(heading.text)' is of level \(heading.outputLevel) below one of level \(level)",
            at: heading.range, label: "level \(level + 1) is left out",
            related: index == 0 ? [] : [.init(headings[index - 1].range, "level \(level)")],
            help: "a heading is at most one level below the one before it"))
      }
      level = headings[index].outputLevel
    }
  }

  private static func checkFirst(
    _ headings: [Heading], title entry: FrontMatter.Entry?, reportingTo findings: inout Findings
  ) {
    let title = entry.flatMap(place)
    let first = headings.indices.filter { headings[$0].outputLevel == 1 }
    let places = (title.map { [$0] } ?? []) + first.map { headings[$0].range }
    guard places.count > 1 else { return }
    findings.report(
      Diagnostic(
        twoFirst, "the page has \(places.count) first-level headings", at: places[1],
        related: [.init(places[0], title == nil ? "the first is here" : "the title is the first")],
        help: "a page has one first-level heading; begin sections with ##"))
  }

  private static func place(of title: FrontMatter.Entry) -> SourceRange? {
    guard case .string(let text) = title.value.value, !text.isEmpty else { return nil }
    return title.value.range
  }
}
