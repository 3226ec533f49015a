/// Plain text as Markdown that reads the same: nothing in it becomes a heading, a link, HTML or an entity.
enum MarkdownText {
  /// On one line.
  ///
  ///     <b> & [x]   →   \<b> \& \[x]
  static func of(_ text: String) -> String {
    let line = oneLine(text).unicodeScalars
    var escaped = String.UnicodeScalarView()
    for (index, scalar) in zip(line.indices, line) {
      let isMarker = "[]\\*_`<&~".unicodeScalars.contains(scalar)
      if isMarker || opensBlock(line, at: index) || closesHeading(line, at: index) { escaped.append("\\") }
      escaped.append(scalar)
    }
    return String(escaped)
  }

  private static func oneLine(_ text: String) -> String { text.split(whereSeparator: \.isNewline).joined(separator: " ") }

  /// `# x`, `> x`, `- x`, `+ x`, `===`, and the dot of `1. x`
  private static func opensBlock(_ line: String.UnicodeScalarView, at index: String.Index) -> Bool {
    switch line[index] {
    case "#", ">", "-", "+", "=": index == line.startIndex
    case ".", ")":
      index != line.startIndex && line[..<index].allSatisfy { $0.isASCII && $0.properties.numericType != nil }
    default: false
    }
  }

  /// The run of `#` that ends a heading is not part of it.
  private static func closesHeading(_ line: String.UnicodeScalarView, at index: String.Index) -> Bool {
    line[index] == "#" && line[index...].allSatisfy { $0 == "#" || $0 == " " }
  }
}
