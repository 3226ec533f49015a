import Diagnostics

/// Where things stand in the source file.
///
/// cmark gives lines and columns of the body. Most are right; those of code spans, of links over two lines and of what
/// stands in tables are not. So what is looked for is searched near the place cmark names, and where it cannot be found
/// there, the place is the whole line.
struct Places {
  let source: Bytes
  let bodyStart: Int
  private let file: SourceFile.ID
  /// Where each line of the body begins.
  private let lineStarts: [Int]
  /// Behind what was found last: the second of two equal links in a line is not the first.
  private var cursor = 0

  /// How far from the place cmark names a search goes. Bounds the work for text that cannot be found.
  private static let reach = 2048

  init(of source: Bytes, from bodyStart: Int, file: SourceFile.ID) {
    self.source = source
    self.bodyStart = bodyStart
    self.file = file
    var starts: [Int] = []
    starts.reserveCapacity(max(16, (source.count - bodyStart) / 24))
    starts.append(bodyStart)
    var index = bodyStart
    while let end = source.first(UInt8(ascii: "\n"), from: index) {
      index = end + 1
      starts.append(index)
    }
    lineStarts = starts
  }

  var lineCount: Int { lineStarts.count }

  /// A line of the body, from one, without its end.
  func line(_ number: Int) -> SourceRange { range(bounds(ofLine: number)) }

  func bounds(ofLine number: Int) -> Range<Int> {
    let index = min(max(number, 1), lineStarts.count) - 1
    let start = lineStarts[index]
    return start..<(index + 1 < lineStarts.count ? lineStarts[index + 1] - 1 : source.count)
  }

  /// From where a block begins to the end of its first line.
  func firstLine(of node: MarkdownNode) -> SourceRange {
    var bounds = bounds(ofLine: node.startLine)
    bounds = min(bounds.lowerBound + max(node.startColumn - 1, 0), bounds.upperBound)..<bounds.upperBound
    return range(trimmed(bounds))
  }

  /// `text` where it stands in the source, at or after the beginning of `node` and of what was found before it.
  mutating func text(_ text: Bytes, near node: MarkdownNode) -> SourceRange {
    let line = bounds(ofLine: node.startLine)
    return find(text, in: line).map(range) ?? range(trimmed(line))
  }

  /// `text`, or `other` where that stands in its stead, and which of the two it is.
  mutating func text(_ text: Bytes, orElse other: Bytes, near node: MarkdownNode) -> (range: SourceRange, isTyped: Bool)
  {
    let line = bounds(ofLine: node.startLine)
    if let found = find(text, in: line) { return (range(found), true) }
    return (find(other, in: line).map(range) ?? range(trimmed(line)), false)
  }

  mutating func text(_ text: StaticString, near node: MarkdownNode) -> SourceRange {
    self.text(Bytes(start: text.utf8Start, count: text.utf8CodeUnitCount), near: node)
  }

  /// The destination of a link or an image in the source, else the whole of it.
  mutating func destination(of node: MarkdownNode) -> SourceRange {
    let line = bounds(ofLine: node.startLine)
    let written = node.destination
    if let whole = self.whole(node, in: line) {
      let found = destination(written, in: whole)
      cursor = whole.upperBound
      return range(found ?? whole)
    }
    if let found = find(written, in: line) { return range(found) }
    if let block = block(around: node), let found = find(written, in: block) { return range(found) }
    return range(trimmed(line))
  }

  /// The link from its first bracket to its last, when cmark's place looks right.
  private func whole(_ node: MarkdownNode, in line: Range<Int>) -> Range<Int>? {
    let start = line.lowerBound + node.startColumn - 1
    let end = line.lowerBound + node.endColumn
    guard node.startLine == node.endLine, node.startColumn > 0, start < end, end <= line.upperBound else { return nil }
    switch (source[start], source[end - 1]) {
    case (UInt8(ascii: "["), UInt8(ascii: ")")), (UInt8(ascii: "["), UInt8(ascii: "]")),
      (UInt8(ascii: "!"), UInt8(ascii: ")")), (UInt8(ascii: "!"), UInt8(ascii: "]")),
      (UInt8(ascii: "<"), UInt8(ascii: ">")):
      return start..<end
    default: return nil
    }
  }

  /// The destination behind the `](` or the `<` of an inline link.
  private func destination(_ written: Bytes, in whole: Range<Int>) -> Range<Int>? {
    let text = source.from(whole.lowerBound, to: min(whole.upperBound, whole.lowerBound + Places.reach))
    if text[0] == UInt8(ascii: "<") {
      let isAddress = written.starts(with: "mailto:") && text.first("mailto:") == nil
      let bare = isAddress ? written.from(7, to: written.count) : written
      return text.first(bare).map { whole.lowerBound + $0..<whole.lowerBound + $0 + bare.count }
    }
    guard !written.isEmpty else { return nil }
    var start = 0
    while let bracket = text.first("](", from: start) {
      var index = bracket + 2
      while index < text.count, text[index] <= UInt8(ascii: " ") || text[index] == UInt8(ascii: "<") { index += 1 }
      if index + written.count <= text.count, text.from(index, to: index + written.count).hasBytes(of: written) {
        return whole.lowerBound + index..<whole.lowerBound + index + written.count
      }
      start = bracket + 2
    }
    return nil
  }

  private mutating func find(_ text: Bytes, in bounds: Range<Int>) -> Range<Int>? {
    guard !text.isEmpty else { return nil }
    let start = bounds.contains(cursor) ? cursor : bounds.lowerBound
    let end = min(bounds.upperBound, start + Places.reach + text.count)
    guard let found = source.from(start, to: end).first(text) else { return nil }
    cursor = start + found + text.count
    return start + found..<cursor
  }

  /// The lines of the paragraph, heading or cell a node stands in.
  private func block(around node: MarkdownNode) -> Range<Int>? {
    var block = node
    while let parent = block.parent {
      block = parent
      switch block.kind {
      case .paragraph, .heading, .tableCell:
        let end = bounds(ofLine: block.endLine).upperBound
        let start = bounds(ofLine: block.startLine).lowerBound
        return start <= end ? start..<end : nil
      case .emphasis, .strong, .strikethrough, .link, .image: continue
      default: return nil
      }
    }
    return nil
  }

  private func trimmed(_ bounds: Range<Int>) -> Range<Int> {
    var (start, end) = (bounds.lowerBound, bounds.upperBound)
    while start < end, source[start] <= UInt8(ascii: " ") { start += 1 }
    while start < end, source[end - 1] <= UInt8(ascii: " ") { end -= 1 }
    return start..<end
  }

  private func range(_ bounds: Range<Int>) -> SourceRange {
    SourceRange(file: file, start: bounds.lowerBound, end: bounds.upperBound)
  }
}
