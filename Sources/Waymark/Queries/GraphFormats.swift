import ContentGraph

/// Formats of `waymark graph export`.
package enum GraphFormat: String, CaseIterable, Sendable { case json, dot, mermaid }

extension Site {
  package func export(as format: GraphFormat) -> [UInt8] {
    switch format {
    case .json: graphJSON()
    case .dot: Array(dot().utf8)
    case .mermaid: Array(mermaid().utf8)
    }
  }

  /// `requires` edges for Graphviz, prerequisite first.
  private func dot() -> String {
    var text = "digraph requires {\n  rankdir=LR;\n  node [shape=box];\n"
    for node in ordered { text += "  \(quoted(name(node))) [label=\(quoted(title(node)))];\n" }
    for (from, to) in arrows { text += "  \(quoted(name(from))) -> \(quoted(name(to)));\n" }
    return text + "}\n"
  }

  private func mermaid() -> String {
    var text = "flowchart LR\n"
    for node in ordered {
      text += "  n\(node)[\"\(title(node).escaping(Self.mermaidEntities))\"]\n"
    }
    for (from, to) in arrows { text += "  n\(from) --> n\(to)\n" }
    return text
  }

  /// A label is Markdown and HTML to Mermaid, and `#` begins its entities.
  private static let mermaidEntities: [Unicode.Scalar: String] = [
    "\"": "#quot;", "<": "#lt;", ">": "#gt;", "&": "#amp;", "#": "#35;", "`": "#96;", "\\": "#92;", "\n": " ",
    "\r": " ",
  ]

  private var ordered: [NodeIndex] {
    outline.order.nodes.filter { node in
      let kind = curriculum.nodes[node].id.kind
      return isVisible(node) && (kind == .lesson || kind == .step)
    }
  }

  private var arrows: [(NodeIndex, NodeIndex)] {
    curriculum.edges.filter { $0.kind == .requires && isVisible($0.from) && isVisible($0.to) }.map { ($0.to, $0.from) }
  }

  private func name(_ node: NodeIndex) -> String { curriculum.nodes[node].id.description }

  private func title(_ node: NodeIndex) -> String { curriculum.nodes[node].common.title }

  private func quoted(_ text: String) -> String {
    "\"" + text.escaping(["\\": "\\\\", "\"": "\\\"", "\n": " ", "\r": " "]) + "\""
  }
}

extension String {
  /// Scalar by scalar: as a `Character`, a quote with a combining mark is no quote.
  func escaping(_ escapes: [Unicode.Scalar: String]) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if let escape = escapes[scalar] {
        escaped.append(contentsOf: escape.unicodeScalars)
      } else {
        escaped.append(scalar)
      }
    }
    return String(escaped)
  }
}
