import Escaping

extension BodyWriter {
  /// Footnotes written so far. cmark puts the definitions at the document's end, in the order of their first use.
  struct Footnotes {
    fileprivate var count = 0
    /// Up to which the way back is written.
    fileprivate var returned = 0
    /// Where their section begins.
    fileprivate(set) var htmlStart: Int?
    /// The references that are written, by footnote. cmark also counts those in alternative texts and in definitions
    /// it drops.
    fileprivate var uses: [[Int]] = []

    /// Looks for references if the document ends with definitions.
    mutating func count(in document: MarkdownNode) {
      guard document.lastChild?.kind == .footnoteDefinition else { return }
      var walk = TreeWalk(below: document)
      while let step = walk.next() {
        switch step.kind {
        case .image where step.isEntering: walk.skip(past: step.node)
        case .footnoteReference:
          guard let number = Int(step.node.literal.string) else { continue }
          while uses.count < number { uses.append([]) }
          uses[number - 1].append(step.node.footnoteUse)
        default: break
        }
      }
    }

    /// The references of the footnote that is written.
    fileprivate var usesOfLast: [Int] { count <= uses.count ? uses[count - 1] : [] }
  }

  /// `[^a]`, used for the second time → `<sup class="footnote-ref"><a href="#wm-fn-1" id="wm-fnref-1-2" …>1</a></sup>`.
  mutating func writeFootnoteReference(_ node: MarkdownNode) {
    if style.isPlain { return writePlainFootnoteReference(node) }
    if links.isOpen { return writeUnlinkedReference(node) }
    html.append("<sup class=\"footnote-ref\"><a href=\"#wm-fn-")
    html.append(node.literal)
    html.append("\" id=\"wm-fnref-")
    html.append(node.literal)
    writeUse(node.footnoteUse)
    html.append("\" role=\"doc-noteref\" aria-label=\"Footnote ")
    html.append(node.literal)
    html.append("\">")
    html.append(node.literal)
    html.append("</a></sup>")
  }

  /// In a link there is no room for another; the way back still finds it.
  private mutating func writeUnlinkedReference(_ node: MarkdownNode) {
    html.append("<sup class=\"footnote-ref\" id=\"wm-fnref-")
    html.append(node.literal)
    writeUse(node.footnoteUse)
    html.append("\">")
    html.append(node.literal)
    html.append("</sup>")
  }

  mutating func enterFootnote(_ node: MarkdownNode) {
    if footnotes.count == 0 {
      footnotes.htmlStart = html.count
      html.append(
        style.isPlain
          ? "<section class=\"footnotes\" data-footnotes>\n<ol>\n"
          : "<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"Footnotes\">\n<ol>\n")
    }
    footnotes.count += 1
    if style.isPlain {
      html.append("<li id=\"fn-")
      Escape.url(node.literal, into: &html)
    } else {
      html.append("<li id=\"wm-fn-")
      html.append(footnotes.count)
    }
    html.append("\">\n")
  }

  mutating func leaveFootnote(_ node: MarkdownNode) {
    if footnotes.returned < footnotes.count {
      writeWayBack(from: node, separator: "")
      html.append(UInt8(ascii: "\n"))
    }
    html.append("</li>\n")
  }

  mutating func endFootnotes() {
    if footnotes.count > 0 { html.append("</ol>\n</section>\n") }
  }

  /// A link back to each place that refers to the footnote, once a footnote.
  mutating func writeWayBack(from definition: MarkdownNode, separator: StaticString) {
    guard footnotes.returned < footnotes.count else { return }
    footnotes.returned = footnotes.count
    html.append(separator)
    let uses = style.isPlain ? Array(1...max(definition.footnoteUses, 1)) : footnotes.usesOfLast
    for (index, use) in uses.enumerated() {
      if index > 0 { html.append(UInt8(ascii: " ")) }
      if style.isPlain { writePlainWayBack(definition, use) } else { writeWayBack(use) }
    }
  }

  private mutating func writeWayBack(_ use: Int) {
    html.append("<a href=\"#wm-fnref-")
    html.append(footnotes.count)
    writeUse(use)
    html.append("\" class=\"footnote-backref\" role=\"doc-backlink\" aria-label=\"Back to reference ")
    html.append(footnotes.count)
    writeUse(use)
    html.append("\">↩")
    if use > 1 {
      html.append("<sup>")
      html.append(use)
      html.append("</sup>")
    }
    html.append("</a>")
  }

  private mutating func writeUse(_ use: Int) {
    guard use > 1 else { return }
    html.append(UInt8(ascii: "-"))
    html.append(use)
  }

  // MARK: As cmark writes them

  private mutating func writePlainFootnoteReference(_ node: MarkdownNode) {
    guard let definition = node.footnoteDefinition else { return }
    html.append("<sup class=\"footnote-ref\"><a href=\"#fn-")
    Escape.url(definition.literal, into: &html)
    html.append("\" id=\"fnref-")
    Escape.url(definition.literal, into: &html)
    writeUse(node.footnoteUse)
    html.append("\" data-footnote-ref>")
    html.append(node.literal)
    html.append("</a></sup>")
  }

  private mutating func writePlainWayBack(_ definition: MarkdownNode, _ use: Int) {
    html.append("<a href=\"#fnref-")
    Escape.url(definition.literal, into: &html)
    writeUse(use)
    html.append("\" class=\"footnote-backref\" data-footnote-backref aria-label=\"Back to content\">↩")
    if use > 1 {
      html.append("<sup class=\"footnote-ref\">")
      html.append(use)
      html.append("</sup>")
    }
    html.append("</a>")
  }
}
