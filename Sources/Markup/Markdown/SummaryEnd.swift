/// Where the page's own summary ends: at `<!--more-->`, else behind the block in which the text reaches 70 words.
struct SummaryEnd {
  private static let length = 70

  private(set) var words = WordCount()
  private var counted = 0
  private var divided: Int?
  private var reached: Int?

  mutating func divide(at htmlEnd: Int) { divided = divided ?? htmlEnd }

  /// Counts what came since the last block. Only behind prose may the summary end, and only between blocks of the
  /// outermost level: Hugo may cut a quote open, which leaves broken HTML.
  mutating func endBlock(_ kind: MarkdownNode.Kind, text: Bytes, htmlEnd: Int) {
    words.add(text.from(counted, to: text.count))
    counted = text.count
    guard reached == nil, words.otherRuns + words.ideographs >= SummaryEnd.length else { return }
    switch kind {
    case .paragraph, .blockQuote, .list: reached = htmlEnd
    default: break
    }
  }

  func end(inHTMLOf length: Int) -> Body.Summary {
    let end = divided ?? reached ?? length
    return Body.Summary(htmlEnd: end, isTruncated: end < length)
  }
}

extension BodyWriter {
  /// After each block of the outermost level.
  mutating func endTopBlock(_ kind: MarkdownNode.Kind) {
    text.startLine()
    summary.endBlock(kind, text: text.bytes, htmlEnd: html.count)
  }
}
