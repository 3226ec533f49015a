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
  /// Every string, in the order written, however deep. Keys are not strings.
  var strings: [FrontMatterString] {
    var found: [FrontMatterString] = []
    var open = entries.reversed().map { (path: $0.key, item: $0.value) }
    while let (path, item) = open.popLast() {
      switch item.value {
      case .string(let text): found.append(FrontMatterString(path: path, text: text, range: item.range))
      case .array(let items): open += items.reversed().map { (path, $0) }
      case .table(let table): open += table.entries.reversed().map { ("\(path).\($0.key)", $0.value) }
      case .integer, .decimal, .boolean, .date, .null: break
      }
    }
    return found
  }
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
