import ContentGraph
import Markup

/// Which pages `waymark list` shows: Hugo's words.
package enum PageListFilter: String, CaseIterable, Sendable { case drafts, future, expired, published, all }

extension Site {
  /// Hugo's `list`: CSV (RFC 4180) with a header line, by path.
  package func list(_ filter: PageListFilter) -> String {
    let rows = curriculum.nodes.indices.filter { isListed($0, by: filter) }.map(row).sorted { $0[0] < $1[0] }
    let header = [
      "path", "slug", "title", "date", "expiryDate", "publishDate", "draft", "permalink", "kind", "section",
    ]
    return ([header] + rows).map { $0.map(field).joined(separator: ",") + "\n" }.joined()
  }

  private func isListed(_ node: NodeIndex, by filter: PageListFilter) -> Bool {
    guard curriculum.nodes[node].document != nil else { return false }
    switch filter {
    case .drafts: return curriculum.nodes[node].common.isDraft
    case .future: return curriculum.visibility[node] == .future
    case .expired: return curriculum.visibility[node] == .expired
    case .published: return isVisible(node)
    case .all: return true
    }
  }

  private func row(_ node: NodeIndex) -> [String] {
    let common = curriculum.nodes[node].common
    let path = "content/" + curriculum.documents[curriculum.nodes[node].document!].path
    let date = { (stamp: Timestamp?) in stamp?.rfc3339(inZone: self.curriculum.settings.timeZone) ?? "" }
    return [
      path, common.slug ?? "", common.title, date(common.dates.date), date(common.dates.expiry),
      date(common.dates.publish),
      String(common.isDraft), absolute(curriculum.urls[node]), curriculum.nodes[node].id.kind.rawValue,
      curriculum.nodes[node].id.kind.folder ?? "",
    ]
  }

  /// A cell; one that a spreadsheet would take for a formula gets a quote before it. Scalar by scalar: to a reader of the
  /// table, a combining mark does not change what the quote or comma before it is.
  private func field(_ text: String) -> String {
    let startsFormula = text.unicodeScalars.first.map("=+-@\t\r\n＝＋－＠".unicodeScalars.contains) ?? false
    let safe = startsFormula ? "'" + text : text
    guard safe.utf8.contains(where: ",\"\n\r".utf8.contains) else { return safe }
    return "\"" + safe.escaping(["\"": "\"\""]) + "\""
  }
}
