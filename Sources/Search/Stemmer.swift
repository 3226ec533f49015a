/// What the inflections of an English word share. `templates/assets/search/engine.js` holds the same rules; the stems in
/// Tests/SearchTests/Fixtures/tokens.json are tested in both.
///
///     queries → quer, paginated → pagin, containerization → contain
///
/// Terms are kept as they were written. Stems only say which of them belong together, so one that is not a word, or
/// that joins two words that have little in common, costs a weaker match and no more.
enum Stemmer {
  static func stem(_ word: some Collection<UInt8>) -> [UInt8] {
    var stem = Array(word)
    guard stem.count >= 4, stem.allSatisfy({ (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }) else {
      return stem
    }
    dropPlural(&stem)
    dropSuffix(of: &stem, among: verbs)
    dropSuffix(of: &stem, among: suffixes)
    trimEnd(&stem)
    return stem
  }

  private static let verbs = ["ization", "isation", "izing", "ized", "izer", "ize"].map { Array($0.utf8) }
  /// The longer before those they end in.
  private static let suffixes = [
    "ation", "ating", "ated", "ate", "ing", "edly", "ed", "er", "or", "ion", "able", "ible", "ment", "ally", "al", "ly",
    "ive",
  ].map { Array($0.utf8) }

  private static func dropPlural(_ stem: inout [UInt8]) {
    if ends(stem, "ies") || ends(stem, "ied") {
      stem.removeLast(3)
      stem.append(UInt8(ascii: "y"))
    } else if ["sses", "xes", "ches", "shes", "zes"].contains(where: { ends(stem, $0) }) {
      stem.removeLast(2)
    } else if ends(stem, "s"), !["ss", "us", "is"].contains(where: { ends(stem, $0) }) {
      stem.removeLast()
    }
  }

  /// Drops the first suffix that leaves three letters.
  private static func dropSuffix(of stem: inout [UInt8], among suffixes: [[UInt8]]) {
    for suffix in suffixes where stem.count >= suffix.count + 3 && stem.suffix(suffix.count) == suffix[...] {
      stem.removeLast(suffix.count)
      return
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
    stem.count >= suffix.utf8CodeUnitCount
      && stem.suffix(suffix.utf8CodeUnitCount).elementsEqual(
        UnsafeBufferPointer(start: suffix.utf8Start, count: suffix.utf8CodeUnitCount))
  }
}
