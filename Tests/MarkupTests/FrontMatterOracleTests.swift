import Diagnostics
import Foundation
import Markup
import Testing

// Cases whose values Python's readers found (Tests/Oracles/test_json.py and test_yaml.py, which also make longer lists).

@Test func agreesWithPythonAboutJSON() throws {
  let cases = try OracleCase.read("json_cases.json", insteadOf: "FRONT_MATTER_JSON_CASES")
  #expect(cases.count >= 300)
  for oracle in cases { #expect(dumped(oracle.text) == oracle.expected, "\(oracle.text.debugDescription)") }
}

@Test func agreesWithPyYAML() throws {
  let cases = try OracleCase.read("yaml_cases.json", insteadOf: "FRONT_MATTER_YAML_CASES")
  #expect(cases.count >= 400)
  for oracle in cases {
    #expect(dumped("---\n\(oracle.text)---\n") == oracle.expected, "\(oracle.text.debugDescription)")
  }
}

private struct OracleCase: Decodable {
  let text: String
  let expected: String

  static func read(_ name: String, insteadOf variable: String) throws -> [OracleCase] {
    let fixture = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Oracles/\(name)")
    let other = ProcessInfo.processInfo.environment[variable].map { URL(filePath: $0) }
    return try JSONDecoder().decode([OracleCase].self, from: Data(contentsOf: other ?? fixture))
  }
}

/// The form Tests/Oracles/front_matter_dump.py describes.
private func dumped(_ text: String) -> String {
  var findings = Findings()
  let source = SourceFile(id: 0, path: "page.md", text: Array(text.utf8))
  let result = FrontMatter.parse(source, options: MarkupOptions(), reportingTo: &findings)
  return findings.hasErrors ? "error" : dumped(result.frontMatter.table)
}

private func dumped(_ table: FrontMatter.Table) -> String {
  "{" + table.entries.map { "\(quoted($0.key)):\(dumped($0.value))" }.joined(separator: ",") + "}"
}

private func dumped(_ item: FrontMatter.Item) -> String {
  switch item.value {
  case .string(let text): "s" + quoted(text)
  case .integer(let number): "i\(number)"
  case .decimal(let number): number.isNaN ? "fnan" : "f" + hexadecimal(number.bitPattern)
  case .boolean(let value): "\(value)"
  case .date(let date): "d\(date.iso8601)"
  case .array(let items): "[" + items.map(dumped).joined(separator: ",") + "]"
  case .table(let table): dumped(table)
  case .null: "null"
  }
}

private func quoted(_ text: String) -> String {
  let escaped = text.unicodeScalars.map { scalar in
    (0x20..<0x7F).contains(scalar.value) && scalar != "\"" && scalar != "\\"
      ? String(scalar) : "\\u{\(String(scalar.value, radix: 16))}"
  }
  return "\"\(escaped.joined())\""
}

private func hexadecimal(_ bits: UInt64) -> String {
  let digits = String(bits, radix: 16)
  return String(repeating: "0", count: 16 - digits.count) + digits
}
