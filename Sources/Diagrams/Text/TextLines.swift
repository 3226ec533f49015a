/// A label set in lines, and the room it takes.
package struct TextLines: Sendable, Hashable {
  package let lines: [String]
  package let size: Double
  package let width: Double

  var lineHeight: Double { (size * 1.3).rounded() }
  package var height: Double { Double(lines.count) * lineHeight }

  /// Breaks between words, so that no line is wider than `limit` unless a word is, and evens the lines out.
  ///
  ///     "Learn a Programming Language"   →   "Learn a", "Programming", "Language"
  package init(_ text: String, size: Double, within limit: Double) {
    let pieces = Piece.all(of: text, size, limit)
    guard let first = pieces.first else {
      self.init(lines: [], size: size, width: 0)
      return
    }
    if pieces.count == 1 {
      self.init(lines: [first.text], size: size, width: first.width)
      return
    }
    let count = TextLines.broken(pieces, size, limit).count
    guard count > 1 else {
      let line = TextLines.broken(pieces, size, limit)
      self.init(lines: line, size: size, width: TextWidth.of(line[0], size: size))
      return
    }
    // The narrowest measure that needs no more lines, looked for between the widest piece and the limit.
    var best = limit
    var (low, high) = (min(pieces.reduce(0) { max($0, $1.width) }, limit), limit)
    for _ in 0..<6 where high - low > 1 {
      let middle = (low + high) / 2
      if TextLines.broken(pieces, size, middle).count == count {
        best = middle
        high = middle
      } else {
        low = middle
      }
    }
    let lines = TextLines.broken(pieces, size, best)
    self.init(lines: lines, size: size, width: lines.reduce(0) { max($0, TextWidth.of($1, size: size)) })
  }

  private static func broken(_ pieces: [Piece], _ size: Double, _ limit: Double) -> [String] {
    let space = TextWidth.of(" ", size: size)
    var lines: [String] = []
    var room = 0.0
    for piece in pieces {
      let gap = piece.followsSpace ? space : 0
      if let last = lines.last, room >= gap + piece.width {
        lines[lines.count - 1] = last + (piece.followsSpace ? " " : "") + piece.text
        room -= gap + piece.width
      } else {
        lines.append(piece.text)
        room = limit - piece.width
      }
    }
    return lines
  }

  /// What stays together in a line: a word, or a part of one that is too long for a line.
  private struct Piece {
    let text: String
    let width: Double
    let followsSpace: Bool

    /// A no-break space is part of its word.
    static func all(of text: String, _ size: Double, _ limit: Double) -> [Piece] {
      text.split { $0 == " " || $0 == "\t" || $0 == "\n" }.flatMap { word in
        let whole = Piece(text: String(word), width: TextWidth.of(word, size: size), followsSpace: true)
        return whole.width <= limit ? [whole] : cut(word, size, limit)
      }
    }

    /// Behind signs within a word; where even that leaves far too much, anywhere.
    private static func cut(_ word: Substring, _ size: Double, _ limit: Double) -> [Piece] {
      var pieces: [Piece] = []
      var text = ""
      var width = 0.0
      func end() {
        if !text.isEmpty { pieces.append(Piece(text: text, width: width, followsSpace: pieces.isEmpty)) }
        (text, width) = ("", 0)
      }
      for character in word {
        let more = TextWidth.of(String(character), size: size)
        if width + more > limit * 1.6 { end() }
        text.append(character)
        width += more
        if "/-_.,:".contains(character) { end() }
      }
      end()
      return pieces
    }
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
