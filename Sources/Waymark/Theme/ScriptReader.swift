import Escaping

/// Reads the lines of a script for the spaces that nothing needs, and puts what is left of them at its start: that is
/// never longer than what was read.
struct ScriptReader {
  private let script: UnsafeMutableBufferPointer<UInt8>
  /// How many bytes are left of the lines so far.
  private(set) var count = 0
  private var next = 0
  /// Where the line at hand ends, and where what is left of it starts.
  private var end = 0
  private var start = 0
  /// Braces open in each `${…}` of a template that the line is in.
  private var templates: [Int] = []
  private let special = ScriptReader.special
  private let marks = ScriptReader.marks

  init(_ script: UnsafeMutableBufferPointer<UInt8>) { self.script = script }

  /// The last byte that is left.
  var last: UInt8? { count > 0 ? script[count - 1] : nil }

  /// There has to be room for it: the line had an end, or the script has a byte to spare.
  mutating func endLine() {
    script[count] = UInt8(ascii: "\n")
    count += 1
  }

  /// Whether the line was understood from its start to its end: no text is left open, no comment spans lines, and each
  /// slash divides or begins a regular expression for certain.
  mutating func read(_ line: Range<Int>) -> Bool {
    (next, end, start) = (line.lowerBound, line.upperBound, count)
    while next < end {
      let byte = script[next]
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        guard copyText(until: byte) else { return false }
      case UInt8(ascii: "`"):
        copy()
        guard copyTemplate() else { return false }
      case UInt8(ascii: "/"):
        guard readSlash() else { return false }
      case UInt8(ascii: " "), UInt8(ascii: "\t"):
        readSpace()
      case UInt8(ascii: "{"):
        if !templates.isEmpty { templates[templates.count - 1] += 1 }
        copy()
      case UInt8(ascii: "}"):
        copy()
        guard let open = templates.last else { continue }
        if open > 0 {
          templates[templates.count - 1] -= 1
        } else {
          templates.removeLast()
          guard copyTemplate() else { return false }
        }
      default: copyPlain()
      }
    }
    return templates.isEmpty
  }

  private mutating func copy() {
    script[count] = script[next]
    count += 1
    next += 1
  }

  /// Most of a script; its own variables stay in registers.
  private mutating func copyPlain() {
    let (script, special, end) = (script, special, end)
    var (from, to) = (next, count)
    repeat {
      script[to] = script[from]
      (from, to) = (from + 1, to + 1)
    } while from < end && !special.contains(script[from])
    (next, count) = (from, to)
  }

  private mutating func copyText(until quote: UInt8) -> Bool {
    copy()
    while next < end {
      if script[next] == UInt8(ascii: "\\"), next + 1 < end {
        copy()
      } else if script[next] == quote {
        copy()
        return true
      }
      copy()
    }
    return false
  }

  /// To the template's end, or to the start of an expression in it.
  private mutating func copyTemplate() -> Bool {
    while next < end {
      switch script[next] {
      case UInt8(ascii: "`"):
        copy()
        return true
      case UInt8(ascii: "$") where next + 1 < end && script[next + 1] == UInt8(ascii: "{"):
        copy()
        copy()
        templates.append(0)
        return true
      case UInt8(ascii: "\\") where next + 1 < end: copy()
      default: break
      }
      copy()
    }
    return false
  }

  private mutating func readSlash() -> Bool {
    let following = next + 1 < end ? script[next + 1] : 0
    if following == UInt8(ascii: "/") {
      while count > start, script[count - 1] == UInt8(ascii: " ") { count -= 1 }
      next = end
      return templates.isEmpty
    }
    if following == UInt8(ascii: "*") { return false }
    guard let last = script[start..<count].lastIndex(where: { $0 != UInt8(ascii: " ") }) else { return false }
    let previous = script[last]
    if "=(,:?&|[!;>".utf8.contains(previous) { return copyExpression() }
    if previous == UInt8(ascii: ")") {
      // After `if (a)` a regular expression may stand; elsewhere a slash between spaces divides.
      guard following == UInt8(ascii: " "), !hasCondition else { return false }
    } else if ScriptReader.isWord(previous) {
      var first = last
      while first > start, ScriptReader.isWord(script[first - 1]) { first -= 1 }
      let word = String(decoding: script[first...last], as: UTF8.self)
      if ScriptReader.keywords.contains(word) { return copyExpression() }
    } else if previous != UInt8(ascii: "]") {
      return false
    }
    copy()
    return true
  }

  private var hasCondition: Bool {
    script[start] == UInt8(ascii: ")")
      || (start..<count).contains { index in
        script[index] == UInt8(ascii: "(")
          && ScriptReader.conditions.contains { script[start..<index].suffix($0.utf8.count).elementsEqual($0.utf8) }
      }
  }

  private mutating func copyExpression() -> Bool {
    copy()
    var isInClass = false
    while next < end {
      let byte = script[next]
      copy()
      switch byte {
      case UInt8(ascii: "\\") where next < end: copy()
      case UInt8(ascii: "["): isInClass = true
      case UInt8(ascii: "]"): isInClass = false
      case UInt8(ascii: "/") where !isInClass: return true
      default: break
      }
    }
    return false
  }

  /// A space goes where a mark on either side parts what it parts. Of `+`, `-`, `<` and `!` two may mean another thing
  /// than one beside the other, and `*` before a slash.
  private mutating func readSpace() {
    while next < end, script[next] == UInt8(ascii: " ") || script[next] == UInt8(ascii: "\t") { next += 1 }
    guard next < end, count > start else { return }
    guard !marks.contains(script[count - 1]) && !marks.contains(script[next]) else { return }
    script[count] = UInt8(ascii: " ")
    count += 1
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...:
      true
    default: false
    }
  }

  /// The bytes that are not just copied.
  private static let special = ASCIISet("\"'`/ \t{}")
  private static let marks = ASCIISet("=>?:,;(){}[]&|")

  private static let conditions = ["if", "while", "for", "with"]
  private static let keywords: Set = ["return", "typeof", "case", "void", "throw", "else", "do", "await"]
}
