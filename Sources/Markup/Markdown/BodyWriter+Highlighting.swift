import Highlighting

// Code with its tokens in spans. Unknown languages have no tokens, so their code stays plain.

extension BodyWriter {
  ///     SELECT 1   →   <span class="hl-k">SELECT</span> <span class="hl-n">1</span>
  mutating func writeHighlighted(_ code: Bytes, language: String) {
    var written = 0
    for token in Highlighter.tokens(of: code, language: language) {
      html.appendShort(code.from(written, to: token.start))
      html.appendSpan(token.kind.rawValue, code.from(token.start, to: token.end))
      written = token.end
    }
    html.appendEscaped(code.from(written, to: code.count))
  }
}
