import Diagnostics

/// What toml++ says about text that is not TOML, with the statement it is about, in an author's words.
///
///     title = Hello   →   error[toml-syntax]: the text of 'title' has no quotes
struct TOMLError {
  static let rule = Rule("toml-syntax", .error, "Front matter between +++, and site.toml, are TOML 1.0.")

  /// toml++'s words without the part that says what it was parsing.
  private let message: String
  private let offset: Int
  private let text: [UInt8]
  private let statement: TOMLStatements.Statement
  private let earlier: ArraySlice<TOMLStatements.Statement>
  /// What to leave out so that the rest can be read: the statement; for a header, all of its table.
  let extent: Range<Int>

  init(message: String, offset: Int, text: [UInt8], statements: [TOMLStatements.Statement]) {
    self.message = Self.withoutScope(message)
    self.offset = min(offset, text.count)
    self.text = text
    var index = statements.lastIndex { $0.range.lowerBound <= offset } ?? 0
    // Nothing is read past a bracket that stays open, so what comes after it is not at fault.
    if index > 0, statements[index - 1].openBracket != nil { index -= 1 }
    guard index < statements.count else {
      statement = TOMLStatements.Statement(range: text.indices, isHeader: false)
      earlier = []
      extent = text.indices
      return
    }
    statement = statements[index]
    earlier = statements[..<index]
    let next = statement.isHeader ? statements[(index + 1)...].first { $0.isHeader } : nil
    extent =
      statement.range
      .lowerBound..<(statement.isHeader ? next?.range.lowerBound ?? text.count : statement.range.upperBound)
  }

  func diagnostic(file: SourceFile.ID, base: Int) -> Diagnostic {
    let fault =
      unclosed() ?? repeated() ?? badEscape() ?? missingValue() ?? unquoted() ?? trailingText() ?? notAnEquation()
      ?? outOfRange() ?? asToldByTheParser()
    func place(_ range: Range<Int>) -> SourceRange {
      SourceRange(file: file, start: base + range.lowerBound, end: base + range.upperBound)
    }
    return Diagnostic(
      fault.rule, fault.message, at: place(fault.range), label: fault.label,
      related: fault.first.map { [Diagnostic.Related(place($0), "first set here")] } ?? [], help: fault.help,
      fixes: fault.replacement.map { [Diagnostic.Fix(replace: place(fault.range), with: $0)] } ?? [])
  }

  private struct Fault {
    var rule = TOMLError.rule
    var message: String
    var range: Range<Int>
    var label: String?
    var first: Range<Int>?
    var help: String
    var replacement: String?
  }

  private func unclosed() -> Fault? {
    if let quote = statement.openQuote {
      return Fault(
        message: "the text that starts here has no closing quote", range: quote..<lineEnd(from: quote),
        help: "text ends with the quote it starts with, on the same line; longer text stands between \"\"\" and \"\"\"")
    }
    if statement.isHeader, message.hasPrefix("expected ']'") {
      return Fault(
        message: "the header that starts here is not closed",
        range: statement.range.lowerBound..<lineEnd(from: statement.range.lowerBound),
        help: "a header stands on a line of its own: [name], or [[name]] for one table of a list")
    }
    guard let bracket = statement.openBracket else { return nil }
    if text[bracket] == UInt8(ascii: "[") {
      return Fault(
        message: "the list that starts here is not closed", range: bracket..<bracket + 1, help: "a list ends with ']'")
    }
    return Fault(
      message: "the table that starts here is not closed on its line", range: bracket..<bracket + 1,
      help: "a table in braces ends with '}' on the same line; a longer one gets a header of its own: [name]")
  }

  private func repeated() -> Fault? {
    guard message.hasPrefix("cannot redefine existing") else { return nil }
    let range = statement.isHeader ? statement.range.lowerBound..<headerEnd(statement.range) : keyBefore(offset)
    let key = string(range)
    return Fault(
      rule: DuplicateKey.rule, message: "'\(key)' is set twice", range: range, label: "again here",
      first: firstPlace(of: range), help: "a key stands once in its table; keep one of the two")
  }

