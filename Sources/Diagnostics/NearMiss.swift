/// "Did you mean": the candidate closest to what was written, if any is close enough.
package enum NearMiss {
  /// The nearest of `candidates` by optimal string alignment distance (adjacent swaps count once), at most a third of
  /// the length, at least one and never all of it; ties go to the first in order. Case does not count.
  ///
  ///     NearMiss.of("html-basic", among: ["http-basics", "html-basics"])   →   "html-basics"
  package static func of(_ word: String, among candidates: some Sequence<String>) -> String? {
    let target = Array(word.lowercased().utf8)
    guard !target.isEmpty, target.count <= 200 else { return nil }
    var limit = min(max(1, target.count / 3), target.count - 1)
    let letters = letters(of: target)
    var best: (distance: Int, candidate: String)?
    for candidate in candidates where candidate != word {
      guard isNear(candidate, target, letters, limit: limit) else { continue }
      let distance = distance(target, Array(candidate.lowercased().utf8), limit: limit)
      guard distance <= limit else { continue }
      if let best, (best.distance, best.candidate) <= (distance, candidate) { continue }
      best = (distance, candidate)
      limit = distance
    }
    return best?.candidate
  }

  /// Settles nearly all candidates without their distance: an edit changes the length by one at most, and which letters
  /// occur by two.
  private static func isNear(_ candidate: String, _ target: [UInt8], _ letters: UInt64, limit: Int) -> Bool {
    // Lower-casing may change the number of bytes beyond ASCII.
    guard candidate.utf8.allSatisfy({ $0 < 0x80 }) else { return true }
    return abs(candidate.utf8.count - target.count) <= limit
      && (letters ^ self.letters(of: candidate.utf8)).nonzeroBitCount <= 2 * limit
  }

  /// The ASCII letters and digits that occur, as bits.
  private static func letters(of word: some Collection<UInt8>) -> UInt64 {
    word.reduce(0) { letters, byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
        letters | 1 << UInt64(byte & 31)
      case UInt8(ascii: "0")...UInt8(ascii: "9"): letters | 1 << UInt64(byte & 15 + 32)
      default: letters
      }
    }
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
