import Foundation
import Highlighting
import Testing

/// What holds for every input in every language.
@Suite struct PropertyTests {
  private static let samples: [String] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Oracles/highlighting")
    let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    return files.sorted { $0.path() < $1.path() }.compactMap { try? String(contentsOf: $0, encoding: .utf8) }
  }()

  private static let pieces = [
    "\"", "'", "`", "\"\"\"", "'''", "\\", "\n", "\r\n", "\t", "/*", "*/", "<!--", "-->", "//", "--", "#", "${", "$(",
    "$((",
    "{", "}", "(", ")", "[", "]", "<<EOF\n", "EOF\n", "$$", "$tag$", "f\"{", "<script>", "</script>", "<", ">", "&",
    ";", ":",
    ": |\n", "- ", "é", "日本", "👩‍🚀", "\u{0}", "\u{FEFF}", "`${", "/", "=", "@", "!", "1e+", "0x", ".", "%", "RUN ",
    "CMD ",
    "\\\n", "=/[", "HTTP/1.1 ", "GET /\n",
  ]

  @Test func samplesAreThere() { #expect(PropertyTests.samples.count == 20) }

  @Test(arguments: LanguageTests.languages) func holdsForMutatedSamples(_ language: String) {
    var random = Random(state: 17)
    for sample in PropertyTests.samples {
      for _ in 0..<12 {
        let code = PropertyTests.mutated(sample, &random)
        let faults = PropertyTests.faults(code, language)
        #expect(faults == [], "in\n\(code)")
        if !faults.isEmpty { return }
      }
    }
  }

  private static func mutated(_ sample: String, _ random: inout Random) -> String {
    var scalars = Array(sample.unicodeScalars)
    for _ in 0..<random.below(8) + 1 {
      let place = random.below(scalars.count + 1)
      switch random.below(4) {
      case 0: scalars.insert(contentsOf: pieces[random.below(pieces.count)].unicodeScalars, at: place)
      case 1: scalars.removeSubrange(place..<min(place + random.below(6), scalars.count))
      case 2: scalars.removeSubrange(min(place + 1, scalars.count)...)
      default: scalars.insert(contentsOf: scalars.prefix(place).suffix(random.below(40)), at: place)
      }
    }
    return String(String.UnicodeScalarView(scalars))
  }

  /// With the tags taken off the text is the input, because whoever writes it writes the code itself, token by token
  /// and gap by gap; so tokens have to be in order and apart. Tags must not cut a character, nor hold blanks alone.
  private static func faults(_ code: String, _ language: String) -> [String] {
    let bytes = Array(code.utf8)
    let tokens = bytes.withUnsafeBufferPointer { Highlighter.tokens(of: $0, language: language) }
    var faults: [String] = []
    var last: Token?
    for token in tokens {
      guard last.map({ $0.end <= token.start }) ?? true, token.start < token.end, token.end <= bytes.count else {
        return ["\(token) behind \(String(describing: last)) of \(bytes.count)"]
      }
      if last?.end == token.start, last?.kind == token.kind {
        faults.append("\(token) touches its like")
      }
      if isBlank(bytes[token.start]) || isBlank(bytes[token.end - 1]) { faults.append("\(token) ends in blanks") }
      for end in [token.start, token.end] where end < bytes.count && bytes[end] & 0xC0 == 0x80 {
        faults.append("\(token) cuts a character")
      }
      last = token
    }
    return faults
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }

  /// What opens and is never closed, alone and inside one another.
  private static let hostile = [
    "\"\"\"", "/*", "<!--", "${", "`${", "f\"{", "\"$(", "$((", "<<EOF\n", "<<a ", "$tag$", "=/[", "<script>", "<a ",
    "a: | ",
    "a{", "ONBUILD ", " @", "\\\n", "GET /\n",
  ]

  /// Were the time more than linear, the megabyte of quotes alone would take hours.
  @Test(.timeLimit(.minutes(2)), arguments: LanguageTests.languages) func endsOnHostileInput(_ language: String) {
    for piece in PropertyTests.hostile {
      #expect(
        PropertyTests.faults(String(repeating: piece, count: 60_000 / piece.utf8.count), language) == [], "\(piece)")
    }
    #expect(PropertyTests.faults(String(repeating: "\"", count: 1 << 20), language) == [])
  }
}

/// SplitMix64 (Steele, Lea, Flood 2014).
private struct Random {
  var state: UInt64

  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
  }
}
