/// A place in code, and the tokens found before it.
///
/// `at` only grows. Reading past the end gives zero, which begins nothing in any language.
struct Scanner {
  let code: UnsafePointer<UInt8>
  /// Where the code ends. Less than all of it while a line or a value is scanned as another language.
  var end: Int
  var at = 0
  private(set) var tokens: [Token] = []
  private var lastEnd = -1
  private var lastKind = Token.Kind.meta

  init(_ code: UnsafePointer<UInt8>, count: Int) {
    self.code = code
    end = count
    tokens.reserveCapacity(count / 10 + 8)
  }

  // MARK: Looking

  /// The byte `offset` behind the place.
  @inline(__always)
  func peek(_ offset: Int = 0) -> UInt8 { byte(at + offset) }

  @inline(__always)
  func byte(_ place: Int) -> UInt8 { place < end && place >= 0 ? code[place] : 0 }

  /// Whether `text` stands at the place.
  @inline(__always)
  func sees(_ text: StaticString) -> Bool { sees(text, from: at) }

  func sees(_ text: StaticString, from place: Int) -> Bool {
    let count = text.utf8CodeUnitCount
    guard end - place >= count else { return false }
    for index in 0..<count where code[place + index] != text.utf8Start[index] { return false }
    return true
  }

  /// Whether only blanks stand between the place and the line's start.
  func isFirstInLine(_ place: Int) -> Bool {
    var place = place - 1
    while place >= 0, code[place] == space || code[place] == tab { place -= 1 }
    return place < 0 || code[place] == newline
  }

  // MARK: Going on

  @inline(__always)
  mutating func skip(while set: ByteSet) {
    while at < end, set.contains(code[at]) { at += 1 }
  }

  /// To the line's end, in front of its `\n`.
  @inline(__always)
  mutating func skipLine() {
    while at < end, code[at] != newline { at += 1 }
  }

  @inline(__always)
  mutating func skipBlanks() {
    while at < end, code[at] == space || code[at] == tab { at += 1 }
  }

  /// Behind the next `text`, or to the end.
  mutating func skip(past text: StaticString) {
    let first = text.utf8Start.pointee
    while at < end {
      if code[at] == first, sees(text) {
        at += text.utf8CodeUnitCount
        return
      }
      at += 1
    }
  }

  /// Behind the next line that holds but the word, blanks in front of it aside; the place is at a line's start.
  mutating func skip(pastLineOf word: Range<Int>) {
    while at < end {
      skipBlanks()
      let line = at
      skipLine()
      let isLast = at - line == word.count && isSame(word, line)
      at = min(at + 1, end)
      if isLast { return }
    }
  }

  private func isSame(_ word: Range<Int>, _ place: Int) -> Bool {
    for offset in 0..<word.count where code[word.lowerBound + offset] != code[place + offset] { return false }
    return true
  }

  // MARK: Marking

  /// Makes a token of what lies between `start` and the place.
  @inline(__always)
  mutating func mark(_ kind: Token.Kind, from start: Int) { mark(kind, from: start, to: at) }

  /// Makes a token without the blanks at its ends; it grows the last one where they touch and are of one kind.
  @inline(__always)
  mutating func mark(_ kind: Token.Kind, from start: Int, to stop: Int) {
    var start = start
    var stop = stop
    while start < stop, ByteSet.blanks.contains(code[start]) { start += 1 }
    while start < stop, ByteSet.blanks.contains(code[stop - 1]) { stop -= 1 }
    if start < stop { add(kind, start, stop) }
  }

  private mutating func add(_ kind: Token.Kind, _ start: Int, _ stop: Int) {
    if start == lastEnd, kind == lastKind {
      tokens[tokens.count - 1].end = stop
    } else {
      tokens.append(Token(start: start, end: stop, kind: kind))
    }
    lastEnd = stop
    lastKind = kind
  }

  /// Makes a token of the next bytes and goes behind them.
  @inline(__always)
  mutating func take(_ kind: Token.Kind, _ count: Int = 1) {
    let start = at
    at = min(at + count, end)
    mark(kind, from: start)
  }

  // MARK: What most languages share

  /// A number of any usual spelling, at its sign, dot or digit: `1_000`, `0x1F`, `-1.5e-3`, `10ms`.
  mutating func takeNumber() {
    let start = at
    if ByteSet.signs.contains(code[at]) { at += 1 }
    let isHex = peek() == UInt8(ascii: "0") && peek(1) | 0x20 == UInt8(ascii: "x")
    while at < end {
      let byte = code[at]
      if ByteSet.word.contains(byte) {
        at += 1
        if !isHex, byte | 0x20 == UInt8(ascii: "e"), ByteSet.signs.contains(peek()), ByteSet.digits.contains(peek(1)) {
          at += 1
        }
      } else if byte == UInt8(ascii: "."), ByteSet.digits.contains(peek(1)) {
        at += 1
      } else {
        break
      }
    }
    mark(.number, from: start)
  }

  /// A comment to the line's end.
  mutating func takeLineComment() {
    let start = at
    skipLine()
    mark(.comment, from: start)
  }

  /// A comment from `open`, at the place, to `close`.
  mutating func takeComment(from open: StaticString, to close: StaticString) {
    let start = at
    at += open.utf8CodeUnitCount
    skip(past: close)
    mark(.comment, from: start)
  }

  mutating func takeString(escapes: Bool = true, spansLines: Bool = false) {
    let start = at
    skipString(escapes: escapes, spansLines: spansLines)
    mark(.string, from: start)
  }

  /// From a quote to the same quote; a backslash keeps the byte behind it from ending the string. It ends with its line
  /// unless it `spansLines`.
  mutating func skipString(escapes: Bool = true, spansLines: Bool = false) {
    let quote = code[at]
    at += 1
    while at < end {
      let byte = code[at]
      if byte == newline, !spansLines { break }
      at += byte == UInt8(ascii: "\\") && escapes && peek(1) != newline ? 2 : 1
      if byte == quote { break }
    }
    at = min(at, end)
  }
}

let space = UInt8(ascii: " ")
let tab = UInt8(ascii: "\t")
let newline = UInt8(ascii: "\n")
