extension BodyWriter {
  /// The five kinds of alert that code hosts show: `> [!NOTE]`.
  private enum Alert: CaseIterable {
    case note, tip, important, warning, caution

    var name: StaticString {
      switch self {
      case .note: "Note"
      case .tip: "Tip"
      case .important: "Important"
      case .warning: "Warning"
      case .caution: "Caution"
      }
    }

    var className: StaticString {
      switch self {
      case .note: "note"
      case .tip: "tip"
      case .important: "important"
      case .warning: "warning"
      case .caution: "caution"
      }
    }
  }

  /// Opens a quote, or the alert it is:
  /// `> [!NOTE]` → `<aside class="alert alert-note" role="note" aria-label="Note"><p class="alert-title">Note</p>`.
  mutating func enterQuote(_ node: Node) {
    html.startLine()
    guard !style.isPlain, let alert = takeAlert(from: node) else { return html.append("<blockquote>\n") }
    alerts.append(node)
    html.append("<aside class=\"alert alert-")
    html.append(alert.className)
    html.append("\" role=\"note\" aria-label=\"")
    html.append(alert.name)
    html.append("\"><p class=\"alert-title\">")
    html.append(alert.name)
    html.append("</p>\n")
  }

  mutating func leaveQuote(_ node: Node) {
    html.startLine()
    if alerts.last == node {
      alerts.removeLast()
      html.append("</aside>\n")
    } else {
      html.append("</blockquote>\n")
    }
  }

  /// The alert whose mark stands alone on the quote's first line; the mark is taken out of the tree.
  private func takeAlert(from quote: Node) -> Alert? {
    guard let paragraph = quote.firstChild, paragraph.kind == .paragraph, let first = paragraph.firstChild,
      first.kind == .text, first.literal.first == UInt8(ascii: "[")
    else { return nil }
    let last = first.lastOfText
    guard last.next == nil || last.next?.kind == .softBreak || last.next?.kind == .lineBreak else { return nil }
    let mark = BodyWriter.joined(from: first, to: last, limit: 16)
    guard let alert = Alert.allCases.first(where: { "[!\($0.className)]" == mark }) else { return nil }
    last.next?.unlink()
    while let text = paragraph.firstChild, text != last { text.unlink() }
    last.unlink()
    if paragraph.firstChild == nil { paragraph.unlink() }
    return alert
  }

  /// The nodes' text in lower case; empty when it is longer than `limit`.
  private static func joined(from first: Node, to last: Node, limit: Int) -> String {
    var text: [UInt8] = []
    var node: Node? = first
    while let current = node {
      guard text.count + current.literal.count <= limit else { return "" }
      text.append(contentsOf: current.literal)
      node = current == last ? nil : current.next
    }
    while text.last == UInt8(ascii: " ") { text.removeLast() }
    return String(decoding: text, as: UTF8.self).lowercased()
  }
}
