/// What the inflections of an English word share. `templates/assets/search/engine.js` holds the same rules; the stems in
/// Tests/SearchTests/Fixtures/tokens.json are tested in both.
///
///     queries → quer, paginated → pagin, containerization → contain
///
/// Stems are what the index calls terms. They join what belongs together and now and then two words that have little in
/// common; the one costs nothing that the other does not gain many times over.
enum Stemmer {
  /// Gives the stem to `body`, during whose call alone its bytes are valid.
  static func withStem<Result>(
    of word: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    guard word.count >= 4, word.allSatisfy({ $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") }) else {
      return body(word)
    }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: word.count) { letters in
      _ = letters.update(fromContentsOf: word)
      var stem = Stem(letters)
      stem.dropPlural()
      stem.dropSuffix(among: verbs)
      stem.dropSuffix(among: suffixes)
      stem.trimEnd()
      return body(UnsafeBufferPointer(rebasing: letters[..<stem.count]))
    }
  }

  private static let verbs = byLastLetter(["ization", "isation", "izing", "ized", "izer", "ize"])
  /// The longer before those they end in.
  private static let suffixes = byLastLetter([
    "ation", "ating", "ated", "ate", "ing", "edly", "ed", "er", "or", "ion", "able", "ible", "ment", "ally", "al", "ly",
    "ive",
  ])

  /// Suffixes that end in different letters never compete, so their order is kept where it matters.
  private static func byLastLetter(_ suffixes: [StaticString]) -> [[Ending]] {
    var found = [[Ending]](repeating: [], count: 26)
    for suffix in suffixes.map(Ending.init) { found[Int(suffix.letters & 0xFF - 97)].append(suffix) }
    return found
  }
}

/// Up to eight letters, the last one lowest: compared with a word's in one step.
private struct Ending {
  let letters: UInt64
  let count: Int

  @inline(__always)
  init(_ letters: StaticString) {
    count = letters.utf8CodeUnitCount
    self.letters = (0..<count).reduce(0) { $0 << 8 | UInt64(letters.utf8Start[$1]) }
  }

  var mask: UInt64 { ~0 &>> UInt64(truncatingIfNeeded: 64 &- count &* 8) }
}

/// A word that loses its end.
private struct Stem {
  private let letters: UnsafeMutableBufferPointer<UInt8>
  private(set) var count: Int
  private var ending: UInt64 = 0

  init(_ letters: UnsafeMutableBufferPointer<UInt8>) {
    self.letters = letters
    count = letters.count
    readEnding()
  }

  private mutating func readEnding() {
    ending = letters[max(0, count - 8)..<count].reduce(0) { $0 << 8 | UInt64($1) }
  }

  @inline(__always)
  private func ends(_ suffix: StaticString) -> Bool { ends(Ending(suffix)) }

  @inline(__always)
  private func ends(_ suffix: Ending) -> Bool { ending & suffix.mask == suffix.letters }

  private func ends(in letter: Unicode.Scalar) -> Bool { ending & 0xFF == letter.value }

  private mutating func drop(_ letters: Int) {
    count -= letters
    readEnding()
  }

  private mutating func replaceLast(with letter: UInt8) {
    letters[count - 1] = letter
    readEnding()
  }

  mutating func dropPlural() {
    if ends("ies") || ends("ied") {
      drop(2)
      replaceLast(with: UInt8(ascii: "y"))
    } else if !ends(in: "s") {
      return
    } else if ends("sses") || ends("xes") || ends("ches") || ends("shes") || ends("zes") {
      drop(2)
    } else if !(ends("ss") || ends("us") || ends("is")) {
      drop(1)
    }
  }

  /// Drops the first suffix that leaves three letters.
  mutating func dropSuffix(among suffixes: [[Ending]]) {
    for suffix in suffixes[Int(ending & 0xFF) - 97] where count >= suffix.count + 3 && ends(suffix) {
      return drop(suffix.count)
    }
  }

  mutating func trimEnd() {
    if count > 3, ends(in: "e") { drop(1) }
    if count > 3, ending >> 8 & 0xFF == ending & 0xFF, "bdfglmnprtz".utf8.contains(UInt8(ending & 0xFF)) { drop(1) }
    if count > 3, ends(in: "y") { replaceLast(with: UInt8(ascii: "i")) }
    if count > 4, ends(in: "i") { drop(1) }
  }
}
