/// Diagnostics as workflow commands of a code host (`::error file=…`), one a line.
///
/// Content never starts a line and never ends a property: `%`, CR, LF, `:` and `,` are percent-encoded as the host's
/// own toolkit does (actions/toolkit, `command.ts`).
package struct AnnotationPrinter {
  private let files: [SourceFile]

  package init(files: [SourceFile]) { self.files = files }

  package func print(_ diagnostics: [Diagnostic]) -> String {
    var places = Places(in: files)
    return diagnostics.map { print($0, &places) + "\n" }.joined()
  }

  private func print(_ diagnostic: Diagnostic, _ places: inout Places) -> String {
    let command =
      switch diagnostic.severity {
      case .error: "error"
      case .warning: "warning"
      case .note: "notice"
      }
    var properties: [String] = []
    if let range = diagnostic.range {
      let (start, end) = (places.start(of: range), places.end(of: range))
      properties = ["file=\(Self.escape(places.path(of: range), isProperty: true))", "line=\(start.line)"]
      // The host takes columns only for a place within one line.
      properties +=
        end.line == start.line
        ? ["col=\(start.column)", "endColumn=\(max(end.column, start.column + 1))"] : ["endLine=\(end.line)"]
    }
    properties.append("title=\(Self.escape(diagnostic.rule.id, isProperty: true))")
    let parts = [diagnostic.message, diagnostic.label, diagnostic.help].compactMap(\.self)
    let message = parts.map { printable($0.utf8) }.joined(separator: "\n")
    return "::\(command) \(properties.joined(separator: ","))::\(Self.escape(message, isProperty: false))"
  }

  private static func escape(_ text: String, isProperty: Bool) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": escaped += "%25"
      case "\r": escaped += "%0D"
      case "\n": escaped += "%0A"
      case ":" where isProperty: escaped += "%3A"
      case "," where isProperty: escaped += "%2C"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
