import Diagnostics

/// A template cut at its tags, white space already settled.
enum Segment: Sendable {
  /// Bytes of the file that go to the page as they are.
  case text(Range<Int>)
  /// `{{ … }}`
  case output([Token], SourceRange)
  /// `{% … %}`
  case tag([Token], SourceRange)
}

/// Cuts a template into segments as Jinja does with `trim_blocks` and `lstrip_blocks` on: a line that holds only a tag
/// leaves nothing behind, `-` takes all white space on its side, `+` keeps it, and the file's last line end is dropped.
struct SegmentLexer {
  private let file: SourceFile
  private let end: Int
  private var position = 0
  /// Whether the text at `position` starts a line, counting a line end that the tag before it swallowed.
  private var isLineStart = true
  private var segments: [Segment] = []

  private init(_ file: SourceFile) {
    self.file = file
    end = file.text.last == 0x0A ? file.text.count - 1 : file.text.count
  }

  static func segments(of file: SourceFile, reportingTo findings: inout Findings) -> [Segment] {
    var lexer = SegmentLexer(file)
    while lexer.position < lexer.end { lexer.takeNext(reportingTo: &findings) }
    return lexer.segments
  }

  private enum Opening: UInt8 {
    case output = 0x7B  // {
    case tag = 0x25  // %
    case comment = 0x23  // #
  }

  private mutating func takeNext(reportingTo findings: inout Findings) {
    guard let (start, opening) = nextOpening(from: position) else {
      addText(position..<end)
      position = end
      return
    }
    let sign = start + 2 < end ? file.text[start + 2] : 0
    let hasSign = sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+")
    addText(position..<textEnd(before: start, opening: opening, sign: sign))
    position = start + (hasSign ? 3 : 2)
    switch opening {
    case .comment: skipComment(from: start, reportingTo: &findings)
    case .output: takeTokens(from: start, isOutput: true, reportingTo: &findings)
    case .tag:
      if let rawStart = endOfRawTag() {
        takeRaw(from: start, contentAt: rawStart, reportingTo: &findings)
      } else {
        takeTokens(from: start, isOutput: false, reportingTo: &findings)
      }
    }
  }

  private func nextOpening(from start: Int) -> (Int, Opening)? {
    var index = start
    while index + 1 < end {
      if file.text[index] == UInt8(ascii: "{"), let opening = Opening(rawValue: file.text[index + 1]) {
        return (index, opening)
      }
      index += 1
    }
    return nil
  }

  private mutating func addText(_ range: Range<Int>) {
    if !range.isEmpty { segments.append(.text(range)) }
  }

