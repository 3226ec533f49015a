import Diagnostics
import Markup

/// Front matter read from a text, with everything that was found, in a form that tests compare whole.
struct FrontMatterReading {
  let source: SourceFile
  let frontMatter: FrontMatter
  let body: String
  let findings: Findings

  init(_ text: String, limits: MarkupOptions.Limits = MarkupOptions.Limits()) {
    self.init(SourceFile(id: 0, path: "content/page.md", text: Array(text.utf8)), limits: limits)
  }

  init(_ source: SourceFile, limits: MarkupOptions.Limits = MarkupOptions.Limits()) {
    var options = MarkupOptions()
    options.limits = limits
    var findings = Findings()
    let result = FrontMatter.parse(source, options: options, reportingTo: &findings)
    self.source = source
    self.findings = findings
    frontMatter = result.frontMatter
    body = String(decoding: source.text[result.bodyStart...], as: UTF8.self)
  }

  /// What stands at a place.
  func slice(_ range: SourceRange) -> String { String(decoding: source.text[range.bytes], as: UTF8.self) }

  /// A finding a line or more: `error[rule] line:column "what stands there": message`, then label, related places, help
  /// and fixes.
  var report: String { findings.diagnostics.map { describe($0, in: source) }.joined(separator: "\n") }

  /// Each value a line: where its key stands, where it stands, and what it is.
  ///
  ///     tags = ['a']   →   tags «tags» = list «['a']»
  ///                        tags[0] = "a" «'a'»
  var outline: String { lines(frontMatter.table, path: "").joined(separator: "\n") }

  private func lines(_ table: FrontMatter.Table, path: String) -> [String] {
    table.entries.flatMap { entry in
      let head = "\(path)\(entry.key) «\(slice(entry.keyRange))»"
      return lines(entry.value, head: head, path: "\(path)\(entry.key)")
    }
  }

  private func lines(_ item: FrontMatter.Item, head: String, path: String) -> [String] {
    let place = "«\(slice(item.range).replacing("\n", with: "⏎"))»"
    switch item.value {
    case .string(let text): return ["\(head) = \(text.debugDescription) \(place)"]
    case .integer(let number): return ["\(head) = \(number) \(place)"]
    case .decimal(let number): return ["\(head) = \(number) \(place)"]
    case .boolean(let value): return ["\(head) = \(value) \(place)"]
    case .date(let date): return ["\(head) = \(date.iso8601) \(place)"]
    case .null: return ["\(head) = nothing \(place)"]
    case .table(let table): return ["\(head) = table \(place)"] + lines(table, path: path + ".")
    case .array(let items):
      let inner = items.enumerated().flatMap { index, item in
        lines(item, head: "\(path)[\(index)]", path: "\(path)[\(index)]")
      }
      return ["\(head) = list \(place)"] + inner
    }
  }
}

func describe(_ diagnostic: Diagnostic, in source: SourceFile) -> String {
  func slice(_ range: SourceRange) -> String {
    let position = source.position(of: Int(range.start))
    let text = String(decoding: source.text[range.bytes], as: UTF8.self)
    return "\(position.line):\(position.column) «\(text.replacing("\n", with: "⏎"))»"
  }
  var lines = [
    "\(diagnostic.severity)[\(diagnostic.rule.id)] \(diagnostic.range.map(slice) ?? "-"): \(diagnostic.message)"
  ]
  if let label = diagnostic.label { lines.append("  ^ \(label)") }
  lines += diagnostic.related.map { "  \(slice($0.range)): \($0.message)" }
  if let help = diagnostic.help { lines.append("  help: \(help)") }
  lines += diagnostic.fixes.map { "  fix \(slice($0.range)): \($0.replacement)" }
  return lines.joined(separator: "\n")
}
