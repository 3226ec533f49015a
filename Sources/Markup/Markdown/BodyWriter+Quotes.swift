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
  mutating func enterQuote(_ node: MarkdownNode) {
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

  mutating func leaveQuote(_ node: MarkdownNode) {
    html.startLine()
    if alerts.last == node {
      alerts.removeLast()
      html.append("</aside>\n")
    } else {
      html.append("</blockquote>\n")
    }
  }

  /// The alert whose mark stands alone on the quote's first line; the mark is taken out of the tree.
  private func takeAlert(from quote: MarkdownNode) -> Alert? {
    guard let paragraph = quote.firstChild, paragraph.kind == .paragraph, let mark = paragraph.firstChild,
      mark.kind == .text, mark.literal.starts(with: "[!"), mark.literal.count <= 16,
      mark.next == nil || mark.next?.kind == .softBreak || mark.next?.kind == .lineBreak
    else { return nil }
    let word = mark.literal.trimmed.string.lowercased()
    guard let alert = Alert.allCases.first(where: { "[!\($0.className)]" == word }) else { return nil }
    mark.next?.unlink()
    mark.unlink()
    if paragraph.firstChild == nil { paragraph.unlink() }
    return alert
  }
}
