/// Diagnostics for people, in the manner of rustc.
///
///     error[unknown-reference]: no lesson is called 'html-basic'
///       --> content/lessons/forms.md:4:14
///        |
///      4 | requires = ["html-basic"]
///        |             ^^^^^^^^^^^^ did you mean 'html-basics'?
///        = help: lessons are named after their files in content/lessons/
package struct TextPrinter {
  private let files: [SourceFile]
  private let usesColour: Bool

  package init(files: [SourceFile], usesColour: Bool) {
    self.files = files
    self.usesColour = usesColour
  }

  /// An empty line between findings, none at the end.
  package func print(_ diagnostics: [Diagnostic]) -> String {
    var places = Places(in: files)
    return diagnostics.map { print($0, &places) + "\n" }.joined(separator: "\n")
  }

  /// Without a line end.
  package func print(_ diagnostic: Diagnostic) -> String {
    var places = Places(in: files)
    return print(diagnostic, &places)
  }

  private func print(_ diagnostic: Diagnostic, _ places: inout Places) -> String {
    let colour = Colour(of: diagnostic.severity)
    var lines = [
      paint("\(diagnostic.severity.rawValue)[\(diagnostic.rule.id)]", colour)
        + paint(": \(printable(diagnostic.message.utf8))", .bold)
    ]
    let ranges = [diagnostic.range].compactMap(\.self) + diagnostic.related.map(\.range)
    let gutter = ranges.map { String(places.start(of: $0).line).count }.max() ?? 1
    let margin = String(repeating: " ", count: gutter)
    if let range = diagnostic.range {
      lines += snippet(range, arrow: "-->", mark: "^", label: diagnostic.label, colour: colour, gutter, &places)
    }
    for related in diagnostic.related {
      lines += snippet(related.range, arrow: ":::", mark: "-", label: related.message, colour: .blue, gutter, &places)
    }
    if let help = diagnostic.help {
      lines.append("\(margin) \(paint("= help:", .blue)) \(printable(help.utf8))")
    }
    return lines.joined(separator: "\n")
  }

  /// The place and its line, marked. A range over several lines is marked to the end of its first.
  private func snippet(
    _ range: SourceRange, arrow: String, mark: String, label: String?, colour: Colour, _ gutter: Int,
    _ places: inout Places
  ) -> [String] {
    let place = places.start(of: range)
    let margin = String(repeating: " ", count: gutter)
    let heading =
      "\(margin)\(paint(arrow, .blue)) \(printable(places.path(of: range).utf8)):\(place.line):\(place.column)"
    let line = places.line(of: range)
    guard !line.isEmpty || range.start < range.end else {
      return [heading] + (label.map { ["\(margin) \(paint("=", .blue)) \(printable($0.utf8))"] } ?? [])
    }
    let start = min(max(Int(range.start), line.startIndex), line.endIndex)
    let end = min(max(Int(range.end), start), line.endIndex)
    let window = Self.window(line, around: start..<end)
    let before = printable(line[window.lowerBound..<start])
    let marked = printable(line[window.lowerBound..<min(end, window.upperBound)])
    let elided = window.lowerBound > line.startIndex ? "…" : ""
    let text = elided + printable(line[window]) + (window.upperBound < line.endIndex ? "…" : "")
    let number = String(repeating: " ", count: gutter - String(place.line).count) + String(place.line)
    let indent = String(repeating: " ", count: displayWidth(elided + before))
    let carets = String(repeating: mark, count: max(1, displayWidth(marked) - displayWidth(before)))
    return [
      heading,
      "\(margin) \(paint("|", .blue))",
      paint("\(number) |", .blue) + (text.isEmpty ? "" : " " + text),
      "\(margin) \(paint("|", .blue)) \(indent)\(paint(carets + (label.map { " " + printable($0.utf8) } ?? ""), colour))",
    ]
  }

  /// At most 160 bytes of a long line, on scalar boundaries, with the range in sight.
  private static func window(_ line: ArraySlice<UInt8>, around range: Range<Int>) -> Range<Int> {
    guard line.count > 160 else { return line.indices }
    var start = max(line.startIndex, min(range.lowerBound - 60, line.endIndex - 160))
    var end = min(line.endIndex, start + 160)
    while start > line.startIndex, line[start] & 0xC0 == 0x80 { start -= 1 }
    while end < line.endIndex, line[end] & 0xC0 == 0x80 { end += 1 }
    return start..<end
  }

  private enum Colour: String {
    case red = "31;1"
    case yellow = "33;1"
    case cyan = "36;1"
    case blue = "34;1"
    case bold = "1"

    init(of severity: Severity) {
      switch severity {
      case .error: self = .red
      case .warning: self = .yellow
      case .note: self = .cyan
      }
    }
  }

  private func paint(_ text: String, _ colour: Colour) -> String {
    usesColour ? "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m" : text
  }
}
