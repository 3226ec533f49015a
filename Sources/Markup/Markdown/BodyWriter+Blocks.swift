import Diagnostics

// Paragraphs, lists, code and breaks.

extension BodyWriter {
  /// Starts a block of text: words of two blocks are never one.
  mutating func startText() {
    text.startLine()
    links.startBlock(at: text.count)
  }

  // MARK: Paragraphs

  mutating func enterParagraph(_ node: MarkdownNode) -> Step {
    if !style.isPlain {
      if takeCaption(node) { return .behind(node) }
      if writeFigure(node) { return .behind(node) }
    }
    startText()
    if !node.isInTightList {
      html.startLine()
      html.append("<p>")
    }
    return .inside
  }

  mutating func leaveParagraph(_ node: MarkdownNode) {
    endLinks()
    guard !node.isInTightList else { return }
    if node.next == nil, let definition = node.parent, definition.kind == .footnoteDefinition {
      writeWayBack(from: definition, separator: " ")
    }
    html.append("</p>\n")
  }

  // MARK: Lists

  mutating func enterList(_ node: MarkdownNode) {
    html.startLine()
    if node.isBulletList {
      html.append("<ul>\n")
    } else if node.listStart == 1 {
      html.append("<ol>\n")
    } else {
      html.append("<ol start=\"")
      html.append(node.listStart)
      html.append("\">\n")
    }
  }

  /// A task shows a box that says what it means, because it has no label of its own:
  /// `- [x] read` → `<li class="task"><input type="checkbox" aria-label="Done" checked disabled> read</li>`.
  mutating func enterItem(_ node: MarkdownNode) {
    html.startLine()
    switch (node.isTask, style.isPlain, node.isDone) {
    case (false, _, _): html.append("<li>")
    case (true, true, true): html.append("<li><input type=\"checkbox\" checked=\"\" disabled=\"\" /> ")
    case (true, true, false): html.append("<li><input type=\"checkbox\" disabled=\"\" /> ")
    case (true, false, true):
      html.append("<li class=\"task\"><input type=\"checkbox\" aria-label=\"Done\" checked disabled> ")
    case (true, false, false):
      html.append("<li class=\"task\"><input type=\"checkbox\" aria-label=\"To do\" disabled> ")
    }
  }

  // MARK: Breaks

  mutating func writeThematicBreak() {
    html.startLine()
    html.append(style.isPlain ? "<hr />\n" : "<hr>\n")
  }

  mutating func writeSoftBreak() {
    html.append(UInt8(ascii: "\n"))
    text.append(UInt8(ascii: " "))
  }

  mutating func writeLineBreak() {
    html.append(style.isPlain ? "<br />\n" : "<br>\n")
    text.append(UInt8(ascii: " "))
  }

  // MARK: Code

  mutating func writeCode(_ node: MarkdownNode) {
    html.append("<code>")
    html.appendEscaped(node.literal)
    html.append("</code>")
    text.append(node.literal)
  }

  /// Code can be wider than the page, so it scrolls, so the keyboard has to reach it:
  /// ```` ```SQL run ```` → `<pre tabindex="0"><code class="language-sql"><span class="hl-k">`.
  mutating func writeCodeBlock(_ node: MarkdownNode) {
    html.startLine()
    if style.isPlain {
      writePlainCodeStart(node)
      html.appendEscaped(node.code)
    } else {
      let fence = CodeFence(info: node.info, range: places.firstLine(of: node))
      if writeDiagram(node, fence) { return fences.append(fence) }
      html.append("<pre tabindex=\"0\"><code")
      writeClass(ofLanguage: fence.language)
      html.append(">")
      writeHighlighted(node.code, language: fence.language)
      if node.isFenced { fences.append(fence) }
    }
    html.append("</code></pre>\n")
    text.startLine()
    text.append(node.code)
  }

  private mutating func writePlainCodeStart(_ node: MarkdownNode) {
    guard !node.info.isEmpty else { return html.append("<pre><code>") }
    html.append("<pre><code class=\"language-")
    html.appendEscaped(Bytes(rebasing: node.info.prefix { $0 != UInt8(ascii: " ") && !(9...13 ~= $0) }))
    html.append("\">")
  }

  private mutating func writeClass(ofLanguage language: String) {
    let name = language.utf8.filter { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"),
        UInt8(ascii: "#"), UInt8(ascii: "."), UInt8(ascii: "-"):
        true
      default: false
      }
    }
    guard !name.isEmpty else { return }
    html.append(" class=\"language-")
    name.withUnsafeBufferPointer { html.append($0) }
    html.append("\"")
  }
}

extension CodeFence {
  /// Words that say what to do with code and are no language.
  private static let knownFlags: Set<String> = ["run"]

  /// ```` ```Python run ```` → `python`, `["run"]`; ```` ```run ```` → no language, `["run"]`.
  init(info: Bytes, range: SourceRange) {
    let words = info.split { $0 == UInt8(ascii: " ") || (9...13) ~= $0 }.map { String(decoding: $0, as: UTF8.self) }
    let language = words.first.map { $0.lowercased() } ?? ""
    if CodeFence.knownFlags.contains(language) {
      self.init(language: "", flags: words, range: range)
    } else {
      self.init(language: language, flags: Array(words.dropFirst()), range: range)
    }
  }
}
