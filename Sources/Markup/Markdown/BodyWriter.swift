import Diagnostics
import Escaping

/// Goes over a tree once: writes its HTML and collects what the rest of the build asks for.
///
/// With a plain style the HTML is, byte for byte, what cmark's own renderer writes. What a site's HTML has beyond that
/// is in the extensions of this type, one kind of element a file.
struct BodyWriter: ~Copyable {
  let style: Style
  let options: MarkupOptions
  let host: [UInt8]
  let isDemoted: Bool

  var places: Places
  var findings = Findings()

  var html: ByteSink
  /// The plain text of the body, headings included; a line end stands between blocks.
  var text: ByteSink

  var holes: [HoledHTML.Hole] = []
  var references: [BodyReference] = []
  var fences: [CodeFence] = []

  var headings = Headings()
  var links = Links()
  var tables = Tables()
  var footnotes = Footnotes()
  var alerts = Alerts()
  var diagramCount = 0
  var summary = SummaryEnd()

  init(style: Style, options: MarkupOptions, isDemoted: Bool, places: consuming Places, size: Int) {
    self.style = style
    self.options = options
    self.isDemoted = isDemoted
    self.places = places
    host = Array(options.host.utf8)
    html = ByteSink(capacity: size * 2)
    text = ByteSink(capacity: size)
  }

  /// Where the walk goes after a node was entered.
  enum Step {
    case inside
    /// To what follows this node; it and what came before it is written.
    case behind(MarkdownNode)
  }

  /// Writes everything below `root`: a document, or a paragraph that is used as a caption.
  mutating func write(below root: MarkdownNode) {
    let isDocument = root.kind == .document
    if isDocument { footnotes.count(in: root) }
    var walk = TreeWalk(below: root)
    while let step = walk.next() {
      if step.isEntering {
        if case .behind(let node) = enter(step.node, step.kind) {
          walk.skip(past: node)
          if isDocument, node.parent == root { endTopBlock(step.kind) }
        }
      } else {
        leave(step.node, step.kind)
        if isDocument, step.node.parent == root { endTopBlock(step.kind) }
      }
    }
    if isDocument { endFootnotes() }
  }

  private mutating func enter(_ node: MarkdownNode, _ kind: MarkdownNode.Kind) -> Step {
    switch kind {
    case .text: writeText(node)
    case .softBreak: writeSoftBreak()
    case .lineBreak: writeLineBreak()
    case .code: writeCode(node)
    case .emphasis: html.append("<em>")
    case .strong: enterStrong(node)
    case .strikethrough: html.append("<del>")
    case .link: enterLink(node)
    case .image:
      writeImage(node)
      return .behind(node)
    case .footnoteReference: writeFootnoteReference(node)
    case .htmlInline: writeInlineHTML(node)
    case .paragraph: return enterParagraph(node)
    case .heading: enterHeading(node)
    case .blockQuote: enterQuote(node)
    case .list: enterList(node)
    case .item: enterItem(node)
    case .codeBlock: writeCodeBlock(node)
    case .htmlBlock: writeHTMLBlock(node)
    case .thematicBreak: writeThematicBreak()
    case .table: enterTable(node)
    case .tableRow: enterRow(node)
    case .tableCell: enterCell(node)
    case .footnoteDefinition: enterFootnote(node)
    case .document, .other: break
    }
    // A leaf has nothing inside and is not left; the walk is behind it already.
    return .inside
  }

  private mutating func leave(_ node: MarkdownNode, _ kind: MarkdownNode.Kind) {
    switch kind {
    case .emphasis: html.append("</em>")
    case .strong: leaveStrong(node)
    case .strikethrough: html.append("</del>")
    case .link: leaveLink()
    case .paragraph: leaveParagraph(node)
    case .heading: leaveHeading(node)
    case .blockQuote: leaveQuote(node)
    case .list: html.append(node.isBulletList ? "</ul>\n" : "</ol>\n")
    case .item: html.append("</li>\n")
    case .table: leaveTable()
    case .tableRow: leaveRow()
    case .tableCell: leaveCell()
    case .footnoteDefinition: leaveFootnote(node)
    case .document, .other, .codeBlock, .htmlBlock, .thematicBreak, .text, .softBreak, .lineBreak, .code, .htmlInline,
      .image, .footnoteReference:
      break
    }
  }

  /// Everything the walk has found. The writer is spent.
  consuming func body(markdown: SourceRange) -> Body {
    let counted = summary.words
    let end = summary.end(inHTMLOf: footnotes.htmlStart ?? html.count)
    return Body(
      markdown: markdown, html: HoledHTML(bytes: html.array, holes: holes), headings: headings.found,
      references: references, fences: fences, definitions: alerts.definitions,
      sections: headings.sections(of: text.bytes), summary: end,
      wordCount: counted.words, isCJK: counted.isCJK, isDemoted: isDemoted)
  }
}
