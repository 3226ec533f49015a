import Diagnostics
import Escaping

extension BodyWriter {
  static let unsafeLinkRule = Rule(
    "unsafe-link", .error, "Links and images use relative paths or a scheme that cannot run anything.")

  /// The link that is open, and links whose paragraph has not ended.
  struct Links {
    fileprivate enum Open { case written(reference: Int, textStart: Int), refused }
    fileprivate var open: Open?
    /// Links within the open one: cmark lets `<https://…>` stand in a link's text, HTML does not.
    fileprivate var inner = 0
    fileprivate var waiting: [(reference: Int, text: Range<Int>)] = []
    /// Where the block's text begins.
    private(set) var blockStart = 0

    var isOpen: Bool { open != nil }

    mutating func startBlock(at textStart: Int) { blockStart = textStart }
  }

  // MARK: Links

  mutating func enterLink(_ node: MarkdownNode) {
    if style.isPlain { return enterPlainLink(node) }
    guard !links.isOpen else {
      links.inner += 1
      return
    }
    let reference = references.count
    switch LinkTarget(of: node.destination, isImage: false, host: host) {
    case .refused(let scheme):
      links.open = .refused
      reportUnsafe(scheme, "a link", at: places.destination(of: node))
      return
    case .open:
      html.append("<a")
      holes.append(HoledHTML.Hole(offset: html.count, reference: reference))
      add(.link, node.destination.string, at: places.destination(of: node), isExternal: false)
    case .finished(let isExternal, let isWeb):
      html.append("<a href=\"")
      Escape.url(node.destination, into: &html)
      html.append(isExternal && isWeb ? "\" class=\"external\" rel=\"noopener noreferrer\"" : "\"")
      add(.link, node.destination.string, at: places.destination(of: node), isExternal: isExternal)
    }
    writeTitle(node.title)
    html.append(">")
    links.open = .written(reference: reference, textStart: text.count)
  }

  mutating func leaveLink() {
    if style.isPlain { return html.append("</a>") }
    guard links.inner == 0 else {
      links.inner -= 1
      return
    }
    switch links.open {
    case .written(let reference, let textStart):
      html.append("</a>")
      references[reference].text = text.bytes(from: textStart, to: text.count).string
      awaitSurroundings(of: reference, text: textStart..<text.count)
    case .refused, nil: break
    }
    links.open = nil
  }

  private mutating func enterPlainLink(_ node: MarkdownNode) {
    html.append("<a href=\"")
    Escape.url(node.destination, into: &html)
    html.append("\"")
    writeTitle(node.title)
    html.append(">")
  }

  /// A URL or address from the text itself; see `BareLink`.
  mutating func writeBareLink(_ written: Bytes, prefix: BareLink.Prefix, at range: SourceRange) {
    let scheme =
      switch prefix {
      case .nothing: ""
      case .http: "http://"
      case .mailto: "mailto:"
      }
    let destination = scheme + written.string
    var url = destination
    html.append("<a href=\"")
    url.withUTF8 { Escape.url($0, into: &html) }
    html.append("\"")
    if !style.isPlain {
      let target = url.withUTF8 { LinkTarget(of: $0, isImage: false, host: host) }
      var isExternal = true
      if case .finished(let external, let isWeb) = target {
        isExternal = external
        if external && isWeb { html.append(" class=\"external\" rel=\"noopener noreferrer\"") }
      }
      add(.link, destination, at: range, isExternal: isExternal)
      awaitSurroundings(of: references.count - 1, text: text.count..<text.count + written.count)
      references[references.count - 1].text = written.string
    }
    html.append(">")
    html.appendEscaped(written)
    html.append("</a>")
    text.append(written)
  }

  // MARK: For images too

  mutating func writeTitle(_ title: Bytes) {
    guard !title.isEmpty else { return }
    html.append(" title=\"")
    html.appendEscaped(title)
    html.append("\"")
  }

  mutating func add(_ kind: BodyReference.Kind, _ destination: String, at range: SourceRange, isExternal: Bool) {
    references.append(
      BodyReference(
        kind: kind, destination: destination, text: "", range: range, surroundings: "", isExternal: isExternal))
  }

  mutating func reportUnsafe(_ scheme: String, _ what: String, at range: SourceRange) {
    findings.report(
      Diagnostic(
        BodyWriter.unsafeLinkRule, "'\(scheme)' must not be used in \(what)", at: range,
        help: "links are relative or begin with https:, http:, mailto: or tel:, images with https:, http: or a "
          + "data:image of png, gif, jpeg or webp; only the text is kept"))
  }

  private static var surroundingsLimit: Int { 400 }

  /// Of a link or an image at `text`, whose block has not ended. Nobody asks what stands round an external one.
  mutating func awaitSurroundings(of reference: Int, text: Range<Int>) {
    if !references[reference].isExternal { links.waiting.append((reference, text)) }
  }

  /// Gives the links of a block that ends the text they stand in.
  mutating func endLinks() {
    guard !links.waiting.isEmpty else { return }
    // Links of a short block share its text.
    let isShort = text.count - links.blockStart <= Self.surroundingsLimit
    let whole = isShort ? text.bytes(from: links.blockStart, to: text.count).string : ""
    for (reference, part) in links.waiting {
      references[reference].surroundings = isShort ? whole : surroundings(of: part).string
    }
    links.waiting.removeAll(keepingCapacity: true)
  }

  /// At most 400 bytes of the block's text with `part` in the middle, whole scalars.
  private func surroundings(of part: Range<Int>) -> Bytes {
    let limit = Self.surroundingsLimit
    var start = links.blockStart
    var end = text.count
    guard end - start > limit else { return text.bytes(from: start, to: end) }
    start = min(max(start, (part.lowerBound + part.upperBound - limit) / 2), end - limit)
    end = start + limit
    let bytes = text.bytes
    while start < end, bytes[start] & 0xC0 == 0x80 { start += 1 }
    while end < bytes.count, end > start, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return text.bytes(from: start, to: end)
  }
}
