import Escaping

/// Diagnostics as SARIF 2.1.0 (OASIS), which code hosts show beside the changed lines.
package struct SARIFPrinter {
  private let files: [SourceFile]
  private let version: String

  package init(files: [SourceFile], version: String) {
    self.files = files
    self.version = version
  }

  package func print(_ diagnostics: [Diagnostic]) -> [UInt8] {
    let rules = Set(diagnostics.map(\.rule)).sorted { $0.id < $1.id }
    var places = Places(in: files)
    var json = JSONWriter()
    json.object { json in
      json.field(
        "$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json")
      json.field("version", "2.1.0")
      json.key("runs")
      json.array { json in
        json.object { json in
          writeTool(&json, rules)
          json.field("columnKind", "unicodeCodePoints")
          json.key("results")
          json.array(diagnostics) { json, diagnostic in
            writeResult(&json, diagnostic, ruleIndex: rules.firstIndex(of: diagnostic.rule)!, &places)
          }
        }
      }
    }
    json.newline()
    return json.bytes
  }

  private func writeTool(_ json: inout JSONWriter, _ rules: [Rule]) {
    json.key("tool")
    json.object { json in
      json.key("driver")
      json.object { json in
        json.field("name", "waymark")
        json.field("version", version)
        json.key("rules")
        json.array(rules) { json, rule in
          json.object { json in
            json.field("id", rule.id)
            json.key("shortDescription")
            json.object { $0.field("text", rule.summary) }
          }
        }
      }
    }
  }

  private func writeResult(_ json: inout JSONWriter, _ diagnostic: Diagnostic, ruleIndex: Int, _ places: inout Places) {
    json.object { json in
      json.field("ruleId", diagnostic.rule.id)
      json.field("ruleIndex", ruleIndex)
      json.field("level", diagnostic.severity.rawValue)
      writeMessage(
        &json, [diagnostic.message, diagnostic.label, diagnostic.help].compactMap(\.self).joined(separator: "; "))
      json.key("locations")
      json.array([diagnostic.range].compactMap(\.self)) { json, range in
        json.object { writeLocation(&$0, range, &places) }
      }
      json.key("relatedLocations")
      json.array(diagnostic.related) { json, related in
        json.object { json in
          writeLocation(&json, related.range, &places)
          writeMessage(&json, related.message)
        }
      }
    }
  }

  private func writeMessage(_ json: inout JSONWriter, _ text: String) {
    json.key("message")
    json.object { $0.field("text", text) }
  }

  private func writeLocation(_ json: inout JSONWriter, _ range: SourceRange, _ places: inout Places) {
    let (start, end) = (places.start(of: range), places.end(of: range))
    json.key("physicalLocation")
    json.object { json in
      json.key("artifactLocation")
      json.object { json in
        var uri: [UInt8] = []
        Escape.percent(places.path(of: range).utf8, into: &uri)
        json.field("uri", String(decoding: uri, as: UTF8.self))
      }
      json.key("region")
      json.object { json in
        json.field("startLine", start.line)
        json.field("startColumn", start.column)
        json.field("endLine", end.line)
        json.field("endColumn", end.column)
      }
    }
  }
}
