import Diagnostics

extension BodyWriter {
  static let reservedIDRule = Rule(
    "reserved-heading-id", .warning, isWaivable: true, "Ids that begin with 'wm-' belong to the theme.")
  static let duplicateIDRule = Rule(
    "duplicate-heading-id", .warning, isWaivable: true, "An id that a heading sets for itself is its page's only one.")

  /// Headings found so far, and where their text stands.
  struct Headings {
    fileprivate(set) var found: [Heading] = []
    fileprivate var ids = HeadingIDs()
    /// Of each heading in the plain text.
    fileprivate var texts: [Range<Int>] = []

    init() {
      // As many as most pages have.
      found.reserveCapacity(8)
      texts.reserveCapacity(8)
    }

    /// Of the term that was defined last.
    private(set) var lastTermID = ""

    /// The id of a term that a definition explains: `status-code` → `term-status-code`.
    mutating func takeTermID(_ id: String) -> String {
      lastTermID = ids.takeFree("term-" + id)
      return lastTermID
    }

    /// The plain text cut at its headings.
    func sections(of text: Bytes) -> [TextSection] {
      var sections: [TextSection] = []
      sections.reserveCapacity(found.count + 1)
      for index in 0...found.count {
        let start = index == 0 ? 0 : texts[index - 1].upperBound
        let end = index == found.count ? text.count : texts[index].lowerBound
        let heading = index == 0 ? nil : found[index - 1]
        sections.append(
          TextSection(
            anchor: heading?.id ?? "", heading: heading?.text ?? "", text: Array(text.from(start, to: end).trimmed)))
      }
      return sections
    }
  }

  /// Opens a heading. The link to itself stands beside it, not in it: a list of headings reads their names alone.
  mutating func enterHeading(_ node: MarkdownNode) {
    html.startLine()
    guard !style.isPlain else {
      html.append("<h")
      html.append(node.headingLevel)
      html.append(">")
      return
    }
    startText()
    let range = places.firstLine(of: node)
    let attributes = cutAttributes(from: node, at: range)
    let content = content(of: node)
    let id = takeID(attributes.id, for: content, at: range)
    let level = isDemoted ? min(node.headingLevel + 1, 6) : node.headingLevel
    headings.found.append(
      Heading(
        level: node.headingLevel, outputLevel: level, id: id, text: content.text, html: content.html, range: range))
    html.append("<div class=\"heading\"><h")
    html.append(level)
    html.append(" id=\"")
    html.append(id)
    if !attributes.classes.isEmpty {
      html.append("\" class=\"")
      html.append(attributes.classes.joined(separator: " "))
    }
    html.append("\">")
  }

  mutating func leaveHeading(_ node: MarkdownNode) {
    endLinks()
    guard !style.isPlain, let heading = headings.found.last else {
      html.append("</h")
      html.append(node.headingLevel)
      html.append(">\n")
      return
    }
    headings.texts.append(links.blockStart..<text.count)
    html.append("</h")
    html.append(heading.outputLevel)
    html.append("><a class=\"anchor\" href=\"#")
    html.append(heading.id)
    html.append("\" aria-label=\"Link to this section: ")
    var name = heading.text
    name.withUTF8 { html.appendEscaped($0) }
    html.append("\"><span aria-hidden=\"true\">#</span></a></div>\n")
  }

  // MARK: Ids

  private mutating func takeID(_ own: String?, for content: HeadingContent, at range: SourceRange) -> String {
    let id: String
    if let own {
      id = headings.ids.takeFree(own)
      if id != own {
        findings.report(
          Diagnostic(
            BodyWriter.duplicateIDRule, "the id '\(own)' is taken by a heading above; this one becomes '\(id)'",
            at: range, help: "give each heading of a page an id of its own"))
      }
    } else {
      id = headings.ids.takeFree(content.id)
    }
    if id.utf8.starts(with: "wm-".utf8) {
      findings.report(
        Diagnostic(
          BodyWriter.reservedIDRule, "the id '\(id)' begins with 'wm-'", at: range,
          help: "ids that begin with 'wm-' belong to the theme; set another with {#id} at the heading's end"))
    }
    return id
  }

  /// Takes `{#id .class}` off the heading's end.
  private mutating func cutAttributes(from heading: MarkdownNode, at range: SourceRange) -> HeadingAttributes {
    guard let last = heading.lastChild, last.kind == .text,
      let (attributes, length) = HeadingAttributes.read(atEndOf: last.literal)
    else { return HeadingAttributes() }
    last.drop(last: length)
    for word in attributes.refused {
      findings.report(
        Diagnostic(
          HeadingAttributes.rule, "'\(word)' is neither an id nor a class", at: range,
          help: "a heading may end with one id and classes of letters, digits, '-' and '_': {#id .class}"))
    }
    return attributes
  }
}

/// What a heading says, apart from where it stands: its name, its id's text, its HTML without links.
struct HeadingContent {
  let text: String
  let id: String
  let html: [UInt8]
}

extension BodyWriter {
  /// Written behind all that is there, and taken off again.
  mutating func content(of heading: MarkdownNode) -> HeadingContent {
    let (htmlStart, textStart) = (html.count, text.count)
    // The id is made from the last line of a heading that has several.
    var lineStart = textStart
    var walk = TreeWalk(below: heading)
    while let step = walk.next() {
      switch step.kind {
      case .text:
        text.append(step.node.literal)
        html.appendEscaped(step.node.literal)
      case .code:
        text.append(step.node.literal)
        html.append("<code>")
        html.appendEscaped(step.node.literal)
        html.append("</code>")
      case .softBreak, .lineBreak:
        text.append(UInt8(ascii: " "))
        html.append(UInt8(ascii: " "))
        lineStart = text.count
      case .emphasis: html.append(step.isEntering ? "<em>" : "</em>")
      case .strong: html.append(step.isEntering ? "<strong>" : "</strong>")
      case .strikethrough: html.append(step.isEntering ? "<del>" : "</del>")
      case .image: if step.isEntering { walk.skip(past: step.node) }
      default: break
      }
    }
    defer {
      html.cut(to: htmlStart)
      text.cut(to: textStart)
    }
    return HeadingContent(
      text: text.bytes(from: textStart, to: text.count).trimmed.string,
      id: HeadingID.make(from: text.bytes(from: lineStart, to: text.count)),
      html: Array(html.bytes(from: htmlStart, to: html.count)))
  }
}

extension Bytes {
  /// Without white space at its ends.
  var trimmed: Bytes {
    var (start, end) = (0, count)
    while start < end, self[start] <= UInt8(ascii: " ") { start += 1 }
    while start < end, self[end - 1] <= UInt8(ascii: " ") { end -= 1 }
    return from(start, to: end)
  }
}
