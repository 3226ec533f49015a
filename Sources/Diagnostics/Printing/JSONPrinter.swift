import Escaping

/// Diagnostics for programs: one JSON object with a `version`, in DocC's shape (id, severity, range, summary,
/// explanation, solutions with replacements). Lines and columns count from one.
package struct JSONPrinter {
  private let files: [SourceFile]

  package init(files: [SourceFile]) { self.files = files }

  package func print(_ diagnostics: [Diagnostic]) -> [UInt8] {
    var places = Places(in: files)
    var json = JSONWriter()
    json.object { json in
      json.field("version", 1)
      json.key("diagnostics")
      json.array(diagnostics) { write(&$0, $1, &places) }
    }
    json.newline()
    return json.bytes
  }

  private func write(_ json: inout JSONWriter, _ diagnostic: Diagnostic, _ places: inout Places) {
    json.object { json in
      json.field("id", diagnostic.rule.id)
      json.field("severity", diagnostic.severity.rawValue)
      json.field("summary", diagnostic.message)
      if let range = diagnostic.range { write(&json, range, &places) }
      json.field("label", ifPresent: diagnostic.label)
      json.field("explanation", ifPresent: diagnostic.help)
      json.key("notes")
      json.array(diagnostic.related) { json, related in
        json.object { json in
          json.field("message", related.message)
          write(&json, related.range, &places)
        }
      }
      json.key("solutions")
      json.array(diagnostic.fixes) { json, fix in
        json.object { json in
          json.field("replacement", fix.replacement)
          write(&json, fix.range, &places)
        }
      }
    }
  }

  private func write(_ json: inout JSONWriter, _ range: SourceRange, _ places: inout Places) {
    json.field("source", places.path(of: range))
    json.key("range")
    json.object { json in
      json.key("start")
      write(&json, places.start(of: range))
      json.key("end")
      write(&json, places.end(of: range))
    }
  }

  private func write(_ json: inout JSONWriter, _ place: LineAndColumn) {
    json.object { json in
      json.field("line", place.line)
      json.field("column", place.column)
    }
  }
}
