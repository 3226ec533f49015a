// HTML, and XML and SVG, which need no more: tags, attributes, comments; scripts and styles as what they are.

extension Scanner {
  mutating func scanHTML() {
    while at < end {
      switch code[at] {
      case UInt8(ascii: "<"): takeMarkup()
      case UInt8(ascii: "&"): takeEntity()
      default: at += 1
      }
    }
  }

  private mutating func takeMarkup() {
    let start = at
    if sees("<!--") { return takeComment(from: "<!--", to: "-->") }
    if sees("<![CDATA[") {
      skip(past: "]]>")
      return mark(.string, from: start)
    }
    if sees("<!") || sees("<?") {
      skip(past: ">")
      return mark(.meta, from: start)
    }
    at += peek(1) == UInt8(ascii: "/") ? 2 : 1
    let name = at
    guard ByteSet.letters.contains(peek()) else { return }
    skip(while: .tagNames)
    mark(.type, from: name)
    let nameEnd = at
    takeAttributes()
    guard byte(name - 1) == UInt8(ascii: "<"), byte(at - 1) == UInt8(ascii: ">"), byte(at - 2) != UInt8(ascii: "/")
    else { return }
    if isTag("script", name, nameEnd) { scanRaw(to: "</script") { $0.scan(by: .javaScript) } }
    if isTag("style", name, nameEnd) { scanRaw(to: "</style") { $0.scanCSS() } }
  }

  private func isTag(_ tag: StaticString, _ start: Int, _ stop: Int) -> Bool {
    stop - start == tag.utf8CodeUnitCount && sees(tag, from: start)
  }

  private mutating func scanRaw(to close: StaticString, _ scan: (inout Scanner) -> Void) {
    let start = at
    let whole = end
    while at < end, !(code[at] == UInt8(ascii: "<") && sees(close)) { at += 1 }
    end = at
    at = start
    scan(&self)
    at = end
    end = whole
  }

  /// To the tag's `>`, and behind it.
  private mutating func takeAttributes() {
    while at < end {
      let start = at
      switch code[at] {
      case UInt8(ascii: ">"): return at += 1
      case UInt8(ascii: "<"): return
      case UInt8(ascii: "="):
        take(.operation)
        takeAttributeValue()
      default:
        skip(while: .attributeNames)
        mark(.variable, from: start)
        if at == start { at += 1 }
      }
    }
  }

  private mutating func takeAttributeValue() {
    skip(while: .blanks)
    guard at < end else { return }
    if code[at] == UInt8(ascii: "\"") || code[at] == UInt8(ascii: "'") {
      return takeString(escapes: false, spansLines: true)
    }
    let start = at
    while at < end, !ByteSet.blanks.contains(code[at]), code[at] != UInt8(ascii: ">") { at += 1 }
    mark(.string, from: start)
  }

  /// `&amp;`, `&#x27;`
  private mutating func takeEntity() {
    let start = at
    at += 1
    if peek() == UInt8(ascii: "#") { at += 1 }
    skip(while: .word)
    guard peek() == UInt8(ascii: ";") else { return }
    at += 1
    mark(.meta, from: start)
  }
}

extension ByteSet {
  fileprivate static let tagNames = ByteSet.word.union("-:.")
  fileprivate static let attributeNames = ByteSet.word.union("-:.@*#")
}
