import Highlighting

// Code with its tokens in spans. Unknown languages have no tokens, so their code stays plain.

extension BodyWriter {
  /// Tokens of a kind that only blanks part share a span: pages of much code have a tenth fewer elements by it.
  ///
  ///     SELECT 1         →   <span class="hl-k">SELECT</span> <span class="hl-n">1</span>
  ///     PRIMARY KEY (a   →   <span class="hl-k">PRIMARY KEY</span> (a
  mutating func writeHighlighted(_ code: Bytes, language: String) {
    let tokens = Highlighter.tokens(of: code, language: language)
    var written = 0
    var index = 0
    while index < tokens.count {
      let first = tokens[index]
      var end = first.end
      index += 1
      while index < tokens.count, tokens[index].kind == first.kind, code.from(end, to: tokens[index].start).areBlank {
        end = tokens[index].end
        index += 1
      }
      html.appendShort(code.from(written, to: first.start))
      html.appendSpan(first.kind.rawValue, code.from(first.start, to: end))
      written = end
    }
    html.appendEscaped(code.from(written, to: code.count))
  }
}

extension Bytes {
  fileprivate var areBlank: Bool { allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") } }
}
