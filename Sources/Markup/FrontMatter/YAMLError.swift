import Diagnostics

/// What libyaml says about text that is not YAML, in an author's words.
///
///     title: HTTP: the basics   →   error[yaml-syntax]: a second ': ' on this line
struct YAMLError {
  static let documents = Rule("yaml-documents", .error, "Front matter in YAML is one document.")
  static let rule = Rule("yaml-syntax", .error, "Front matter between --- is YAML.")

  var problem: String
  var offset: Int
  /// What libyaml was reading, and where that started.
  var context: String
  var contextOffset: Int?

  /// - Parameter openBracket: where the innermost list or table in brackets starts.
  func diagnostic(
    in text: UnsafeBufferPointer<UInt8>, openBracket: Int?, file: SourceFile.ID, base: Int
  ) -> Diagnostic {
    let text = YAMLErrorText(text)
    let here = min(offset, text.count)
    let isUnclosed = context.contains("flow") && text.firstInk(from: here) == text.count
    let openFault = isUnclosed ? openBracket.map { unclosed($0, text) } : nil
    let fault =
      openFault ?? fault(at: text.character(here), startedAt: contextOffset.map { min($0, text.count) }, in: text)
    let range = SourceRange(file: file, start: base + fault.range.lowerBound, end: base + fault.range.upperBound)
    return Diagnostic(fault.rule, fault.message, at: range, help: fault.help)
  }

  private struct Fault {
    var rule = YAMLError.rule
    var message: String
    var range: Range<Int>
    var help: String
  }

  private func fault(at character: Range<Int>, startedAt start: Int?, in text: YAMLErrorText) -> Fault {
    if problem.hasPrefix("control characters are not allowed") {
      return Fault(
        message: "the invisible character \(text.name(of: character)) is not allowed", range: character,
        help: "delete it; of invisible characters YAML allows tabs and line ends only")
    }
    if problem.hasPrefix("did not find expected <document start>") { return secondDocument(character, text) }
    if problem.hasPrefix("mapping values are not allowed") { return secondColon(character, text) }
    if problem.hasPrefix("found character that cannot start any token") { return badStart(character, text) }
    if problem.hasPrefix("did not find expected key") || problem.hasPrefix("did not find expected '-'") {
      return stray(character.lowerBound, text)
    }
    guard let start else { return asTold(character) }
    if context.contains("quoted scalar") { return quoted(from: start, character, text) }
    if context.contains("flow sequence") || context.contains("flow mapping") { return unclosed(start, text) }
    if context.contains("alias") || context.contains("anchor") { return badStart(text.character(start), text) }
    if problem.hasPrefix("could not find expected ':'") {
      return Fault(
        message: "this line is no 'key: value'", range: start..<text.lineEnd(from: start),
        help: "front matter in YAML holds lines of key: value; a space follows the colon")
    }
    return asTold(character)
  }

  /// `title: HTTP: the basics`, or a line indented under a value.
  private func secondColon(_ character: Range<Int>, _ text: YAMLErrorText) -> Fault {
    let line = text.lineStart(of: character.lowerBound)
    if text.string(line..<character.lowerBound).contains(": ") {
      return Fault(
        message: "a second ': ' on one line", range: character,
        help: "put text that holds ': ' in quotes: title: \"HTTP: the basics\"")
    }
    return stray(character.lowerBound, text)
  }

  /// A line that does not belong, or text behind a closing quote or bracket.
  private func stray(_ place: Int, _ text: YAMLErrorText) -> Fault {
    let line = text.lineStart(of: place)
    let start = text.firstInk(from: line)
    if start < place, !text.string(start..<place).contains("- "), text[place] != UInt8(ascii: ":") {
      return Fault(
        message: "text goes on behind the value", range: place..<text.lineEnd(from: place),
        help: "put all of the text in quotes: \"It's\", '[Draft] HTTP'; a quote within single quotes is written twice")
    }
    return Fault(
      message: "the indentation of this line fits no line above", range: start..<text.lineEnd(from: start),
      help: "keys of one table, and items of one list, start in the same column")
  }

  private func badStart(_ character: Range<Int>, _ text: YAMLErrorText) -> Fault {
    let sign = text.string(character)
    return sign == "\t"
      ? Fault(message: "a tab indents this line", range: character, help: "YAML indents with spaces only")
      : Fault(message: "text cannot start with '\(sign)' here", range: character, help: "put the text in quotes")
  }

  private func quoted(from start: Int, _ character: Range<Int>, _ text: YAMLErrorText) -> Fault {
    guard problem.contains("escape") || problem.contains("hexdecimal") || problem.contains("character code") else {
      return Fault(
        message: "the text that starts here has no closing quote", range: start..<text.lineEnd(from: start),
        help: "text ends with the quote it starts with; a quote within single quotes is written twice")
    }
    let range = text.escape(before: character.upperBound)
    return Fault(
      message: "'\(text.string(range))' means nothing in text with double quotes", range: range,
      help: "write \\\\ for a backslash, or put the text in single quotes, which take it as it is")
  }

  private func unclosed(_ start: Int, _ text: YAMLErrorText) -> Fault {
    let isList = start < text.count && text[start] == UInt8(ascii: "[")
    return Fault(
      message: "the \(isList ? "list" : "table") that starts here is not closed", range: text.character(start),
      help: "a list ends with ']', a table with '}'; text that starts with a bracket needs quotes")
  }

  private func secondDocument(_ character: Range<Int>, _ text: YAMLErrorText) -> Fault {
    let first = text.firstInk(from: 0)
    if first < text.count, text[first] == UInt8(ascii: "%") {
      return Fault(
        message: "a directive is not read", range: first..<text.lineEnd(from: first),
        help: "front matter needs no %YAML line: delete it")
    }
    return Fault(
      rule: Self.documents, message: "text goes on behind the end of the document",
      range: character.lowerBound..<text.lineEnd(from: character.lowerBound),
      help: "front matter is one document: delete the line '...' that ends it")
  }

  private func asTold(_ character: Range<Int>) -> Fault {
    Fault(
      message: problem, range: character, help: "front matter between --- is YAML: yaml.org shows how it is written")
  }
}
