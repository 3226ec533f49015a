import Diagnostics

/// The lines of a fence that is to be drawn, and what is wrong with them.
struct FenceReader {
  static let rule = Rule(
    "diagram-syntax", .warning, isWaivable: true,
    "A `graph` or `sequence` fence has a title and lines that can be drawn; else it is shown as code.")

  /// Bounds of what a reader can take in, and of the work.
  static let nodeLimit = 60
  static let edgeLimit = 200
  static let labelLimit = 80
  static let titleLimit = 200

  private let place: (_ line: Int, _ columns: Range<Int>) -> SourceRange
  private(set) var findings = Findings()
  /// Not blank, with their numbers from zero, spaces at both ends off.
  let lines: [Line]

  struct Line {
    let number: Int
    let text: Substring
    /// Bytes of the line before the text.
    let start: Int
  }

  init(_ code: String, at place: @escaping (_ line: Int, _ columns: Range<Int>) -> SourceRange) {
    self.place = place
    lines = code.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { number, line in
      let text = line.trimmed
      guard !text.isEmpty else { return nil }
      return Line(number: number, text: text, start: line.utf8.distance(from: line.startIndex, to: text.startIndex))
    }
  }

  mutating func report(
    _ message: String, at part: Substring, in line: Line, label: String? = nil, help: String
  ) {
    let start = line.start + line.text.utf8.distance(from: line.text.startIndex, to: part.startIndex)
    report(message, at: (line.number, start..<start + part.utf8.count), label: label, help: help)
  }

  /// About the fence as a whole: its first line.
  mutating func report(_ message: String, help: String) {
    report(message, at: (-1, 0..<Int.max), label: nil, help: help)
  }

  private mutating func report(_ message: String, at where: (Int, Range<Int>), label: String?, help: String) {
    findings.report(
      Diagnostic(FenceReader.rule, message, at: place(`where`.0, `where`.1), label: label, help: help))
  }

  /// `title: …` → its text; nil if another key, or none, stands at the line's beginning.
  static func value(of key: String, in line: Line) -> Substring? {
    guard let colon = line.text.firstIndex(of: ":"), line.text[..<colon].trimmed == key else { return nil }
    return line.text[line.text.index(after: colon)...].trimmed
  }

  /// Takes the title; says what is wrong with it.
  mutating func title(_ kind: String) -> String? {
    let titles = lines.filter { FenceReader.value(of: "title", in: $0) != nil }
    guard let line = titles.first, let title = FenceReader.value(of: "title", in: line), !title.isEmpty else {
      report(
        "the \(kind) has no title",
        help:
          "begin it with a line 'title: …' that says what the picture shows; it is what readers get who do not see it")
      return nil
    }
    if titles.count > 1 {
      report("a second title", at: titles[1].text, in: titles[1], help: "a picture has one title, in its first line")
    }
    _ = checkLength(title, of: "the title", limit: FenceReader.titleLimit, in: line)
    return String(title)
  }

  /// - Returns: whether the text fits.
  mutating func checkLength(
    _ text: Substring, of what: String, limit: Int = FenceReader.labelLimit, in line: Line
  ) -> Bool {
    let length = text.unicodeScalars.count
    guard length > limit else { return true }
    report(
      "\(what) has \(length) characters", at: text, in: line,
      help:
        "a picture's labels have \(FenceReader.labelLimit) characters at most, its title \(FenceReader.titleLimit); say the rest in the text"
    )
    return false
  }
}

/// `A -> B: label` taken apart.
struct ArrowLine {
  let from: Substring
  let to: Substring
  let label: Substring?
  let isDashed: Bool

  /// Nil if the line has no arrow.
  init?(_ text: Substring) {
    let bytes = text.utf8
    guard let tip = ArrowLine.arrow(in: text) else { return nil }
    let dash = bytes.index(before: tip)
    var start = dash
    if start > bytes.startIndex, bytes[bytes.index(before: start)] == UInt8(ascii: "-") {
      start = bytes.index(before: start)
      isDashed = true
    } else {
      isDashed = false
    }
    from = text[..<start].trimmed
    let rest = text[bytes.index(after: tip)...]
    if let colon = rest.firstIndex(of: ":") {
      to = rest[..<colon].trimmed
      let text = rest[rest.index(after: colon)...].trimmed
      label = text.isEmpty ? nil : text
    } else {
      to = rest.trimmed
      label = nil
    }
  }

  /// Where the `>` of the first `->` is.
  static func arrow(in text: Substring) -> Substring.Index? {
    var previous: UInt8 = 0
    for index in text.utf8.indices {
      let byte = text.utf8[index]
      if previous == UInt8(ascii: "-"), byte == UInt8(ascii: ">") { return index }
      previous = byte
    }
    return nil
  }

  /// What other notations write in an arrow's stead.
  static func foreignArrow(in text: Substring) -> Substring? {
    for arrow in ["<->", "<--", "<-", "==>", "=>", "~>", "--", "- >", "→", "←", "↔", "⇒", "⟶"] {
      if let found = text.firstRange(of: arrow) { return text[found] }
    }
    return nil
  }
}

extension Substring {
  var trimmed: Substring {
    var rest = self
    while let first = rest.utf8.first, first <= UInt8(ascii: " ") {
      rest = rest[rest.utf8.index(after: rest.startIndex)...]
    }
    while let last = rest.utf8.last, last <= UInt8(ascii: " ") {
      rest = rest[..<rest.utf8.index(before: rest.endIndex)]
    }
    return rest
  }

  func firstRange(of text: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if utf8[start...].starts(with: text.utf8) { return start..<utf8.index(start, offsetBy: text.utf8.count) }
      start = utf8.index(after: start)
    }
    return nil
  }
}
