import Diagnostics
import Markup

/// One string of a file's front matter: the way to it and its place.
struct FrontMatterString {
  /// The key it stands under, outermost first: `modules.title`.
  let path: String
  let text: String
  /// With its quotes.
  let range: SourceRange
}

extension FrontMatter.Table {
  /// Every string that has a character beyond ASCII, in the order written, however deep. Keys are not strings.
  var stringsBeyondASCII: [FrontMatterString] {
    var found: [FrontMatterString] = []
    // What most entries are is settled without a stack.
    var open = entries.indices.reversed().filter { !entries[$0].value.isPlainASCII }
      .map { (path: entries[$0].key, item: entries[$0].value) }
    while let (path, item) = open.popLast() {
      switch item.value {
      case .string(let text) where text.isASCII: break
      case .string(let text): found.append(FrontMatterString(path: path, text: text, range: item.range))
      case .array(let items): open += items.reversed().map { (path, $0) }
      case .table(let table): open += table.entries.reversed().map { ("\(path).\($0.key)", $0.value) }
      case .integer, .decimal, .boolean, .date, .null: break
      }
    }
    return found
  }
}

extension FrontMatter.Item {
  /// Whether this is a string or a list of strings, all in ASCII, or no string at all.
  var isPlainASCII: Bool {
    switch value {
    case .string(let text): text.isASCII
    case .array(let items):
      items.allSatisfy { if case .string(let text) = $0.value { text.isASCII } else { false } }
    case .table: false
    case .integer, .decimal, .boolean, .date, .null: true
    }
  }
}

extension String {
  /// Swift's strings remember that they are ASCII and answer both counts at once.
  var isASCII: Bool { utf8.count == utf16.count }
}

extension Diagnostic.Fix {
  /// Replaces a string of the front matter, quotes included, with one that TOML, YAML and JSON all read alike.
  static func quoting(_ text: String, at range: SourceRange) -> Diagnostic.Fix {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case _ where scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value):
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return Diagnostic.Fix(replace: range, with: quoted + "\"")
  }
}
