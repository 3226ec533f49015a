import Diagnostics

/// JSON front matter: RFC 8259, strictly, each key once.
///
/// The first error ends it; what was read until then is kept.
struct JSONReader {
  static func read(
    _ source: SourceFile, _ range: Range<Int>, bounds: inout FrontMatterBounds, reportingTo findings: inout Findings
  ) -> FrontMatterContent {
    source.text.withUnsafeBufferPointer { buffer in
      var reader = JSONReader(
        text: UnsafeBufferPointer(rebasing: buffer[range]), file: source.id, base: range.lowerBound, bounds: bounds)
      reader.skipSpace()
      var entries: [FrontMatter.Entry] = []
      do throws(JSONError) {
        try reader.readObject(into: &entries, level: 0, reportingTo: &findings)
        reader.skipSpace()
        if reader.position < reader.text.count { throw reader.unexpected("the end") }
      } catch {
        reader.isComplete = false
        if let fault = error.fault { findings.report(fault) }
      }
      bounds = reader.bounds
      return FrontMatterContent(entries: entries, isComplete: reader.isComplete)
    }
  }

  let text: UnsafeBufferPointer<UInt8>
  let file: SourceFile.ID
  let base: Int
  var bounds: FrontMatterBounds
  var position = 0
  private var isComplete = true

  private init(text: UnsafeBufferPointer<UInt8>, file: SourceFile.ID, base: Int, bounds: FrontMatterBounds) {
    self.text = text
    self.file = file
    self.base = base
    self.bounds = bounds
  }

  /// Filled as it goes, so that an error leaves what came before it.
  private mutating func readObject(
    into entries: inout [FrontMatter.Entry], level: Int, reportingTo findings: inout Findings
  ) throws(JSONError) {
    try expect("{", as: "'{'")
    skipSpace()
    if take("}") { return }
    repeat {
      skipSpace()
      try readEntry(into: &entries, level: level, reportingTo: &findings)
      skipSpace()
    } while take(",")
    try expect("}", as: "',' or '}'")
  }

  private mutating func readEntry(
    into entries: inout [FrontMatter.Entry], level: Int, reportingTo findings: inout Findings
  ) throws(JSONError) {
    let start = position
    guard peek == UInt8(ascii: "\"") else { throw unexpected("a key in double quotes") }
    let key = try readString()
    let keyRange = place(start..<position)
    guard bounds.allowsKey(at: keyRange, reportingTo: &findings) else { throw JSONError(fault: nil) }
    skipSpace()
    try expect(":", as: "':' after the key")
    skipSpace()
    let value = try readItem(level: level + 1, reportingTo: &findings)
    if let first = entries.first(where: { $0.key == key }) {
      isComplete = false
      DuplicateKey.report(key, at: keyRange, first: first.keyRange, to: &findings)
    } else {
      entries.append(FrontMatter.Entry(key: key, keyRange: keyRange, value: value))
    }
  }

  private mutating func readItem(level: Int, reportingTo findings: inout Findings) throws(JSONError) -> FrontMatter.Item
  {
    let start = position
    let value = try readValue(level: level, reportingTo: &findings)
    return FrontMatter.Item(value: value, range: place(start..<position))
  }

  private mutating func readValue(level: Int, reportingTo findings: inout Findings) throws(JSONError)
    -> FrontMatter.Value
  {
    let start = position
    switch peek {
    case UInt8(ascii: "\""): return .string(try readString())
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      let bracket = place(start..<start + 1)
      guard bounds.allows(level: level, at: bracket, reportingTo: &findings) else {
        throw JSONError(fault: nil)
      }
      if peek == UInt8(ascii: "[") { return .array(try readArray(level: level, reportingTo: &findings)) }
      var entries: [FrontMatter.Entry] = []
      try readObject(into: &entries, level: level, reportingTo: &findings)
      return .table(FrontMatter.Table(entries: entries, range: place(start..<position)))
    case .some(UInt8(ascii: "0")...UInt8(ascii: "9")), UInt8(ascii: "-"): return try readNumber(reportingTo: &findings)
    case UInt8(ascii: "t"): return try readWord("true", .boolean(true))
    case UInt8(ascii: "f"): return try readWord("false", .boolean(false))
    case UInt8(ascii: "n"): return try readWord("null", .null)
    default: throw unexpected("a value")
    }
  }

  private mutating func readArray(level: Int, reportingTo findings: inout Findings) throws(JSONError) -> [FrontMatter
    .Item]
  {
    try expect("[", as: "'['")
    skipSpace()
    var items: [FrontMatter.Item] = []
    if take("]") { return items }
    repeat {
      skipSpace()
      items.append(try readItem(level: level + 1, reportingTo: &findings))
      skipSpace()
    } while take(",")
    try expect("]", as: "',' or ']'")
    return items
  }

  private mutating func readWord(_ word: StaticString, _ value: FrontMatter.Value) throws(JSONError)
    -> FrontMatter.Value
  {
    let start = position
    while let byte = peek, isBareKeyByte(byte) { position += 1 }
    guard string(start..<position) == "\(word)" else {
      position = start
      throw unexpected("a value")
    }
    return value
  }

  private mutating func readNumber(reportingTo findings: inout Findings) throws(JSONError) -> FrontMatter.Value {
    let start = position
    var isInteger = true
    _ = take("-")
    if !take("0") { try readDigits() }
    if take(".") {
      isInteger = false
      try readDigits()
    }
    if take("e") || take("E") {
      isInteger = false
      if !take("+") { _ = take("-") }
      try readDigits()
    }
    let written = string(start..<position)
    if isInteger, let number = Int(written) { return .integer(number) }
    guard let number = Double(written) else { preconditionFailure("the grammar of JSON's numbers is within strtod's") }
    if isInteger || number.isInfinite { NumberRange.report(written, at: place(start..<position), to: &findings) }
    return .decimal(number)
  }

  private mutating func readDigits() throws(JSONError) {
    guard let first = peek, (0x30...0x39).contains(first) else { throw unexpected("a digit") }
    while let byte = peek, (0x30...0x39).contains(byte) { position += 1 }
  }
}

// The cursor.
extension JSONReader {
  var peek: UInt8? { position < text.count ? text[position] : nil }

  mutating func skipSpace() {
    while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D { position += 1 }
  }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  mutating func expect(_ character: Unicode.Scalar, as name: String) throws(JSONError) {
    guard take(character) else { throw unexpected(name) }
  }

  func place(_ range: Range<Int>) -> SourceRange {
    SourceRange(file: file, start: base + range.lowerBound, end: base + range.upperBound)
  }

  func string(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }
}
