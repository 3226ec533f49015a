import ContentGraph
import Diagnostics
import Markup

/// For readers that are programs: `llms.txt` (llmstxt.org) and beside every page its Markdown, links made absolute.
extension Site {
  func llmsText() -> [UInt8] {
    var text = "# \(MarkdownText.of(curriculum.settings.title))\n"
    if let description = curriculum.settings.description { text += "\n> \(MarkdownText.of(description))\n" }
    for kind in NodeKind.allCases {
      let nodes = inOrder(curriculum.indices(of: kind).filter { isVisible($0) && curriculum.nodes[$0].document != nil })
      guard !nodes.isEmpty else { continue }
      text += "\n## \(kind.listTitle)\n\n"
      for node in nodes {
        guard let mirror = mirrorURL(of: node) else { continue }
        let title = MarkdownText.of(curriculum.nodes[node].common.title)
        text += "- [\(title)](\(absolute(mirror))): \(MarkdownText.of(description(of: node)))\n"
      }
    }
    return Array(text.utf8)
  }

  /// Whether the Markdown of a page is put out beside it: a topic without a file has none.
  func hasMirror(_ node: NodeIndex) -> Bool {
    curriculum.settings.makesMirrors && curriculum.nodes[node].document != nil
  }

  /// Where the Markdown of a page stands; nil if it has none.
  ///
  ///     /lessons/html/   →   /lessons/html/index.md
  ///     /start.html      →   /start.md
  func mirrorURL(of node: NodeIndex) -> String? {
    guard hasMirror(node) else { return nil }
    return "/" + PlannedPage(kind: .node(node), url: curriculum.urls[node]).mirrorFile
  }

  /// The page's Markdown with its title, and with every link that the graph resolved pointing at its absolute address.
  func mirror(of node: NodeIndex, in files: [SourceFile]) -> [UInt8]? {
    guard hasMirror(node), let index = curriculum.nodes[node].document else { return nil }
    let document = curriculum.documents[index]
    let source = files[Int(document.file)].text
    var text = Array("# \(MarkdownText.of(curriculum.nodes[node].common.title))\n".utf8)
    if let description = curriculum.nodes[node].common.description {
      text.append(contentsOf: "\n> \(MarkdownText.of(description))\n".utf8)
    }
    text.append(0x0A)
    var copied = document.body.markdown.bytes.lowerBound
    for (reference, target) in zip(document.body.references, curriculum.bodyTargets[index]) {
      let range = reference.range.bytes
      guard let path = path(of: target), range.lowerBound >= copied else { continue }
      let url = origin + path
      let isDestination = source[range].elementsEqual(reference.destination.utf8)
      guard let written = isDestination ? Array(url.utf8) : inlineLink(source[range], to: url) else { continue }
      text.append(contentsOf: source[copied..<range.lowerBound])
      text.append(contentsOf: written)
      copied = range.upperBound
    }
    text.append(contentsOf: source[copied..<document.body.markdown.bytes.upperBound])
    return text
  }

  /// A link by reference with its address in it; nil for any other.
  ///
  ///     [text][label], [text][], [text]   →   [text](url)
  private func inlineLink(_ link: ArraySlice<UInt8>, to url: String) -> [UInt8]? {
    let (open, close) = (UInt8(ascii: "["), UInt8(ascii: "]"))
    guard link.last == close, link.first == open || link.starts(with: "![".utf8) else { return nil }
    let label = link.lastIndex(of: open)!
    let text = label > link.startIndex && link[label - 1] == close ? link[..<label] : link
    return text + Array("(\(url))".utf8)
  }
}
