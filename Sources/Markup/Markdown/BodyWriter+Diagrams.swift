import Diagnostics
import Diagrams

extension BodyWriter {
  /// Draws a ```` ```graph ```` or ```` ```sequence ```` fence; its words go to the text in its source's stead. A fence
  /// that cannot be drawn is code.
  mutating func writeDiagram(_ node: MarkdownNode, _ fence: CodeFence) -> Bool {
    guard node.isFenced, FencedDiagram.isDrawn(fence.language) else { return false }
    let code = node.code.string
    let lengths = code.split(separator: "\n", omittingEmptySubsequences: false).map(\.utf8.count)
    let (places, firstLine, fenceRange) = (places, node.startLine + 1, fence.range)
    let drawn = FencedDiagram(
      code, language: fence.language, id: "wm-diagram-\(diagramCount + 1)",
      at: { line, columns in
        guard lengths.indices.contains(line) else { return fenceRange }
        // Quotes and lists put something before each line, never behind it.
        let whole = places.line(firstLine + line)
        let start = max(Int(whole.end) - lengths[line], Int(whole.start))
        return SourceRange(
          file: whole.file, start: start + columns.lowerBound, end: min(start + columns.upperBound, Int(whole.end)))
      }, reportingTo: &findings)
    guard let drawn else { return false }
    diagramCount += 1
    drawn.html.withUnsafeBufferPointer { html.append($0) }
    for word in drawn.words {
      text.startLine()
      text.append(word)
    }
    return true
  }
}
