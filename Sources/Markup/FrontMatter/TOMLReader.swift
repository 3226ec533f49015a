import CTOML
import Diagnostics

/// TOML front matter, read by toml++.
///
/// toml++ stops at its first error. The statement at fault is then blanked out and the rest read again, so that a run
/// reports every error of a file and keeps every value that is well written.
enum TOMLReader {
  static let timeWithoutDate = Rule("time-without-date", .error, "A time of day stands with its date.")

  /// Statements at fault that are reported before the rest of the file is given up.
  private static let patience = 20

  static func read(
    _ source: SourceFile, _ range: Range<Int>, bounds: inout FrontMatterBounds, reportingTo findings: inout Findings
  ) -> FrontMatterContent {
    var text = Array(source.text[range])
    var isComplete = !blankDeepStatements(&text, source, range, bounds: &bounds, reportingTo: &findings)
    var statements: [TOMLStatements.Statement]?
    for _ in 0..<patience {
      let document = text.withUnsafeBytes { ctoml_read($0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count)! }
      defer { ctoml_free(document) }
      guard document.pointee.error != nil else {
        var builder = Builder(document.pointee, file: source.id, base: range.lowerBound, bounds: bounds)
        let entries = builder.entries(of: 0, level: 0, reportingTo: &findings)
        bounds = builder.bounds
        return FrontMatterContent(entries: entries, isComplete: isComplete && builder.isComplete)
      }
      isComplete = false
      let known = statements ?? Array(TOMLStatements(text[...], depth: bounds.depth))
      let error = TOMLError(
        message: String(cString: document.pointee.error), offset: Int(document.pointee.error_offset), text: text,
        statements: known)
      findings.report(error.diagnostic(file: source.id, base: range.lowerBound))
      guard blank(error.extent, in: &text) else { break }
      statements = known.filter { !error.extent.contains($0.range.lowerBound) }
    }
    return FrontMatterContent(isComplete: false)
  }

  /// - Returns: whether there were any.
  private static func blankDeepStatements(
    _ text: inout [UInt8], _ source: SourceFile, _ range: Range<Int>, bounds: inout FrontMatterBounds,
    reportingTo findings: inout Findings
  ) -> Bool {
    // Most front matter has too little to nest.
    let nesting = text.withUnsafeBytes { ctoml_nesting($0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count) }
    guard nesting >= bounds.depth else { return false }
    var deep: [Range<Int>] = []
    var isInDeepSection = false
    for statement in TOMLStatements(text[...], depth: bounds.depth) {
      if statement.isHeader { isInDeepSection = statement.tooDeep != nil }
      guard let place = statement.tooDeep else {
        if isInDeepSection { deep.append(statement.range) }
        continue
      }
      let start = range.lowerBound + place
      _ = bounds.allows(
        level: bounds.depth + 1, at: SourceRange(file: source.id, start: start, end: start + 1), reportingTo: &findings)
      deep.append(statement.range)
    }
    for extent in deep { _ = blank(extent, in: &text) }
    return !deep.isEmpty
  }

  /// Puts spaces where a statement was; lines stay.
  ///
  /// - Returns: whether that changed anything.
  private static func blank(_ extent: Range<Int>, in text: inout [UInt8]) -> Bool {
    var changed = false
    for index in extent where text[index] != 0x0A && text[index] != 0x20 {
      text[index] = 0x20
      changed = true
    }
    return changed
  }
}

/// Makes entries of toml++'s list of nodes.
private struct Builder {
  let nodes: UnsafeBufferPointer<ctoml_node>
  let strings: UnsafePointer<CChar>?
  let file: SourceFile.ID
  let base: Int
  var bounds: FrontMatterBounds
  var isComplete = true

  init(_ document: ctoml_document, file: SourceFile.ID, base: Int, bounds: FrontMatterBounds) {
    nodes = UnsafeBufferPointer(start: document.nodes, count: document.node_count)
    strings = document.strings
    self.file = file
    self.base = base
    self.bounds = bounds
  }

