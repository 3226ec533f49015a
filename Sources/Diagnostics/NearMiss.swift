/// "Did you mean": the candidate closest to what was written, if any is close enough.
package enum NearMiss {
  /// The nearest of `candidates` by optimal string alignment distance (adjacent swaps count once), at most a third of
  /// the length, at least one; ties go to the first in byte order. Case does not count.
  ///
  ///     NearMiss.of("html-basic", among: ["http-basics", "html-basics"])   →   "html-basics"
  package static func of(_ word: String, among candidates: some Sequence<String>) -> String? {
    let target = Array(word.lowercased().utf8)
    guard !target.isEmpty, target.count <= 200 else { return nil }
    let limit = max(1, target.count / 3)
    var best: (distance: Int, candidate: String)?
    for candidate in candidates where candidate != word {
      let length = candidate.utf8.count
      guard abs(length - target.count) <= min(limit, best?.distance ?? limit) else { continue }
      let distance = distance(target, Array(candidate.lowercased().utf8), limit: limit)
      guard distance <= limit else { continue }
      if let best, (best.distance, best.candidate) <= (distance, candidate) { continue }
      best = (distance, candidate)
    }
    return best?.candidate
  }

  private static func distance(_ left: [UInt8], _ right: [UInt8], limit: Int) -> Int {
    var beforePrevious: [Int] = []
    var previous = Array(0...right.count)
    for i in 0..<left.count {
      var current = [i + 1]
      for j in 0..<right.count {
        var cost = min(previous[j + 1] + 1, current[j] + 1, previous[j] + (left[i] == right[j] ? 0 : 1))
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          cost = min(cost, beforePrevious[j - 1] + 1)
        }
        current.append(cost)
      }
      if current.min()! > limit { return limit + 1 }
      (beforePrevious, previous) = (previous, current)
    }
    return previous[right.count]
  }
}
