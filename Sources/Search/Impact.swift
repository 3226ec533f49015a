/// How much a term says about a section, as a number below 32: what the index stores instead of counts.
///
/// The upper two bits tell the heading the term stands in (0 none, 1 a long one, 2 two or three words, 3 the only
/// word); the lower three a step of BM25's saturated frequency in the text (0 not there).
struct Impact {
  private let averageLength: Double
  /// The levels of the counts and lengths that most sections have, which are worked out once.
  private var usual: [UInt8] = []
  private static let (usualHalves, usualLengths) = (16, 512)

  init(averageLength: Double) {
    self.averageLength = averageLength
    usual = (0..<Self.usualHalves * Self.usualLengths).map { place in
      UInt8(level(halves: place % Self.usualHalves, sectionLength: place / Self.usualHalves))
    }
  }

  @inline(__always)
  func code(halves: Int, heading: UInt8, sectionLength: Int) -> Int {
    let isUsual = halves < Self.usualHalves && sectionLength < Self.usualLengths
    let level =
      isUsual
      ? Int(usual[sectionLength &* Self.usualHalves &+ halves]) : level(halves: halves, sectionLength: sectionLength)
    return Int(heading) << 3 | level
  }

  /// The class of a heading by its number of words.
  static func heading(words: Int) -> UInt8 { words <= 1 ? 3 : words <= 3 ? 2 : 1 }

  /// A whole word counts two halves, a part of one counts one.
  private func level(halves: Int, sectionLength: Int) -> Int {
    guard halves > 0 else { return 0 }
    let frequency = Double(halves) / 2
    let length = Double(sectionLength) / max(averageLength, 1)
    let saturated = frequency / (frequency + 1.2 * (0.5 + 0.5 * length))
    return max(1, min(7, 1 + Int((saturated - 0.25) * 10)))
  }
}