  private func badEscape() -> Fault? {
    guard message.hasPrefix("unknown escape sequence"),
      let backslash = text[..<offset].lastIndex(of: UInt8(ascii: "\\"))
    else { return nil }
    let range = backslash..<characterEnd(from: offset)
    return Fault(
      message: "'\(string(range))' means nothing in text with double quotes", range: range,
      help: "write \\\\ for a backslash, or put the text in single quotes, which take it as it is")
  }

  private func missingValue() -> Fault? {
    guard message.hasPrefix("expected value, saw") || message.hasPrefix("the text ends too early"), valueRange() == nil,
      !statement.isHeader
    else { return nil }
    let key = keyBefore(lineEnd(from: statement.range.lowerBound))
    return Fault(
      message: "'\(string(key))' has no value", range: key, help: "write it behind the '=', or delete the line")
  }

  /// `title = Hello`, and the same in the quotes of a word processor.
  private func unquoted() -> Fault? {
    guard let value = valueRange(), !statement.isHeader else { return nil }
    let written = string(value)
    guard let first = written.unicodeScalars.first, first.properties.isAlphabetic || isTypographic(first),
      offset >= value.lowerBound, !["true", "false", "inf", "nan"].contains(written)
    else { return nil }
    let key = string(keyBefore(value.lowerBound))
    let isQuoted = isTypographic(first)
    let bare = written.unicodeScalars.drop(while: isTypographic)
    let inner = String(bare.last.map(isTypographic) == true ? bare.dropLast() : bare)
    let isPlain = !inner.utf8.contains { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") || $0 < 0x20 }
    return Fault(
      message: isQuoted ? "the quotes of '\(key)' are not straight" : "the text of '\(key)' has no quotes",
      range: value,
      help: "text stands between \"…\" or '…'; without quotes stand numbers, dates, true and false",
      replacement: isPlain ? "\"\(inner)\"" : nil)
  }

  /// `title = "a" b`, and quotes within text.
  private func trailingText() -> Fault? {
    guard message.hasPrefix("expected a comment or whitespace, saw"), !statement.isHeader else { return nil }
    return Fault(
      message: "text goes on behind the value", range: offset..<lineEnd(from: offset),
      help:
        "only a comment follows a value; a double quote within text is written \\\", or the text stands in single quotes"
    )
  }

  /// `title: Hello`, or a word alone.
  private func notAnEquation() -> Fault? {
    guard message.hasPrefix("expected '=', saw") || message.hasPrefix("expected keys, tables") else { return nil }
    let range = offset..<characterEnd(from: offset)
    let seen = string(range)
    if seen == ":" {
      return Fault(
        message: "expected '=' after the key, not ':'", range: range,
        help: "TOML is written key = value; front matter with colons is YAML and stands between ---")
    }
    return Fault(
      message: "this line is no 'key = value'",
      range: statement.range.lowerBound..<lineEnd(from: statement.range.lowerBound),
      help:
        "TOML holds lines of key = value, [headers] and # comments; a key of several words needs quotes"
    )
  }

  private func outOfRange() -> Fault? {
    guard message.hasSuffix("is not representable in 64 bits") else { return nil }
    let range = wordAround(offset)
    return Fault(
      rule: NumberRange.rule, message: NumberRange.message(string(range)), range: range, help: NumberRange.help)
  }

  private func asToldByTheParser() -> Fault {
    let help =
      message.hasPrefix("expected comma")
      ? "a comma stands between two items" : "this is TOML: toml.io shows how it is written"
    return Fault(message: message, range: wordAround(offset), help: help)
  }

  private static func withoutScope(_ message: String) -> String {
    guard message.hasPrefix("Error while parsing "), let colon = message.firstRange(of: ": ") else { return message }
    return String(message[colon.upperBound...].drop { $0 == " " }).replacing(
      "encountered end-of-file", with: "the text ends too early")
  }
}

/// A quote of a word processor.
private func isTypographic(_ scalar: Unicode.Scalar) -> Bool { "“”„‘’‚«»".unicodeScalars.contains(scalar) }

// Where things stand in the text.
extension TOMLError {
  private func string(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }

