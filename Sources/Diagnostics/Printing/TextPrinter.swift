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

  package func print(_ diagnostics: [Diagnostic]) -> String {
    diagnostics.map { print($0) + "\n" }.joined(separator: "\n")
  }

  package func print(_ diagnostic: Diagnostic) -> String {
    let colour = Colour(of: diagnostic.severity)
    var lines = [
      paint("\(diagnostic.severity.rawValue)[\(diagnostic.rule.id)]", colour)
        + paint(": \(printable(diagnostic.message.utf8))", .bold)
    ]
    let places = [diagnostic.range].compactMap(\.self) + diagnostic.related.map(\.range)
    let gutter = places.map { String(file(of: $0).position(of: Int($0.start)).line).count }.max() ?? 1
    let margin = String(repeating: " ", count: gutter)
    if let range = diagnostic.range {
      lines += snippet(range, arrow: "-->", mark: "^", label: diagnostic.label, colour: colour, gutter: gutter)
    }
    for related in diagnostic.related {
      lines += snippet(related.range, arrow: ":::", mark: "-", label: related.message, colour: .blue, gutter: gutter)
    }
    if let help = diagnostic.help {
      lines.append("\(margin) \(paint("= help:", .blue)) \(printable(help.utf8))")
    }
    return lines.joined(separator: "\n")
  }

  private func file(of range: SourceRange) -> SourceFile { files[Int(range.file)] }

  /// The place and its line, marked. A range over several lines is marked to the end of its first.
  private func snippet(
    _ range: SourceRange, arrow: String, mark: String, label: String?, colour: Colour, gutter: Int
  ) -> [String] {
    let file = file(of: range)
    let place = file.position(of: Int(range.start))
    let margin = String(repeating: " ", count: gutter)
    let heading = "\(margin)\(paint(arrow, .blue)) \(printable(file.path.utf8)):\(place.line):\(place.column)"
    let line = file.line(place.line)
    guard !line.isEmpty || range.start < range.end else {
      return [heading] + (label.map { ["\(margin) \(paint("=", .blue)) \(printable($0.utf8))"] } ?? [])
    }
    let start = min(max(Int(range.start), line.startIndex), line.endIndex)
    let end = min(max(Int(range.end), start), line.endIndex)
    let window = Self.window(line, around: start..<end)
    let before = printable(line[window.lowerBound..<start])
    let marked = printable(line[start..<min(end, window.upperBound)])
    let elided = window.lowerBound > line.startIndex ? "…" : ""
    let text = elided + printable(line[window]) + (window.upperBound < line.endIndex ? "…" : "")
    let number = String(repeating: " ", count: gutter - String(place.line).count) + String(place.line)
    let indent = String(repeating: " ", count: displayWidth(elided + before))
    let carets = String(repeating: mark, count: max(1, displayWidth(marked)))
    return [
      heading,
      "\(margin) \(paint("|", .blue))",
      "\(paint("\(number) |", .blue)) \(text)",
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
