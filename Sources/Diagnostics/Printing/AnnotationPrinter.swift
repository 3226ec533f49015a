/// Diagnostics as workflow commands of a code host (`::error file=…`), one a line.
///
/// Content never starts a line and never ends a property: `%`, CR, LF, `:` and `,` are percent-encoded as the host's
/// own toolkit does (actions/toolkit, `command.ts`).
package struct AnnotationPrinter {
  private let files: [SourceFile]

  package init(files: [SourceFile]) { self.files = files }

  package func print(_ diagnostics: [Diagnostic]) -> String { diagnostics.map { print($0) + "\n" }.joined() }

  private func print(_ diagnostic: Diagnostic) -> String {
    let command =
      switch diagnostic.severity {
      case .error: "error"
      case .warning: "warning"
      case .note: "notice"
      }
    var properties: [String] = []
    if let range = diagnostic.range {
      let file = files[Int(range.file)]
      let start = file.position(of: Int(range.start))
      let end = file.position(of: Int(range.end))
      properties = ["file=\(Self.escape(file.path, isProperty: true))", "line=\(start.line)"]
      if end.line == start.line {
        properties += ["col=\(start.column)", "endColumn=\(max(end.column, start.column + 1))"]
      }
    }
    properties.append("title=\(Self.escape(diagnostic.rule.id, isProperty: true))")
    let message = [diagnostic.message, diagnostic.label, diagnostic.help].compactMap(\.self).joined(separator: "\n")
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