  mutating func entries(of parent: Int, level: Int, reportingTo findings: inout Findings) -> [FrontMatter.Entry] {
    var entries: [FrontMatter.Entry] = []
    var index = parent + 1
    while index < Int(nodes[parent].next) {
      let node = nodes[index]
      let keyRange = range(node.key_start, node.key_end)
      guard bounds.allowsKey(at: keyRange, reportingTo: &findings) else {
        isComplete = false
        break
      }
      let key = string(node.key, node.key_length)
      let value = item(index, level: level, reportingTo: &findings)
      entries.append(FrontMatter.Entry(key: key, keyRange: keyRange, value: value))
      index = Int(node.next)
    }
    return entries
  }

  private mutating func items(of parent: Int, level: Int, reportingTo findings: inout Findings) -> [FrontMatter.Item] {
    var items: [FrontMatter.Item] = []
    var index = parent + 1
    while index < Int(nodes[parent].next) {
      items.append(item(index, level: level, reportingTo: &findings))
      index = Int(nodes[index].next)
    }
    return items
  }

  private mutating func item(_ index: Int, level: Int, reportingTo findings: inout Findings) -> FrontMatter.Item {
    let node = nodes[index]
    let range = range(node.start, node.end)
    return FrontMatter.Item(value: value(node, index, range, level: level, reportingTo: &findings), range: range)
  }

  private mutating func value(
    _ node: ctoml_node, _ index: Int, _ range: SourceRange, level: Int, reportingTo findings: inout Findings
  ) -> FrontMatter.Value {
    switch Int(node.kind) {
    case CTOML_TABLE, CTOML_ARRAY:
      guard bounds.allows(level: level + 1, at: range, reportingTo: &findings) else {
        isComplete = false
        return .null
      }
      if Int(node.kind) == CTOML_ARRAY { return .array(items(of: index, level: level + 1, reportingTo: &findings)) }
      return .table(
        FrontMatter.Table(entries: entries(of: index, level: level + 1, reportingTo: &findings), range: range))
    case CTOML_STRING: return .string(string(node.string, node.string_length))
    case CTOML_INTEGER: return .integer(Int(node.integer))
    case CTOML_FLOAT: return .decimal(node.decimal)
    case CTOML_BOOLEAN: return .boolean(node.boolean != 0)
    case CTOML_DATE, CTOML_DATE_TIME: return .date(timestamp(node))
    default:
      isComplete = false
      findings.report(
        Diagnostic(
          TOMLReader.timeWithoutDate, "a time of day without a date", at: range,
          help: "write the date before it: 2024-07-01T03:13:23+05:30; or put it in quotes if it is text"))
      return .null
    }
  }

  private func timestamp(_ node: ctoml_node) -> Timestamp {
    let time = Timestamp.Time(hour: Int(node.hour), minute: Int(node.minute), second: Int(node.second))
    let timestamp = Timestamp(
      year: Int(node.year), month: Int(node.month), day: Int(node.day),
      time: Int(node.kind) == CTOML_DATE_TIME ? time : nil, offset: node.has_offset != 0 ? Int(node.offset) : nil)
    guard let timestamp else { preconditionFailure("toml++ lets only days and times of the calendar through") }
    return timestamp
  }

  private func string(_ offset: UInt32, _ length: UInt32) -> String {
    guard length > 0, let strings else { return "" }
    return UnsafeRawPointer(strings + Int(offset)).withMemoryRebound(to: UInt8.self, capacity: Int(length)) {
      String(decoding: UnsafeBufferPointer(start: $0, count: Int(length)), as: UTF8.self)
    }
  }

  private func range(_ start: UInt32, _ end: UInt32) -> SourceRange {
    SourceRange(file: file, start: base + Int(start), end: base + Int(end))
  }
}
