// Line by line: dashes, a key, a value. Block texts are told by their indentation, flow collections by their brackets.

extension Scanner {
  mutating func scanYAML() {
    var depth = 0
    while at < end {
      switch code[at] {
      case UInt8(ascii: "#") where at == 0 || ByteSet.blanks.contains(byte(at - 1)): takeLineComment()
      case UInt8(ascii: "\""): takeYAMLString(escapes: true)
      case UInt8(ascii: "'"): takeYAMLString(escapes: false)
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        at += 1
        depth += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        at += 1
        depth = max(depth - 1, 0)
      case UInt8(ascii: "&"), UInt8(ascii: "*"): takeYAMLName(.variable)
      case UInt8(ascii: "!"): takeYAMLName(.type)
      case UInt8(ascii: "|") where depth == 0, UInt8(ascii: ">") where depth == 0: takeBlockText()
      case UInt8(ascii: "-") where sees("---") && isFirst(at): take(.meta, 3)
      case UInt8(ascii: "%") where isFirst(at):
        let start = at
        skipLine()
        mark(.meta, from: start)
      case let byte where ByteSet.blanks.contains(byte) || byte == UInt8(ascii: ",") && depth > 0: at += 1
      case UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"):
        if isBlankOrEnd(at + 1) { at += 1 } else { takePlain(isInFlow: depth > 0) }
      default: takePlain(isInFlow: depth > 0)
      }
    }
  }

  private func isFirst(_ place: Int) -> Bool { place == 0 || code[place - 1] == newline }

  private func isBlankOrEnd(_ place: Int) -> Bool { place >= end || ByteSet.blanks.contains(code[place]) }

  private mutating func takeYAMLName(_ kind: Token.Kind) {
    let start = at
    at += 1
    while at < end, !ByteSet.flowEnds.contains(code[at]), !ByteSet.blanks.contains(code[at]) { at += 1 }
    mark(kind, from: start)
  }

  private mutating func takeYAMLString(escapes: Bool) {
    let start = at
    skipString(escapes: escapes, spansLines: true)
    let stop = at
    skipBlanks()
    mark(peek() == UInt8(ascii: ":") && isBlankOrEnd(at + 1) ? .variable : .string, from: start, to: stop)
  }

  /// To `: `, ` #`, the line's end, or, in brackets, what separates.
  private mutating func takePlain(isInFlow: Bool) {
    let start = at
    var isKey = false
    at += 1
    while at < end, code[at] != newline {
      let byte = code[at]
      if byte == UInt8(ascii: ":"), isBlankOrEnd(at + 1) || isInFlow && ByteSet.flowEnds.contains(peek(1)) {
        isKey = true
        break
      }
      if byte == UInt8(ascii: "#"), ByteSet.blanks.contains(code[at - 1]) { break }
      if isInFlow, ByteSet.flowEnds.contains(byte) { break }
      at += 1
    }
    var stop = at
    while stop > start, ByteSet.blanks.contains(code[stop - 1]) { stop -= 1 }
    mark(isKey ? .variable : kind(ofPlainFrom: start, to: stop), from: start, to: stop)
  }

  private func kind(ofPlainFrom start: Int, to stop: Int) -> Token.Kind {
    let count = stop - start
    if Words.yaml.meaning(of: code + start, count: count) != nil { return .keyword }
    let sign = ByteSet.signs.contains(code[start]) ? 1 : 0
    guard count > sign, ByteSet.digits.contains(code[start + sign]) else { return .string }
    for place in start + sign..<stop where !ByteSet.yamlNumbers.contains(code[place]) { return .string }
    return .number
  }

  /// `|` or `>` and the lines behind it that are indented further than the key, or the dash, that they belong to.
  private mutating func takeBlockText() {
    let header = at
    while at < end, !ByteSet.blanks.contains(code[at]) { at += 1 }
    mark(.operation, from: header)
    skipBlanks()
    if peek() == UInt8(ascii: "#") { takeLineComment() }
    guard peek() == newline else { return }
    let parent = columnOfParent(of: header)
    let start = at
    var stop = at
    while at < end {
      at += 1
      let line = at
      while peek() == space { at += 1 }
      if at < end, code[at] != newline, at - line <= parent {
        at = line
        break
      }
      skipLine()
      stop = at
    }
    mark(.string, from: start, to: stop)
    at = max(at, stop)
  }

  /// The column of the key or the last dash on the line of a block's header; -1 where there is none.
  private func columnOfParent(of header: Int) -> Int {
    var line = header
    while line > 0, code[line - 1] != newline { line -= 1 }
    var column = -1
    for place in line..<header where code[place] != space {
      if code[place] != UInt8(ascii: "-") || byte(place + 1) != space {
        return sees("---", from: place) ? -1 : place - line
      }
      column = place - line
    }
    return column
  }
}

extension ByteSet {
  fileprivate static let flowEnds = ByteSet(",[]{}")
  fileprivate static let yamlNumbers = ByteSet("0123456789._:+-eETZ")
}

extension Words {
  fileprivate static let yaml = Words(
    group(
      .keyword,
      "true false null ~ yes no on off True False Null Yes No On Off TRUE FALSE NULL YES NO ON OFF .inf -.inf .nan"))
}
