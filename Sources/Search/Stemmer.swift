/// What the inflections of an English word share. `templates/assets/search/engine.js` holds the same rules; the stems in
/// Tests/SearchTests/Fixtures/tokens.json are tested in both.
///
///     queries → quer, paginated → pagin, containerization → contain
///
/// Stems are what the index calls terms. They join what belongs together and now and then two words that have little in
/// common; the one costs nothing that the other does not gain many times over.
enum Stemmer {
  static func stem(_ word: UnsafeBufferPointer<UInt8>, into stem: inout [UInt8]) {
    stem.removeAll(keepingCapacity: true)
    stem.append(contentsOf: word)
    guard stem.count >= 4, stem.allSatisfy({ $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") }) else { return }
    dropPlural(&stem)
    dropSuffix(of: &stem, among: verbs)
    dropSuffix(of: &stem, among: suffixes)
    trimEnd(&stem)
  }

  static func stem(_ word: some Collection<UInt8>) -> [UInt8] {
    var stem: [UInt8] = []
    Array(word).withUnsafeBufferPointer { Self.stem($0, into: &stem) }
    return stem
  }

  private static let verbs = byLastLetter(["ization", "isation", "izing", "ized", "izer", "ize"])
  /// The longer before those they end in.
  private static let suffixes = byLastLetter([
    "ation", "ating", "ated", "ate", "ing", "edly", "ed", "er", "or", "ion", "able", "ible", "ment", "ally", "al", "ly",
    "ive",
  ])

  /// Suffixes that end in different letters never compete, so their order is kept where it matters.
  private static func byLastLetter(_ suffixes: [String]) -> [[[UInt8]]] {
    var found = [[[UInt8]]](repeating: [], count: 26)
    for suffix in suffixes.map({ Array($0.utf8) }) {
      found[Int(suffix[suffix.count - 1] - UInt8(ascii: "a"))].append(suffix)
    }
    return found
  }

  private static func dropPlural(_ stem: inout [UInt8]) {
    let last = stem[stem.count - 1]
    guard last == UInt8(ascii: "s") || last == UInt8(ascii: "d") else { return }
    if ends(stem, "ies") || ends(stem, "ied") {
      stem.removeLast(3)
      stem.append(UInt8(ascii: "y"))
    } else if last == UInt8(ascii: "d") {
      return
    } else if ends(stem, "sses") || ends(stem, "xes") || ends(stem, "ches") || ends(stem, "shes") || ends(stem, "zes") {
      stem.removeLast(2)
    } else if !(ends(stem, "ss") || ends(stem, "us") || ends(stem, "is")) {
      stem.removeLast()
    }
  }

  /// Drops the first suffix that leaves three letters.
  private static func dropSuffix(of stem: inout [UInt8], among suffixes: [[[UInt8]]]) {
    for suffix in suffixes[Int(stem[stem.count - 1] - UInt8(ascii: "a"))] where stem.count >= suffix.count + 3 {
      let start = stem.count - suffix.count
      var index = 0
      while index < suffix.count, stem[start + index] == suffix[index] { index += 1 }
      if index == suffix.count {
        stem.removeLast(suffix.count)
        return
      }
    }
  }

  private static func trimEnd(_ stem: inout [UInt8]) {
    if stem.count > 3, ends(stem, "e") { stem.removeLast() }
    if stem.count > 3, let last = stem.last, stem[stem.count - 2] == last, "bdfglmnprtz".utf8.contains(last) {
      stem.removeLast()
    }
    if stem.count > 3, ends(stem, "y") { stem[stem.count - 1] = UInt8(ascii: "i") }
    if stem.count > 4, ends(stem, "i") { stem.removeLast() }
  }

  private static func ends(_ stem: [UInt8], _ suffix: StaticString) -> Bool {
    let start = stem.count - suffix.utf8CodeUnitCount
    guard start >= 0 else { return false }
    for index in 0..<suffix.utf8CodeUnitCount where stem[start + index] != suffix.utf8Start[index] { return false }
    return true
  }
}
