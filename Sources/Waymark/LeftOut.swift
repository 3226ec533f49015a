import ContentGraph
import Markup

/// What a build leaves out, and when that changes: nothing is skipped silently.
extension CheckedSite {
  /// One line each: how many drafts, future and expired pages, and when the next page appears or goes.
  package func leftOut(at now: Int) -> [String] {
    let curriculum = site.curriculum
    var lines: [String] = []
    for (state, name, flag) in [
      (Visibility.draft, "drafts", "-D"), (.future, "future", "-F"), (.expired, "expired", "-E"),
    ] {
      let count = curriculum.visibility.count { $0 == state }
      if count > 0 {
        lines.append("left out: \(count) \(name) (\(flag) puts them in, `waymark list \(name)` names them)")
      }
    }
    let zone = curriculum.settings.timeZone
    let changes = curriculum.nodes.indices.flatMap { node -> [(Int, String)] in
      guard !curriculum.nodes[node].common.isDraft else { return [] }
      let dates = curriculum.nodes[node].common.dates
      return [
        dates.publish.map {
          ($0.instant(inZone: zone), "\(curriculum.nodes[node].id) appears at \($0.rfc3339(inZone: zone))")
        },
        dates.expiry.map {
          ($0.instant(inZone: zone), "\(curriculum.nodes[node].id) expires at \($0.rfc3339(inZone: zone))")
        },
      ].compactMap(\.self).filter { $0.0 > now }
    }
    if let next = changes.min(by: { $0 < $1 }) { lines.append("next change: \(next.1)") }
    return lines
  }
}