  /// Where the text before a tag ends once the tag's sign and `lstrip_blocks` took their share.
  private func textEnd(before start: Int, opening: Opening, sign: UInt8) -> Int {
    var trimmed = start
    if sign == UInt8(ascii: "-") {
      while trimmed > position, isSpace(file.text[trimmed - 1]) { trimmed -= 1 }
      return trimmed
    }
    guard sign != UInt8(ascii: "+"), opening != .output else { return start }
    while trimmed > position, isSpace(file.text[trimmed - 1]), file.text[trimmed - 1] != 0x0A { trimmed -= 1 }
    let reachesLineStart = trimmed == position ? isLineStart : file.text[trimmed - 1] == 0x0A
    return reachesLineStart ? trimmed : start
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  private func range(_ start: Int, _ end: Int) -> SourceRange { SourceRange(file: file.id, start: start, end: end) }

  // MARK: Comments and raw text

  private mutating func skipComment(from start: Int, reportingTo findings: inout Findings) {
    var index = position
    while index + 1 < end, !(file.text[index] == UInt8(ascii: "#") && file.text[index + 1] == UInt8(ascii: "}")) {
      index += 1
    }
    guard index + 1 < end else {
      report("this comment is never closed", at: range(start, start + 2), help: "end it with '#}'", to: &findings)
      position = end
      return
    }
    finishTag(at: index + 2, sign: index > position ? file.text[index - 1] : 0, trimsLineEnd: true)
  }

  /// `position` stands behind `{%`; answers where the raw text starts if the tag is `raw`.
  private func endOfRawTag() -> Int? {
    guard let word = match("raw", at: skipSpace(from: position)) else { return nil }
    let close = skipSpace(from: word)
    if let index = match("-%}", at: close) { return skipSpace(from: index) }
    return match("%}", at: close)
  }

  private mutating func takeRaw(from start: Int, contentAt contentStart: Int, reportingTo findings: inout Findings) {
    position = contentStart
    isLineStart = contentStart > 0 && file.text[contentStart - 1] == 0x0A
    var search = contentStart
    while let (index, opening) = nextOpening(from: search) {
      search = index + 1
      guard opening == .tag, let close = endOfEndRawTag(at: index) else { continue }
      let sign = file.text[index + 2]
      addText(contentStart..<max(contentStart, textEnd(before: index, opening: .tag, sign: sign)))
      position = index + 2
      finishTag(at: close, sign: file.text[close - 3], trimsLineEnd: true)
      return
    }
    report(
      "this 'raw' is never closed", at: range(start, contentStart), help: "end it with '{% endraw %}'", to: &findings)
    position = end
  }

  private func endOfEndRawTag(at start: Int) -> Int? {
    var index = start + 2
    if index < end, file.text[index] == UInt8(ascii: "-") || file.text[index] == UInt8(ascii: "+") { index += 1 }
    guard let word = match("endraw", at: skipSpace(from: index)) else { return nil }
    var close = skipSpace(from: word)
    if close < end, file.text[close] == UInt8(ascii: "-") || file.text[close] == UInt8(ascii: "+") { close += 1 }
    return match("%}", at: close)
  }

  private func skipSpace(from start: Int) -> Int {
    var index = start
    while index < end, isSpace(file.text[index]) { index += 1 }
    return index
  }

  private func match(_ word: StaticString, at start: Int) -> Int? {
    let stop = start + word.utf8CodeUnitCount
    guard stop <= end else { return nil }
    for offset in 0..<word.utf8CodeUnitCount where file.text[start + offset] != word.utf8Start[offset] { return nil }
    return stop
  }

  // MARK: Tags

  private mutating func takeTokens(from start: Int, isOutput: Bool, reportingTo findings: inout Findings) {
    var lexer = TokenLexer(file, from: position, to: end, isOutput: isOutput)
    do throws(SyntaxError) {
      let tokens = try lexer.tokens()
      finishTag(at: lexer.position, sign: lexer.closingSign, trimsLineEnd: !isOutput)
      let tag = range(start, lexer.position)
      segments.append(isOutput ? .output(tokens, tag) : .tag(tokens, tag))
    } catch {
      findings.report(error.diagnostic)
      recover(from: start, isOutput: isOutput)
    }
  }

  /// Goes on behind the tag's own end, or at the next tag if that comes first. A block tag is kept by its first word,
  /// so that its end tag is not reported as well.
  private mutating func recover(from start: Int, isOutput: Bool) {
    let close: [UInt8] = isOutput ? Array("}}".utf8) : Array("%}".utf8)
    let next = nextOpening(from: start + 2)?.0 ?? end
    var index = position
    while index + 1 < next, !(file.text[index] == close[0] && file.text[index + 1] == close[1]) { index += 1 }
    if !isOutput, let name = TokenLexer.name(in: file, at: skipSpace(from: position), before: next) {
      let broken = Token(kind: .name("broken \(name)"), range: range(start, start + 2))
      segments.append(.tag([broken], broken.range))
    }
    position = index + 1 < next ? index + 2 : next
    isLineStart = false
  }

  /// Moves behind a tag that ends at `close`, and over the white space it takes along.
  private mutating func finishTag(at close: Int, sign: UInt8, trimsLineEnd: Bool) {
    position = close
    if sign == UInt8(ascii: "-") {
      position = skipSpace(from: close)
    } else if trimsLineEnd, sign != UInt8(ascii: "+"), close < end, file.text[close] == 0x0A {
      position += 1
    }
    isLineStart = position > close && file.text[position - 1] == 0x0A
  }

  private func report(_ message: String, at range: SourceRange, help: String, to findings: inout Findings) {
    findings.report(Diagnostic(.templateSyntax, message, at: range, help: help))
  }
}
