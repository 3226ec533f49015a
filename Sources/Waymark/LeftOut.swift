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
    var next: (instant: Int, changes: [(node: NodeIndex, verb: String, time: Timestamp)]) = (.max, [])
    for node in curriculum.nodes.indices where !curriculum.nodes[node].common.isDraft {
      let dates = curriculum.nodes[node].common.dates
      for (time, verb) in [(dates.publish, "appears"), (dates.expiry, "expires")] {
        guard let time, case let instant = time.instant(inZone: zone), instant > now, instant <= next.instant else {
          continue
        }
        if instant < next.instant { next = (instant, []) }
        next.changes.append((node, verb, time))
      }
    }
    let texts = next.changes.map { "\(site.ids[$0.node]) \($0.verb) at \($0.time.rfc3339(inZone: zone))" }
    if let first = texts.min() { lines.append("next change: \(first)") }
    return lines
  }
}
