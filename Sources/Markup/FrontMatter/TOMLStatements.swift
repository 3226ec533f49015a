/// TOML seen from afar: where each `key = value` and each `[header]` starts and ends.
///
/// toml++ stops at the first error and does not bound dotted keys, which it nests and later frees recursively. This scan
/// refuses those before, and cuts out a faulty statement so that the others can be read. It agrees with toml++ about
/// text that is valid; about other text it need only end.
struct TOMLStatements: Sequence, IteratorProtocol {
  struct Statement: Hashable {
    /// Without the line end.
    var range: Range<Int>
    var isHeader: Bool
    /// A quote of the kind that is closed by its like, and is not.
    var openQuote: Int?
    /// A `[` that nothing closes, or a `{` that nothing closes on its line.
    var openBracket: Int?
    /// Where brackets or the parts of one key nest deeper than the bound.
    var tooDeep: Int?
  }

  /// How far a table that is open at the end of its line is followed to its brace.
  private static let reach = 500

  private let text: ArraySlice<UInt8>
  private let depth: Int
  private var position: Int

  init(_ text: ArraySlice<UInt8>, depth: Int) {
    self.text = text
    self.depth = depth
    position = text.startIndex
  }

  mutating func next() -> Statement? {
    skipToStatement()
    guard position < text.endIndex else { return nil }
    var statement = Statement(range: position..<position, isHeader: text[position] == UInt8(ascii: "["))
    var brackets: [Int] = []
    var dots = 0
    var openLine: Int?
    scan: while position < text.endIndex {
      let byte = text[position]
      switch byte {
      case 0x0A:
        guard let inner = brackets.last, !statement.isHeader else { break scan }
        if text[inner] == UInt8(ascii: "{") {
          statement.openBracket = statement.openBracket ?? inner
          openLine = openLine ?? position
        } else if startsStatement(at: position + 1) {
          statement.openBracket = statement.openBracket ?? inner
          break scan
        }
        if let openLine, position - openLine > Self.reach { break scan }
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        let quote = position
        if !skipString() { statement.openQuote = statement.openQuote ?? quote }
        continue scan
      case UInt8(ascii: "#"):
        skipComment()
        continue scan
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        if !statement.isHeader { brackets.append(position) }
        if brackets.count > depth, openLine == nil { statement.tooDeep = statement.tooDeep ?? position }
        dots = 0
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        _ = brackets.popLast()
      case UInt8(ascii: "."):
        dots += 1
        if dots + (statement.isHeader ? 1 : 0) > depth { statement.tooDeep = statement.tooDeep ?? position }
      case UInt8(ascii: "="), UInt8(ascii: ","):
        dots = 0
      default: break
      }
      position += 1
    }
    if let openLine, !brackets.isEmpty {
      position = openLine
    } else if position >= text.endIndex, !statement.isHeader {
      statement.openBracket = statement.openBracket ?? brackets.last
    }
    statement.range = statement.range.lowerBound..<position
    return statement
  }

  private mutating func skipToStatement() {
    while position < text.endIndex {
      switch text[position] {
      case 0x20, 0x09, 0x0A: position += 1
      case UInt8(ascii: "#"): skipComment()
      default: return
      }
    }
  }

  private mutating func skipComment() {
    while position < text.endIndex, text[position] != 0x0A { position += 1 }
  }

  /// - Returns: whether the string has an end; without one, it stops at the end of the line, or of the text.
  private mutating func skipString() -> Bool {
    let quote = text[position]
    let isLong = isTriple(quote, at: position)
    position += isLong ? 3 : 1
    while position < text.endIndex {
      switch text[position] {
      case UInt8(ascii: "\\") where quote == UInt8(ascii: "\""):
        if position + 1 < text.endIndex, text[position + 1] != 0x0A || isLong { position += 1 }
      case 0x0A where !isLong: return false
      case quote where !isLong:
        position += 1
        return true
      case quote where isTriple(quote, at: position):
        position += 3
        // Up to two quotes may stand before the three that end it.
        for _ in 0..<2 where position < text.endIndex && text[position] == quote { position += 1 }
        return true
      default: break
      }
      position += 1
    }
    return false
  }

  private func isTriple(_ quote: UInt8, at index: Int) -> Bool {
    index + 2 < text.endIndex && text[index] == quote && text[index + 1] == quote && text[index + 2] == quote
  }

  /// Whether a line within a list looks like `key =` or `[header]` alone: nothing that may stand in a list does.
  private func startsStatement(at line: Int) -> Bool {
    var index = line
    func skipSpaces() { while index < text.endIndex, text[index] == 0x20 || text[index] == 0x09 { index += 1 } }
    skipSpaces()
    let start = index
    while index < text.endIndex, isBareKeyByte(text[index]) || text[index] == UInt8(ascii: ".") { index += 1 }
    guard index > start else { return false }
    skipSpaces()
    return index < text.endIndex && text[index] == UInt8(ascii: "=")
  }
}

/// Whether a byte may stand in a key without quotes.
func isBareKeyByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"),
    UInt8(ascii: "-"), UInt8(ascii: "_"):
    true
  default: false
  }
}
