import Diagnostics

/// Near misses for what was not found. Each costs a look at every candidate, so a run has a budget: a site that is broken
/// in a hundred thousand places gets its errors in linear time, the first of them with suggestions.
struct Suggestions {
  private var budget = 200_000
  private var names: [[NodeKind]: [String]] = [:]

  /// The nearest name among nodes of some kinds.
  mutating func name(_ written: String, among kinds: [NodeKind], in table: NameTable) -> String? {
    let known = names[kinds] ?? table.names(of: kinds)
    names[kinds] = known
    return nearest(written, among: known)
  }

  /// Whether so many candidates may still be looked at.
  mutating func spend(_ candidates: Int) -> Bool {
    guard candidates <= budget else { return false }
    budget -= candidates
    return true
  }

  mutating func nearest(_ written: String, among candidates: [String]) -> String? {
    guard spend(candidates.count) else { return nil }
    return NearMiss.of(written, among: candidates)
  }
}
