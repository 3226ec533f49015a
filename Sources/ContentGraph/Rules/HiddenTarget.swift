import Diagnostics
import Markup

/// Something readers see leads to a page that is not put out.
enum HiddenTarget: GraphRule {
  static let rule = Rule(
    "hidden-target", .warning, isWaivable: true,
    "Pages that are put out lead to pages that are put out, not to draft, future or expired ones.")
  static var rules: [Rule] { [rule] }

  static func check(_ curriculum: Curriculum, reportingTo findings: inout Findings) {
    for edge in curriculum.edges where curriculum.isVisible(edge.from) && !curriculum.isVisible(edge.to) {
      let (why, place) = reason(edge.to, in: curriculum)
      findings.report(
        Diagnostic(
          rule, "\(curriculum.kindAndName(edge.to)) \(why), so readers do not get it", at: edge.range,
          label: "from \(curriculum.kindAndName(edge.from))",
          related: place.map { [.init($0, "because of this")] } ?? [],
          help: "publish that page, or lead readers elsewhere until it is published"))
    }
  }

  private static func reason(_ node: NodeIndex, in curriculum: Curriculum) -> (why: String, place: SourceRange?) {
    let common = curriculum.nodes[node].common
    switch curriculum.visibility[node] {
    case .visible: preconditionFailure("a visible page is not hidden")
    case .draft: return ("is a draft", common.keyRanges["draft"])
    case .future:
      let time = common.dates.publish.map { " before \(day($0))" } ?? " yet"
      return ("is not published\(time)", common.keyRanges["publishDate"] ?? common.keyRanges["date"])
    case .expired:
      let time = common.dates.expiry.map { " on \(day($0))" } ?? ""
      return ("expired\(time)", common.keyRanges["expiryDate"])
    }
  }

  private static func day(_ date: Timestamp) -> String {
    let padded = { (number: Int, width: Int) in
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))"
  }
}
