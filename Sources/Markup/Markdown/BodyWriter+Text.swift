import CCmarkGFM
import Diagnostics

extension BodyWriter {
  static let shortcodeRule = Rule(
    "hugo-shortcode", .warning, isWaivable: true, "Hugo's shortcodes are not run; they are shown as they stand.")

  /// Writes a text node. Two never stand side by side: cmark joins them at a parse's end.
  mutating func writeText(_ node: MarkdownNode) {
    let run = node.literal
    let traits = TextTraits(of: run)
    if traits.contains(.brace) { checkShortcode(node, run) }
    if traits.contains(.linkMark), style.linksBareURLs, !links.isOpen {
      return writeLinking(node, run)
    }
    if traits.contains(.special) { html.appendEscaped(run) } else { html.append(run) }
    text.append(run)
  }

  private mutating func checkShortcode(_ node: MarkdownNode, _ run: Bytes) {
    guard !style.isPlain else { return }
    let isCut =
      node.next?.kind == .htmlInline && run.count >= 2 && run.from(run.count - 2, to: run.count).starts(with: "{{")
    let opening: StaticString
    if run.first("{{%") != nil {
      opening = "{{%"
    } else if isCut || run.first("{{<") != nil {
      opening = "{{<"
    } else {
      return
    }
    findings.report(
      Diagnostic(
        BodyWriter.shortcodeRule, "'\(opening)' begins a shortcode of Hugo, which is not run here",
        at: places.text(opening, near: node), help: "write what it stands for in Markdown, or put it in code"))
  }

  /// Writes text that may hold bare links. They are looked for in the text as the author typed it: `a--b` is an en dash
  /// in prose and two hyphens in a URL.
  private mutating func writeLinking(_ node: MarkdownNode, _ run: Bytes) {
    let typed = TypedText(run, isSmart: style.isSmart)
    var written = 0
    for link in typed.links(startsAtBoundary: node.isAtBoundary) {
      let start = typed.shownOffset(link.range.lowerBound)
      let end = typed.shownOffset(link.range.upperBound)
      writePlain(run.from(written, to: start))
      writeBareLink(typed, link, shown: run.from(start, to: end), near: node)
      written = end
    }
    writePlain(run.from(written, to: run.count))
  }

  private mutating func writeBareLink(_ typed: TypedText, _ link: BareLink, shown: Bytes, near node: MarkdownNode) {
    typed.bytes.withUnsafeBufferPointer { bytes in
      let asTyped = bytes.from(link.range.lowerBound, to: link.range.upperBound)
      let (range, isTyped) = places.text(asTyped, orElse: shown, near: node)
      writeBareLink(isTyped ? asTyped : shown, prefix: link.prefix, at: range)
    }
  }

  private mutating func writePlain(_ bytes: Bytes) {
    html.appendEscaped(bytes)
    text.append(bytes)
  }
}

/// What a stretch of text may need, found in one look.
private struct TextTraits: OptionSet {
  let rawValue: Int

  /// Characters that HTML has to escape.
  static let special = TextTraits(rawValue: WAYMARK_HAS_SPECIAL)
  /// An at sign, or what begins a bare link.
  static let linkMark = TextTraits(rawValue: WAYMARK_HAS_LINK)
  static let brace = TextTraits(rawValue: WAYMARK_HAS_BRACE)

  init(of text: Bytes) {
    rawValue = text.baseAddress.map { Int(waymark_text_traits($0, text.count)) } ?? 0
  }

  init(rawValue: Int) { self.rawValue = rawValue }
}

extension MarkdownNode {
  /// Whether a `www.` link may begin with this text: at a line's beginning, or behind an emphasis mark.
  fileprivate var isAtBoundary: Bool {
    switch previous?.kind {
    case nil, .softBreak, .lineBreak, .emphasis, .strong, .strikethrough: true
    default: false
    }
  }
}
