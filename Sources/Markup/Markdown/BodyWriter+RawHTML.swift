import Diagnostics

extension BodyWriter {
  static let rawHTMLRule = Rule(
    "raw-html", .warning, isWaivable: true, "HTML in Markdown is left out unless the site allows it.")

  mutating func writeInlineHTML(_ node: MarkdownNode) {
    let literal = node.literal
    if style.isPlain { return html.append(literal) }
    if BodyWriter.isComment(literal) { return }
    if options.allowsRawHTML { return html.append(literal) }
    // One finding an element: its end says nothing new.
    if !literal.starts(with: "</") { reportRawHTML(node, literal) }
  }

  mutating func writeHTMLBlock(_ node: MarkdownNode) {
    let literal = node.literal
    if !style.isPlain {
      if BodyWriter.isDivider(literal), node.parent?.kind == .document { return summary.divide(at: html.count) }
      if BodyWriter.isComment(literal) { return }
      guard options.allowsRawHTML else { return reportRawHTML(node, literal) }
    }
    html.startLine()
    html.append(literal)
    html.startLine()
  }

  private mutating func reportRawHTML(_ node: MarkdownNode, _ literal: Bytes) {
    let line = Bytes(rebasing: literal.prefix { $0 != UInt8(ascii: "\n") }).trimmed
    let shown = line.count > 40 ? Bytes(rebasing: line.prefix(40)).string + "…" : line.string
    findings.report(
      Diagnostic(
        BodyWriter.rawHTMLRule, "HTML is left out: \(shown)", at: places.text(line, near: node),
        help: "write it in Markdown, or set unsafeHTML = true in site.toml where all authors are trusted"))
  }

  /// `<!-- … -->` and nothing else.
  private static func isComment(_ literal: Bytes) -> Bool {
    let text = literal.trimmed
    return text.starts(with: "<!--") && text.first("-->", from: 4) == text.count - 3
  }

  /// `<!--more-->`
  private static func isDivider(_ literal: Bytes) -> Bool {
    let text = literal.trimmed
    guard isComment(text) else { return false }
    return text.from(4, to: text.count - 3).trimmed.elementsEqual("more".utf8)
  }
}
