import Diagnostics
import Markup

/// Invisible characters in titles, addresses and topics, where they make two names that look alike differ, or show a
/// name in another order than it is stored (CVE-2021-42574).
///
/// A zero-width joiner or non-joiner between two characters beyond ASCII is spelling (Persian, Hindi, emoji). Hidden pages
/// count: what is wrong with a name is wrong before it is published.
enum BidiControl: GraphRule {
  static let rule = Rule(
    "bidi-control", .warning, isWaivable: true,
    "Titles, addresses, file names and topics hold no bidirectional or zero-width control characters.")
  static var rules: [Rule] { [rule] }

  private static let keys: Set<String> = ["title", "linktitle", "slug", "url", "aliases", "formerly", "topics", "tags"]

  static func check(_ curriculum: Curriculum, reportingTo findings: inout Findings) {
    for document in curriculum.documents.indices {
      let entries = curriculum.documents[document].frontMatter.table.entries
      for index in entries.indices
      where !entries[index].value.isPlainASCII && keys.contains(entries[index].key.lowercased()) {
        let entry = entries[index]
        let table = FrontMatter.Table(entries: [entry], range: entry.value.range)
        for string in table.stringsBeyondASCII {
          guard let (found, cleaned) = inspect(string.text) else { continue }
          let fix = Diagnostic.Fix.quoting(cleaned, at: string.range)
          findings.report(diagnostic("'\(string.path)'", found, at: string.range, fixes: [fix]))
        }
      }
    }
    for node in curriculum.nodes.indices where curriculum.nodes[node].document != nil {
      guard let (found, _) = inspect(curriculum.nodes[node].id.name) else { continue }
      let node = curriculum.nodes[node]
      findings.report(diagnostic("the file name of \(node.id.kind.rawValue) '\(node.id.name)'", found, at: node.place))
    }
  }

  private static func diagnostic(
    _ subject: String, _ found: [Unicode.Scalar], at range: SourceRange, fixes: [Diagnostic.Fix] = []
  ) -> Diagnostic {
    var names: [String] = []
    for scalar in found {
      let name =
        "U+\(String(repeating: "0", count: scalar.value < 0x1000 ? 1 : 0))\(String(scalar.value, radix: 16, uppercase: true))"
      if !names.contains(name) { names.append(name) }
    }
    return Diagnostic(
      rule, "invisible \(sentence(names)) in \(subject)", at: range,
      help: "control characters make names that look alike differ; remove them", fixes: fixes)
  }

  /// The controls in a text and the text without them; nil when it has none.
  private static func inspect(_ text: String) -> (found: [Unicode.Scalar], cleaned: String)? {
    guard !text.isASCII else { return nil }
    let scalars = Array(text.unicodeScalars)
    var found: [Unicode.Scalar] = []
    var cleaned = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      if isControl(scalar), !(isJoiner(scalar) && joins(index, in: scalars)) {
        found.append(scalar)
      } else {
        cleaned.append(scalar)
      }
    }
    return found.isEmpty ? nil : (found, String(cleaned))
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x061C, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF: true
    default: false
    }
  }

  private static func isJoiner(_ scalar: Unicode.Scalar) -> Bool { scalar.value == 0x200C || scalar.value == 0x200D }

  private static func joins(_ index: Int, in scalars: [Unicode.Scalar]) -> Bool {
    guard index > 0, index + 1 < scalars.count else { return false }
    return [scalars[index - 1], scalars[index + 1]].allSatisfy { $0.value >= 0x80 && !isControl($0) }
  }
}
