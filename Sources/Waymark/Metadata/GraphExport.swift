import ContentGraph
import Escaping

/// `graph.json`: what is put out, as nodes and typed edges. Its schema stands beside it as `graph.schema.json`.
extension Site {
  /// Raised when the meaning of a field changes or one goes away.
  static let graphVersion = 1

  func graphJSON() -> [UInt8] {
    var json = JSONWriter(capacity: (curriculum.nodes.count * 3 + curriculum.edges.count) * 120)
    json.object { json in
      json.field("$schema", absolute("/graph.schema.json"))
      json.field("version", Site.graphVersion)
      json.field("title", curriculum.settings.title)
      json.key("nodes")
      json.array { json in
        for node in curriculum.nodes.indices where isVisible(node) {
          json.newline()
          json.object { write(&$0, node) }
        }
      }
      json.key("edges")
      json.array { json in
        for edge in curriculum.edges where isVisible(edge.from) && isVisible(edge.to) {
          json.newline()
          json.object { json in
            json.field("kind", edge.kind.rawValue)
            json.field("from", ids[edge.from])
            json.field("to", ids[edge.to])
            json.field("origin", edge.origin.rawValue)
          }
        }
      }
    }
    json.newline()
    return json.bytes
  }

  private func write(_ json: inout JSONWriter, _ node: NodeIndex) {
    json.field("id", ids[node])
    json.field("kind", curriculum.nodes[node].id.kind.rawValue)
    json.field("title", curriculum.nodes[node].common.title)
    json.field("url", address(of: node))
    json.field("description", ifPresent: curriculum.nodes[node].common.description)
    json.field("level", ifPresent: level(of: node))
    if minutes(of: node) > 0 { json.field("minutes", minutes(of: node)) }
    let formerly = curriculum.nodes[node].common.formerly.map(\.value)
    if !formerly.isEmpty { json.field("formerly", formerly) }
  }

  /// JSON Schema 2020-12 for `graph.json`.
  func graphSchema() -> [UInt8] {
    let kinds = NodeKind.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
    let edges = Edge.Kind.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
    return Array(
      """
      {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Waymark content graph",
        "type": "object",
        "required": ["version", "title", "nodes", "edges"],
        "additionalProperties": false,
        "properties": {
          "$schema": { "type": "string" },
          "version": { "const": \(Site.graphVersion) },
          "title": { "type": "string" },
          "nodes": {
            "type": "array",
            "items": {
              "type": "object",
              "required": ["id", "kind", "title", "url"],
              "additionalProperties": false,
              "properties": {
                "id": { "type": "string", "pattern": "^[a-z]+:.*$" },
                "kind": { "enum": [\(kinds)] },
                "title": { "type": "string" },
                "url": { "type": "string", "pattern": "^/" },
                "description": { "type": "string" },
                "level": { "type": "string" },
                "minutes": { "type": "integer", "minimum": 1 },
                "formerly": { "type": "array", "items": { "type": "string" } }
              }
            }
          },
          "edges": {
            "type": "array",
            "items": {
              "type": "object",
              "required": ["kind", "from", "to", "origin"],
              "additionalProperties": false,
              "properties": {
                "kind": { "enum": [\(edges)] },
                "from": { "type": "string" },
                "to": { "type": "string" },
                "origin": { "enum": ["authored", "imported", "inferred"] }
              }
            }
          }
        }
      }

      """.utf8)
  }
}
