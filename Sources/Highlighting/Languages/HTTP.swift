// Requests and responses, one behind the other: start line, headers, a body that is JSON or HTML by its looks.

extension Scanner {
  mutating func scanHTTP() {
    var isInHead = true
    while at < end {
      if isStartLine {
        takeStartLine()
        isInHead = true
      } else if isInHead {
        isInHead = takeHeader()
      } else {
        scanHTTPBody()
      }
    }
  }

  /// `GET /links HTTP/1.1`, `HTTP/1.1 200 OK`, at a line's start.
  private var isStartLine: Bool {
    if sees("HTTP/") { return true }
    var offset = 0
    while offset < 8, ByteSet.capitals.contains(peek(offset)) { offset += 1 }
    return offset > 2 && peek(offset) == space && ByteSet.targetStarts.contains(peek(offset + 1))
  }

  private mutating func takeStartLine() {
    let lineEnd = end(ofLineAt: at)
    if !sees("HTTP/") {
      let method = at
      skip(while: .capitals)
      mark(.keyword, from: method)
      skipBlanks()
      let target = at
      while at < lineEnd, code[at] != space { at += 1 }
      mark(.string, from: target)
      skipBlanks()
    }
    if sees("HTTP/") {
      take(.keyword, 4)
      take(.operation)
      if ByteSet.digits.contains(peek()) { takeNumber() }
      skipBlanks()
      if ByteSet.digits.contains(peek()) { takeNumber() }
      mark(.type, from: at, to: lineEnd)
    }
    at = min(lineEnd + 1, end)
  }

  /// Answers whether more headers may follow: an empty line ends them.
  private mutating func takeHeader() -> Bool {
    let lineEnd = end(ofLineAt: at)
    let start = at
    defer { at = min(lineEnd + 1, end) }
    skipBlanks()
    if at == lineEnd { return false }
    if peek() == UInt8(ascii: "#") {
      mark(.comment, from: at, to: lineEnd)
      return true
    }
    at = start
    skip(while: .headerNames)
    guard at > start, peek() == UInt8(ascii: ":") else { return true }
    mark(.meta, from: start)
    take(.operation)
    return true
  }

  private mutating func scanHTTPBody() {
    let start = at
    let whole = end
    while at < end, !isStartLine { at = min(end(ofLineAt: at) + 1, end) }
    end = at
    at = start
    skip(while: .blanks)
    switch peek() {
    case UInt8(ascii: "{"), UInt8(ascii: "["): scanJSON()
    default: break
    }
    at = end
    end = whole
  }

  func end(ofLineAt place: Int) -> Int {
    var place = place
    while place < end, code[place] != newline { place += 1 }
    return place
  }
}

extension ByteSet {
  fileprivate static let targetStarts = ByteSet("/*h{")
  fileprivate static let headerNames = ByteSet.word.union("-.")
}
