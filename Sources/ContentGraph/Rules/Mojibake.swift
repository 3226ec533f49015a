import Diagnostics
import Markup

/// Text that was decoded twice, in front matter and prose, with what it says when repaired. Hidden pages count: their
/// text is as wrong before it is published.
///
/// A finding for each field; prose is one field from heading to heading. Only fields of the front matter get a fix: for
/// prose the graph has the text without its markup.
enum Mojibake: GraphRule {
  static let rule = Rule(
    "mojibake", .warning, isWaivable: true, "Text was decoded once: no UTF-8 in it was read as windows-1252.")
  static var rules: [Rule] { [rule] }

  static func check(_ curriculum: Curriculum, reportingTo findings: inout Findings) {
    for document in curriculum.documents.indices {
      for string in curriculum.documents[document].frontMatter.table.stringsBeyondASCII {
        guard let repair = DoubleEncoding.repair(string.text) else { continue }
        let fix = Diagnostic.Fix.quoting(repair.text, at: string.range)
        findings.report(diagnostic(repair, in: "'\(string.path)'", at: string.range, fixes: [fix]))
      }
      let headings = curriculum.documents[document].body.headings
      for index in headings.indices {
        guard let repair = DoubleEncoding.repair(headings[index].text) else { continue }
        findings.report(diagnostic(repair, in: "the heading", at: headings[index].range))
      }
      let sections = curriculum.documents[document].body.sections
      for index in sections.indices {
        guard let repair = sections[index].text.withUnsafeBufferPointer({ DoubleEncoding.repair($0) }) else { continue }
        report(repair, in: sections[index].anchor, of: curriculum.documents[document].body, to: &findings)
      }
    }
  }

  /// - Parameter anchor: of the section's heading; empty for the text before the first.
  private static func report(
    _ repair: DoubleEncoding.Repair, in anchor: String, of body: Body, to findings: inout Findings
  ) {
    let start = SourceRange(file: body.markdown.file, start: Int(body.markdown.start), end: Int(body.markdown.start))
    let heading = anchor.isEmpty ? nil : body.headings.last { $0.id == anchor }
    let field = anchor.isEmpty ? "the text" : "the text of this section"
    findings.report(diagnostic(repair, in: field, at: heading?.range ?? start))
  }

  private static func diagnostic(
    _ repair: DoubleEncoding.Repair, in field: String, at range: SourceRange, fixes: [Diagnostic.Fix] = []
  ) -> Diagnostic {
    Diagnostic(
      rule, "\(field) was decoded twice; repaired it reads '\(excerpt(repair))'", at: range,
      help: "its UTF-8 was once read as windows-1252; save the repaired text, or waive this if the text is about it",
      fixes: fixes)
  }

  /// At most 80 scalars of the repaired text, with the first repaired one in sight.
  private static func excerpt(_ repair: DoubleEncoding.Repair) -> String {
    let scalars = Array(repair.text.unicodeScalars)
    let start = scalars.count <= 80 ? 0 : max(0, min(repair.first - 30, scalars.count - 80))
    let end = min(scalars.count, start + 80)
    var shown = String.UnicodeScalarView()
    for scalar in scalars[start..<end] { shown.append(scalar.properties.isWhitespace ? " " : scalar) }
    return (start > 0 ? "…" : "") + String(shown) + (end < scalars.count ? "…" : "")
  }
}
