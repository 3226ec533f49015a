/// A label set in lines, and the room it takes.
package struct TextLines: Sendable, Hashable {
  package let lines: [String]
  package let size: Double
  package let width: Double

  var lineHeight: Double { (size * 1.3).rounded() }
  package var height: Double { Double(lines.count) * lineHeight }

  /// Breaks between words, so that no line is wider than `limit` unless a word is, and evens the lines out.
  ///
  ///     "Learn a Programming Language"   →   ["Learn a", "Programming", "Language"]
  package init(_ text: String, size: Double, within limit: Double) {
    let words = text.split(whereSeparator: \.isWhitespace).flatMap { TextLines.pieces(of: $0, size, limit * 1.5) }
    let widths = words.map { TextWidth.of($0, size: size) }
    let space = TextWidth.of(" ", size: size)
    let count = TextLines.broken(words, widths, space, limit).count
    // The narrowest measure that needs no more lines: half-steps between the widest word and the limit.
    var best = limit
    var (low, high) = (min(widths.max() ?? 0, limit), limit)
    for _ in 0..<6 where high - low > 1 {
      let middle = (low + high) / 2
      if TextLines.broken(words, widths, space, middle).count == count {
        best = middle
        high = middle
      } else {
        low = middle
      }
    }
    let lines = TextLines.broken(words, widths, space, best)
    self.lines = lines
    self.size = size
    width = lines.reduce(0) { max($0, TextWidth.of($1, size: size)) }
  }

  private static func broken(_ words: [String], _ widths: [Double], _ space: Double, _ limit: Double) -> [String] {
    var lines: [String] = []
    var room = 0.0
    for (word, width) in zip(words, widths) {
      if let last = lines.last, room >= space + width {
        lines[lines.count - 1] = last + " " + word
        room -= space + width
      } else {
        lines.append(word)
        room = limit - width
      }
    }
    return lines
  }

  /// Cuts a word that no line can hold.
  private static func pieces(of word: Substring, _ size: Double, _ limit: Double) -> [String] {
    var pieces: [String] = []
    var piece = ""
    var width = 0.0
    for character in word {
      let more = TextWidth.of(String(character), size: size)
      if width + more > limit, !piece.isEmpty {
        pieces.append(piece)
        (piece, width) = ("", 0)
      }
      piece.append(character)
      width += more
    }
    return pieces + [piece]
  }

  /// Ends the text with an ellipsis after so many lines.
  package func cut(to count: Int) -> TextLines {
    guard lines.count > count else { return self }
    return TextLines(lines: Array(lines.prefix(count - 1)) + [lines[count - 1] + "…"], size: size, width: width)
  }

  private init(lines: [String], size: Double, width: Double) {
    self.lines = lines
    self.size = size
    self.width = width
  }
}
