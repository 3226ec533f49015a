import Diagnostics
import Markup

extension FieldReader {
  /// A string that is a name or an address; never a number.
  mutating func string(_ key: String) -> Placed<String>? {
    guard let item = entry(key)?.value else { return nil }
    guard case .string(let text) = item.value else { return reject(key, item, takes: .string) }
    return notEmpty(key, text, item)
  }

  /// Text for people; a number will do.
  mutating func text(_ key: String) -> String? { placedText(key)?.value }

  mutating func placedText(_ key: String) -> Placed<String>? {
    guard let item = entry(key)?.value else { return nil }
    guard let text = item.value.text else { return reject(key, item, takes: .string) }
    return notEmpty(key, text, item)
  }

  mutating func integer(_ key: String, in range: ClosedRange<Int>) -> Int? {
    guard let item = entry(key)?.value else { return nil }
    guard case .integer(let number) = item.value else { return reject(key, item, takes: .integer) }
    guard range.contains(number) else {
      reportBounds(key, item, "\(number)", "\(range.lowerBound)", "\(range.upperBound)")
      return nil
    }
    return number
  }

  mutating func number(_ key: String, in range: ClosedRange<Double>) -> Double? {
    guard let item = entry(key)?.value else { return nil }
    guard let number = item.value.number else { return reject(key, item, takes: .number) }
    guard range.contains(number) else {
      reportBounds(key, item, number.shortText, range.lowerBound.shortText, range.upperBound.shortText)
      return nil
    }
    return number
  }

  mutating func boolean(_ key: String) -> Bool? {
    guard let item = entry(key)?.value else { return nil }
    guard case .boolean(let value) = item.value else { return reject(key, item, takes: .boolean) }
    return value
  }

  /// A date of the format's own, or text in one of Hugo's forms.
  mutating func date(_ key: String) -> Timestamp? {
    guard let item = entry(key)?.value else { return nil }
    return timestamp(key, item)
  }

  mutating func timestamp(_ key: String, _ item: FrontMatter.Item) -> Timestamp? {
    switch item.value {
    case .date(let timestamp): return timestamp
    case .string(let text):
      if let timestamp = Timestamp(hugo: text) { return timestamp }
      reportBadValue("'\(key)' is no date: '\(text)'", at: item.range, help: FieldType.date.howToWrite(key))
      return nil
    case .integer, .decimal, .boolean, .array, .table, .null: return reject(key, item, takes: .date)
    }
  }

  /// One of a few words.
  mutating func choice(_ key: String, _ noun: String, oneOf words: [String]) -> String? {
    guard let written = string(key) else { return nil }
    if words.contains(written.value) { return written.value }
    findings.report(BadValue.finding(written.value, isNot: noun, at: written.range, oneOf: words))
    return nil
  }

  /// One of the cases of an enumeration.
  mutating func choice<Word: CaseIterable & RawRepresentable<String>>(
    _ key: String, _ noun: String, of type: Word.Type
  ) -> Word? {
    choice(key, noun, oneOf: type.allCases.map(\.rawValue)).flatMap(type.init)
  }

  /// One of the site's levels.
  mutating func level(_ vocabulary: Vocabulary) -> String? {
    vocabulary.levels.isEmpty ? string("level")?.value : choice("level", "a level", oneOf: vocabulary.levels)
  }

  /// One of the site's forms of lesson.
  mutating func form(_ vocabulary: Vocabulary) -> String? {
    vocabulary.forms.isEmpty ? string("form")?.value : choice("form", "a form of lesson", oneOf: vocabulary.forms)
  }

  /// The name of a theme: a folder's name, never a path.
  mutating func theme() -> Placed<String>? {
    guard let written = string("theme") else { return nil }
    let isName = written.value.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "-" || $0 == "_"
    }
    if isName { return written }
    reportBadValue(
      "'theme' is not the name of a theme", at: written.range,
      help: "a theme is named by its folder in templates/themes/, by letters, digits, '-' and '_'")
    return nil
  }

  mutating func reportBadValue(_ message: String, at range: SourceRange, help: String) {
    findings.report(Diagnostic(BadValue.rule, message, at: range, help: help))
  }

  mutating func reportMissing(_ key: String, help: String) {
    findings.report(MissingKey.finding(key, of: owner, at: table.range, help: help))
  }

  mutating func reject<Value>(_ key: String, _ item: FrontMatter.Item, takes type: FieldType) -> Value? {
    findings.report(WrongType.finding(key, item, takes: type))
    return nil
  }

  mutating func notEmpty(_ key: String, _ text: String, _ item: FrontMatter.Item) -> Placed<String>? {
    if text.utf8.contains(where: { $0 > 0x20 }) { return Placed(text, at: item.range) }
    reportBadValue("'\(key)' is empty", at: item.range, help: "write the text, or remove the key")
    return nil
  }

  private mutating func reportBounds(
    _ key: String, _ item: FrontMatter.Item, _ value: String, _ lowest: String, _ highest: String
  ) {
    reportBadValue(
      "'\(key)' is \(value)", at: item.range, help: "'\(key)' of \(owner) is at least \(lowest) and at most \(highest)")
  }
}

extension FrontMatter.Value {
  var number: Double? {
    switch self {
    case .integer(let number): Double(number)
    case .decimal(let number): number
    case .string, .boolean, .date, .array, .table, .null: nil
    }
  }
}

extension Double {
  /// As a person would write it: `2.0` → `2`. (`Int(exactly:)` would need the maths library.)
  var shortText: String {
    let text = "\(self)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
