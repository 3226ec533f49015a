import Diagnostics

extension BodyWriter {
  /// What a quote is whose first line is a mark alone: `> [!NOTE]`. Code hosts show five of them as boxes and the others
  /// as quotes.
  enum Alert: CaseIterable {
    case note, tip, important, warning, caution
    /// Folded away until a reader asks: `<details>`.
    case hint, answer
    /// Says what a term means.
    case definition

    var name: StaticString {
      switch self {
      case .note: "Note"
      case .tip: "Tip"
      case .important: "Important"
      case .warning: "Warning"
      case .caution: "Caution"
      case .hint: "Hint"
      case .answer: "Answer"
      case .definition: "Definition"
      }
    }

    var className: StaticString {
      switch self {
      case .note: "note"
      case .tip: "tip"
      case .important: "important"
      case .warning: "warning"
      case .caution: "caution"
      case .hint: "hint"
      case .answer: "answer"
      case .definition: "definition"
      }
    }

    var isFolded: Bool { self == .hint || self == .answer }
  }

  /// Alerts that the walk is in.
  struct Alerts {
    fileprivate var open: [(quote: MarkdownNode, alert: Alert)] = []
    fileprivate var definition: OpenDefinition?
    fileprivate(set) var definitions: [Definition] = []
  }

  /// A definition whose end has not been reached.
  fileprivate struct OpenDefinition {
    let quote: MarkdownNode
    /// The bold text that begins it.
    let term: MarkdownNode
    let range: SourceRange
    /// Where the term begins in the plain text.
    var start = 0
    var end = 0
  }

  static let definitionRule = Rule(
    "definition-without-term", .error, "A definition begins with its term in bold.")

  // MARK: Quotes

  /// Opens a quote, or the alert it is:
  ///
  ///     > [!NOTE]   →  <aside class="alert alert-note" role="note" aria-label="Note"><p class="alert-title">Note</p>
  ///     > [!HINT]   →  <details class="alert alert-hint"><summary>Hint</summary>
  mutating func enterQuote(_ node: MarkdownNode) {
    html.startLine()
    let range = places.firstLine(of: node)
    guard !style.isPlain, let alert = takeAlert(from: node) else { return html.append("<blockquote>\n") }
    alerts.open.append((node, alert))
    if alert == .definition { startDefinition(node, at: range) }
    html.append(alert.isFolded ? "<details class=\"alert alert-" : "<aside class=\"alert alert-")
    html.append(alert.className)
    if alert.isFolded {
      html.append("\"><summary>")
      html.append(alert.name)
      html.append("</summary>\n")
    } else {
      html.append("\" role=\"note\" aria-label=\"")
      html.append(alert.name)
      html.append("\"><p class=\"alert-title\">")
      html.append(alert.name)
      html.append("</p>\n")
    }
  }

  mutating func leaveQuote(_ node: MarkdownNode) {
    html.startLine()
    guard let (quote, alert) = alerts.open.last, quote == node else { return html.append("</blockquote>\n") }
    alerts.open.removeLast()
    if alert == .definition { endDefinition(node) }
    html.append(alert.isFolded ? "</details>\n" : "</aside>\n")
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

  // MARK: Definitions

  private mutating func startDefinition(_ quote: MarkdownNode, at range: SourceRange) {
    guard let term = quote.firstChild?.firstChild, term.kind == .strong else {
      findings.report(
        Diagnostic(
          BodyWriter.definitionRule, "this definition does not begin with its term", at: range,
          help: "write the term in bold, a colon, and what it means: **Code**: the short name of a link"))
      return
    }
    if alerts.definition == nil { alerts.definition = OpenDefinition(quote: quote, term: term, range: range) }
  }

  /// Opens strong text; where it is the term of a definition: `<dfn id="term-status-code">`.
  mutating func enterStrong(_ node: MarkdownNode) {
    guard alerts.definition?.term == node else { return html.append("<strong>") }
    alerts.definition?.start = text.count
    html.append("<dfn id=\"")
    html.append(headings.takeTermID(content(of: node).id))
    html.append("\">")
  }

  mutating func leaveStrong(_ node: MarkdownNode) {
    guard alerts.definition?.term == node else { return html.append("</strong>") }
    alerts.definition?.end = text.count
    html.append("</dfn>")
  }

  private mutating func endDefinition(_ quote: MarkdownNode) {
    guard let open = alerts.definition, open.quote == quote else { return }
    alerts.definition = nil
    let meaning = text.bytes(from: open.end, to: text.count).trimmed
    alerts.definitions.append(
      Definition(
        term: text.bytes(from: open.start, to: open.end).trimmed.string,
        meaning: meaning.starts(with: ":") ? meaning.from(1, to: meaning.count).trimmed.string : meaning.string,
        anchor: headings.lastTermID, range: open.range))
  }
}
