/// Plain text as Markdown that reads the same: nothing in it becomes a heading, a link, HTML or an entity.
enum MarkdownText {
  /// On one line.
  ///
  ///     <b> & [x]   →   \<b> \& \[x]
  static func of(_ text: String) -> String {
    if isPlain(text) { return text }
    let line = oneLine(text).unicodeScalars
    var escaped = String.UnicodeScalarView()
    for (index, scalar) in zip(line.indices, line) {
      let isMarker = "[]\\*_`<&~".unicodeScalars.contains(scalar)
      if isMarker || opensBlock(line, at: index) || closesHeading(line, at: index) { escaped.append("\\") }
      escaped.append(scalar)
    }
    return String(escaped)
  }

  /// Whether nothing can need a backslash: ASCII without marks that begins with a letter. Most titles are like that.
  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.utf8.first, (0x41...0x5A).contains(first) || (0x61...0x7A).contains(first) else {
      return false
    }
    return text.utf8.allSatisfy { byte in
      byte >= 0x20 && byte < 0x7F && !marks.contains(byte)
    }
  }

  private static let marks = Set("[]\\*_`<&~#".utf8)

  private static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }

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