  /// The character at a place; where a word has just ended, that word.
  private func wordAround(_ place: Int) -> Range<Int> {
    func isGap(_ index: Int) -> Bool { text[index] <= 0x20 || ",[]{}=#".utf8.contains(text[index]) }
    guard place >= text.count || isGap(place) else { return place..<characterEnd(from: place) }
    var start = place
    while start > statement.range.lowerBound, !isGap(start - 1) { start -= 1 }
    if start < place || place >= text.count || text[place] == 0x0A { return start..<place }
    return place..<place + 1
  }

  private func lineEnd(from start: Int) -> Int { text[start...].firstIndex(of: 0x0A) ?? text.count }

  private func characterEnd(from start: Int) -> Int {
    guard start < text.count else { return text.count }
    return text[(start + 1)...].firstIndex { $0 & 0xC0 != 0x80 } ?? text.count
  }

  /// Behind the last bracket of a header.
  private func headerEnd(_ range: Range<Int>) -> Int {
    let line = range.lowerBound..<lineEnd(from: range.lowerBound)
    return text[line].lastIndex(of: UInt8(ascii: "]")).map { $0 + 1 } ?? line.upperBound
  }

  /// The key whose `=` stands before `value`.
  private func keyBefore(_ value: Int) -> Range<Int> {
    var end = value
    func isGap(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == UInt8(ascii: "=") }
    while end > statement.range.lowerBound, isGap(text[end - 1]) { end -= 1 }
    var start = end
    while start > statement.range.lowerBound, isKeyByte(at: start - 1) {
      start -= 1
      let quote = text[start]
      guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { continue }
      start = text[statement.range.lowerBound..<start].lastIndex(of: quote) ?? start
    }
    return start == end ? value..<characterEnd(from: value) : start..<end
  }

  private func isKeyByte(at index: Int) -> Bool {
    isBareKeyByte(text[index]) || text[index] == UInt8(ascii: ".") || text[index] == UInt8(ascii: "\"")
      || text[index] == UInt8(ascii: "'")
  }

  /// From behind the first `=` to the end of the line, without a comment.
  private func valueRange() -> Range<Int>? {
    let end = lineEnd(from: statement.range.lowerBound)
    guard let equals = text[statement.range.lowerBound..<end].firstIndex(of: UInt8(ascii: "=")) else { return nil }
    let isSpace: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 }
    guard let start = text[(equals + 1)..<end].firstIndex(where: { !isSpace($0) }) else { return nil }
    let comment = text[start..<end].firstIndex(of: UInt8(ascii: "#")) ?? end
    guard let last = text[start..<comment].lastIndex(where: { !isSpace($0) }) else { return nil }
    return start..<last + 1
  }

  /// The statement before this one that sets the same: the same header, or the same key since the last header.
  private func firstPlace(of range: Range<Int>) -> Range<Int>? {
    let bytes = text[range]
    var found: Range<Int>?
    for earlier in earlier {
      if earlier.isHeader {
        if !statement.isHeader { found = nil }
        let header = earlier.range.lowerBound..<headerEnd(earlier.range)
        if statement.isHeader, found == nil, text[header] == bytes { found = header }
      } else if !statement.isHeader, found == nil, text[earlier.range].starts(with: bytes) {
        let end = earlier.range.lowerBound + bytes.count
        if end < text.count, !isKeyByte(at: end) { found = earlier.range.lowerBound..<end }
      }
    }
    return found
  }
}
