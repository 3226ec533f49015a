import Diagnostics

/// Where a file's front matter stands, found as Hugo finds it (parser/pageparser/pagelexer_intro.go).
package struct FrontMatterSplit: Hashable, Sendable {
  package var format: FrontMatter.Format
  /// From the first delimiter to the last, both included.
  package var outer: Range<Int>
  /// What the format's reader gets: between the delimiters; for JSON the object with its braces.
  package var inner: Range<Int>
  /// Where the Markdown starts: behind the closing delimiter and the line end that follows it directly.
  package var bodyStart: Int
}

extension FrontMatter {
  package static let unclosed = Rule(
    "unclosed-front-matter", .error, "Front matter ends at a line that starts with the delimiter that opened it.")
  package static let orgMode = Rule("org-front-matter", .error, "Front matter is TOML, YAML or JSON, not Org mode.")

  /// Finds front matter: behind white space at the most, `+++`, `---` or `{`.
  ///
  ///     +++\ntitle = "HTTP"\n+++\nText   →   toml, `title = "HTTP"\n`, a body that starts at `Text`
  ///
  /// - Returns: nil when there is none, or no end to it; then `bodyStart` says where the Markdown starts all the same.
  package static func split(
    _ source: SourceFile, bodyStart: inout Int, reportingTo findings: inout Findings
  ) -> FrontMatterSplit? {
    bodyStart = 0
    let text = source.text
    guard let start = text.firstIndex(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }) else {
      return nil
    }
    let head = text[start...]
    let found: FrontMatterSplit?
    if head.starts(with: Array("+++".utf8)) {
      found = fenced(text, from: start, format: .toml)
    } else if head.starts(with: Array("---".utf8)) {
      found = fenced(text, from: start, format: .yaml)
    } else if text[start] == UInt8(ascii: "{") {
      found = braced(text, from: start)
    } else {
      if head.starts(with: Array("#+".utf8)) { reportOrgMode(source, at: start, to: &findings) }
      return nil
    }
    guard let found else {
      bodyStart = reportUnclosed(source, at: start, to: &findings)
      return nil
    }
    bodyStart = found.bodyStart
    return found
  }

  /// Three times the same character, to the next line that starts with them; what follows them on that line is text.
  private static func fenced(_ text: [UInt8], from start: Int, format: Format) -> FrontMatterSplit? {
    let mark = text[start]
    let inner = skippingLineEnd(text, at: start + 3)
    var line = inner == start + 3 ? nextLine(text, after: inner) : inner
    while let at = line, at + 3 <= text.count {
      if text[at] == mark, text[at + 1] == mark, text[at + 2] == mark {
        return FrontMatterSplit(
          format: format, outer: start..<at + 3, inner: inner..<at, bodyStart: skippingLineEnd(text, at: at + 3))
      }
      line = nextLine(text, after: at)
    }
    return nil
  }

  /// To the brace that closes the first; braces in strings do not count.
  private static func braced(_ text: [UInt8], from start: Int) -> FrontMatterSplit? {
    var depth = 0
    var isInString = false
    var index = start
    while index < text.count {
      switch text[index] {
      case UInt8(ascii: "\\") where isInString: index += 1
      case UInt8(ascii: "\""): isInString.toggle()
      case UInt8(ascii: "{") where !isInString: depth += 1
      case UInt8(ascii: "}") where !isInString:
        depth -= 1
        if depth == 0 {
          let range = start..<index + 1
          return FrontMatterSplit(
            format: .json, outer: range, inner: range, bodyStart: skippingLineEnd(text, at: index + 1))
        }
      default: break
      }
      index += 1
    }
    return nil
  }

  private static func skippingLineEnd(_ text: [UInt8], at offset: Int) -> Int {
    offset < text.count && text[offset] == 0x0A ? offset + 1 : offset
  }

  private static func nextLine(_ text: [UInt8], after offset: Int) -> Int? {
    text.offset(of: 0x0A, from: offset).map { $0 + 1 }
  }

  private static func reportOrgMode(_ source: SourceFile, at start: Int, to findings: inout Findings) {
    findings.report(
      Diagnostic(
        orgMode, "front matter in Org mode is not read", at: SourceRange(file: source.id, start: start, end: start + 2),
        help: "write it as TOML between two lines of +++"))
  }

  /// - Returns: where the Markdown starts then: behind the line that opens the front matter.
  private static func reportUnclosed(_ source: SourceFile, at start: Int, to findings: inout Findings) -> Int {
    let isJSON = source.text[start] == UInt8(ascii: "{")
    let length = isJSON ? 1 : 3
    let delimiter = String(decoding: source.text[start..<start + length], as: UTF8.self)
    findings.report(
      Diagnostic(
        unclosed, "the front matter that starts here has no end",
        at: SourceRange(file: source.id, start: start, end: start + length),
        label: isJSON ? "no '}' closes it" : "no later line starts with '\(delimiter)'",
        help: isJSON
          ? "front matter in JSON ends at the brace that closes the first one"
          : "end it with a line of \(delimiter)\(delimiter == "---" ? "; a rule at the head of a page is written ***" : "")"
      ))
    return isJSON ? start : nextLine(source.text, after: start) ?? source.text.count
  }
}
