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

    fileprivate mutating func wait(_ reference: Int, text: Range<Int>) { waiting.append((reference, text)) }

    mutating func startBlock(at textStart: Int) { blockStart = textStart }
  }

  // MARK: Links

  mutating func enterLink(_ node: Node) {
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
      html.appendURL(node.destination)
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
      links.wait(reference, text: textStart..<text.count)
    case .refused, nil: break
    }
    links.open = nil
  }

  private mutating func enterPlainLink(_ node: Node) {
    html.append("<a href=\"")
    html.appendURL(node.destination)
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
    url.withUTF8 { html.appendURL($0) }
    html.append("\"")
    if !style.isPlain {
      let target = url.withUTF8 { LinkTarget(of: $0, isImage: false, host: host) }
      var isExternal = true
      if case .finished(let external, let isWeb) = target {
        isExternal = external
        if external && isWeb { html.append(" class=\"external\" rel=\"noopener noreferrer\"") }
      }
      links.wait(references.count, text: text.count..<text.count + written.count)
      add(.link, destination, at: range, isExternal: isExternal)
      references[references.count - 1].text = written.string
    }
    html.append(">")
    html.appendEscaped(written)
    html.append("</a>")
    text.append(written)
  }

  // MARK: Images

  mutating func writeImage(_ node: Node) { writeImage(node, isTitled: true) }

  /// A paragraph of nothing but an image with a title is a figure; the title is its caption:
  /// `![A tree](tree.png "Each node")` → `<figure><img … alt="A tree" loading="lazy"><figcaption>Each node</figcaption></figure>`.
  mutating func writeFigure(_ paragraph: Node) -> Bool {
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

  private mutating func writeImage(_ node: Node, isTitled: Bool) {
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
      html.appendURL(node.destination)
      html.append("\"")
      add(.image, node.destination.string, at: places.destination(of: node), isExternal: isExternal)
    }
    links.wait(references.count - 1, text: text.count..<text.count)
    references[references.count - 1].text = String(decoding: alternative, as: UTF8.self)
    html.append(" alt=\"")
    alternative.withUnsafeBufferPointer { html.appendEscaped($0) }
    html.append("\"")
    if isTitled { writeTitle(node.title) }
    html.append(" loading=\"lazy\">")
  }

  private mutating func writePlainImage(_ node: Node, _ alternative: [UInt8]) {
    html.append("<img src=\"")
    html.appendURL(node.destination)
    html.append("\" alt=\"")
    alternative.withUnsafeBufferPointer { html.appendEscaped($0) }
    html.append("\"")
    writeTitle(node.title)
    html.append(" />")
  }

  /// The text of what stands between the brackets.
  private func alternativeText(of image: Node) -> [UInt8] {
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

  // MARK: Both

  private mutating func writeTitle(_ title: Bytes) {
    guard !title.isEmpty else { return }
    html.append(" title=\"")
    html.appendEscaped(title)
    html.append("\"")
  }

  private mutating func add(_ kind: BodyReference.Kind, _ destination: String, at range: SourceRange, isExternal: Bool)
  {
    references.append(
      BodyReference(
        kind: kind, destination: destination, text: "", range: range, surroundings: "", isExternal: isExternal))
  }

  private mutating func reportUnsafe(_ scheme: String, _ what: String, at range: SourceRange) {
    findings.report(
      Diagnostic(
        BodyWriter.unsafeLinkRule, "'\(scheme)' must not be used in \(what)", at: range,
        help: "links are relative or begin with https:, http:, mailto: or tel:, images with https:, http: or a "
          + "data:image of png, gif, jpeg or webp; only the text is kept"))
  }

  /// Gives the links of a block that ends the text they stand in.
  mutating func endLinks() {
    guard !links.waiting.isEmpty else { return }
    for (reference, part) in links.waiting {
      references[reference].surroundings = surroundings(of: part).string
    }
    links.waiting.removeAll(keepingCapacity: true)
  }

  /// At most 400 bytes of the block's text with `part` in the middle, whole scalars.
  private func surroundings(of part: Range<Int>) -> Bytes {
    let limit = 400
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

/// What becomes of a link or an image, by its destination alone.
enum LinkTarget: Equatable {
  /// Only the graph knows: a path, a fragment, or `lesson:http-basics`.
  case open
  /// Ready to be written. `isWeb`: over HTTP.
  case finished(isExternal: Bool, isWeb: Bool)
  case refused(scheme: String)

  /// Kinds of page that a link may name as it names a scheme.
  private static let kinds: Set<String> = [
    "lesson", "course", "roadmap", "step", "program", "criterion", "comparison", "article", "topic", "page",
  ]

  init(of destination: Bytes, isImage: Bool, host: [UInt8]) {
    if destination.starts(with: "//") {
      self = isImage ? .refused(scheme: "//") : .web(destination, hostStart: 2, host)
      return
    }
    guard destination.contains(UInt8(ascii: ":")) else {
      self = .open
      return
    }
    switch URLScheme(of: destination) {
    case .none: self = .open
    case .http, .https: self = .web(destination, hostStart: LinkTarget.hostStart(destination), host)
    case .mailto where !isImage: self = .finished(isExternal: true, isWeb: false)
    case .tel where !isImage: self = .finished(isExternal: true, isWeb: false)
    case .dataImage where isImage: self = .finished(isExternal: true, isWeb: false)
    case .refused(let name) where !isImage && LinkTarget.kinds.contains(name): self = .open
    case .refused(let name): self = .refused(scheme: name + ":")
    case .mailto: self = .refused(scheme: "mailto:")
    case .tel: self = .refused(scheme: "tel:")
    case .dataImage: self = .refused(scheme: "data:")
    }
  }

  private static func hostStart(_ url: Bytes) -> Int {
    url.first("://").map { $0 + 3 } ?? url.count
  }

  private static func web(_ url: Bytes, hostStart: Int, _ own: [UInt8]) -> LinkTarget {
    let ends: [UInt8] = Array("/\\?#".utf8)
    var name = url[hostStart...].prefix { !ends.contains($0) }
    if let at = name.lastIndex(of: UInt8(ascii: "@")) { name = name[(at + 1)...] }
    if let port = name.firstIndex(of: UInt8(ascii: ":")) { name = name[..<port] }
    let isOwn = !own.isEmpty && name.map { (0x41...0x5A) ~= $0 ? $0 | 0x20 : $0 }.elementsEqual(own)
    return .finished(isExternal: !isOwn, isWeb: true)
  }
}

extension ByteSink {
  /// A URL for an attribute; see `Escape.url`.
  mutating func appendURL(_ url: Bytes) {
    var escaped: [UInt8] = []
    escaped.reserveCapacity(url.count + 8)
    Escape.url(url, into: &escaped)
    escaped.withUnsafeBufferPointer { append($0) }
  }
}
