import Escaping

/// Diagnostics for programs: one JSON object with a `version`, in DocC's shape (id, severity, range, summary,
/// explanation, solutions with replacements). Lines and columns count from one.
package struct JSONPrinter {
  private let files: [SourceFile]

  package init(files: [SourceFile]) { self.files = files }

  package func print(_ diagnostics: [Diagnostic]) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.field("version", 1)
      json.key("diagnostics")
      json.array(diagnostics, write)
    }
    json.newline()
    return json.bytes
  }

  private func write(_ json: inout JSONWriter, _ diagnostic: Diagnostic) {
    json.object { json in
      json.field("id", diagnostic.rule.id)
      json.field("severity", diagnostic.severity.rawValue)
      json.field("summary", diagnostic.message)
      if let range = diagnostic.range { write(&json, range) }
      json.field("label", ifPresent: diagnostic.label)
      json.field("explanation", ifPresent: diagnostic.help)
      json.key("notes")
      json.array(diagnostic.related) { json, related in
        json.object { json in
          json.field("message", related.message)
          write(&json, related.range)
        }
      }
      json.key("solutions")
      json.array(diagnostic.fixes) { json, fix in
        json.object { json in
          json.field("replacement", fix.replacement)
          write(&json, fix.range)
        }
      }
    }
  }

  private func write(_ json: inout JSONWriter, _ range: SourceRange) {
    let file = files[Int(range.file)]
    json.field("source", file.path)
    json.key("range")
    json.object { json in
      for (name, offset) in [("start", range.start), ("end", range.end)] {
        let place = file.position(of: Int(offset))
        json.key(name)
        json.object { json in
          json.field("line", place.line)
          json.field("column", place.column)
        }
      }
    }
  }
}
