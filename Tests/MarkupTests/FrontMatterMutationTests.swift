import Diagnostics
import Markup
import Testing

/// Front matter with random faults: whatever it is, reading ends, every place lies in the file, and what is missing is
/// owned up to.
@Test(arguments: [
  "+++\ntitle = \"é — x\"\ntags = ['a', { id = 'b', n = 1.5 }]\n[a.b]\nd = 2024-07-01T03:13:23+05:30\n[[c]]\nx = '''\ny'''\n+++\nB",
  "---\ntitle: é — x\ntags: [a, {id: 'b', n: 1.5}]\na:\n  - x: \"y\"\n    d: 2024-07-01\n  - |\n    text\n---\nB",
  "{\"title\": \"é — \\u00e9\", \"tags\": [\"a\", {\"n\": 1.5e3, \"t\": true}], \"x\": null}\nB",
])
func staysSoundUnderMutation(_ text: String) {
  var random = SplitMix(state: 42)
  let pieces = [
    "", "\"", "'", "[", "]", "{", "}", "\n", "=", ":", ",", ".", "#", "\\", "&", "*", "!", "|", "-", " ", "\t", "ž",
    "\u{9D}", "a",
  ]
  .map { Array($0.utf8) }
  for _ in 0..<2000 {
    var bytes = Array(text.utf8)
    for _ in 0...random.next(below: 3) {
      let start = random.next(below: bytes.count)
      let end = min(bytes.count, start + random.next(below: 3))
      bytes.replaceSubrange(start..<end, with: pieces[random.next(below: pieces.count)])
    }
    let repaired = String(decoding: bytes, as: UTF8.self)
    let reading = FrontMatterReading(repaired)
    let size = reading.source.text.count
    let ranges = reading.findings.diagnostics.flatMap { [$0.range].compactMap(\.self) + $0.related.map(\.range) }
    #expect(ranges.allSatisfy { $0.bytes.upperBound <= size }, "\(repaired.debugDescription)")
    // Slices the text at every value's place.
    _ = reading.outline
    let isHidden = reading.findings.diagnostics.contains {
      $0.severity == .error && $0.rule.id != "number-out-of-range"
    }
    #expect(reading.frontMatter.isComplete == !isHidden, "\(repaired.debugDescription)")
  }
}

/// Steele, Lea and Flood's generator: the same numbers on every machine.
private struct SplitMix {
  var state: UInt64

  mutating func next(below bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
  }
}
