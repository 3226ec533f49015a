import Escaping

extension BodyWriter {
  mutating func writeImage(_ node: MarkdownNode) { writeImage(node, isTitled: true) }

  /// A paragraph of nothing but an image with a title is a figure; the title is its caption:
  /// `![A tree](tree.png "Each node")` → `<figure><img … alt="A tree" loading="lazy"><figcaption>Each node</figcaption></figure>`.
  mutating func writeFigure(_ paragraph: MarkdownNode) -> Bool {
    guard let image = paragraph.firstChild, image.kind == .image, image.next == nil, !image.title.isEmpty else {
      return false
    }
    if case .refused = LinkTarget(of: image.destination, isImage: true, host: host) { return false }
    startText()
    html.startLine()
    html.append("<figure>")
    writeImage(image, isTitled: false)
    html.append("<figcaption>")
    html.appendEscaped(image.title)
    html.append("</figcaption></figure>\n")
    text.append(image.title)
    endLinks()
    return true
  }

  private mutating func writeImage(_ node: MarkdownNode, isTitled: Bool) {
    let alternative = alternativeText(of: node)
    if style.isPlain { return writePlainImage(node, alternative) }
    switch LinkTarget(of: node.destination, isImage: true, host: host) {
    case .refused(let scheme):
      reportUnsafe(scheme, "an image", at: places.destination(of: node))
      alternative.withUnsafeBufferPointer { html.appendEscaped($0) }
      return
    case .open:
      html.append("<img")
      holes.append(HoledHTML.Hole(offset: html.count, reference: references.count))
      add(.image, node.destination.string, at: places.destination(of: node), isExternal: false)
    case .finished(let isExternal, _):
      html.append("<img src=\"")
      Escape.url(node.destination, into: &html)
      html.append("\"")
      add(.image, node.destination.string, at: places.destination(of: node), isExternal: isExternal)
    }
    awaitSurroundings(of: references.count - 1, text: text.count..<text.count)
    references[references.count - 1].text = String(decoding: alternative, as: UTF8.self)
    html.append(" alt=\"")
    alternative.withUnsafeBufferPointer { html.appendEscaped($0) }
    html.append("\"")
    if isTitled { writeTitle(node.title) }
    html.append(" loading=\"lazy\">")
  }

  private mutating func writePlainImage(_ node: MarkdownNode, _ alternative: [UInt8]) {
    html.append("<img src=\"")
    Escape.url(node.destination, into: &html)
    html.append("\" alt=\"")
    alternative.withUnsafeBufferPointer { html.appendEscaped($0) }
    html.append("\"")
    writeTitle(node.title)
    html.append(" />")
  }

  /// The text of what stands between the brackets.
  private func alternativeText(of image: MarkdownNode) -> [UInt8] {
    var text: [UInt8] = []
    var walk = TreeWalk(below: image)
    while let step = walk.next() {
      switch step.kind {
      case .text, .code: text.append(contentsOf: step.node.literal)
      case .htmlInline: if style.isPlain { text.append(contentsOf: step.node.literal) }
      case .softBreak, .lineBreak: text.append(UInt8(ascii: " "))
      default: break
      }
    }
    return text
  }

}
