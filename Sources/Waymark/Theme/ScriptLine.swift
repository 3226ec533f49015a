import Escaping

/// One line of a script, read for the spaces that nothing needs.
struct ScriptLine {
  private let line: [UInt8]
  private var next = 0
  private(set) var out: [UInt8] = []
  /// Braces open in each `${…}` of a template that the line is in.
  private var templates: [Int] = []

  init(_ line: ArraySlice<UInt8>) {
    self.line = Array(line)
    out.reserveCapacity(line.count)
  }

  /// Whether the line was understood from its start to its end: no text is left open, no comment spans lines, and each
  /// slash divides or begins a regular expression for certain.
  mutating func read() -> Bool {
    while next < line.count {
      let byte = line[next]
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
      default: copy()
      }
    }
    return templates.isEmpty
  }

  private mutating func copy() {
    out.append(line[next])
    next += 1
  }

  private mutating func copyText(until quote: UInt8) -> Bool {
    copy()
    while next < line.count {
      if line[next] == UInt8(ascii: "\\"), next + 1 < line.count {
        copy()
      } else if line[next] == quote {
        copy()
        return true
      }
      copy()
    }
    return false
  }

  /// To the template's end, or to the start of an expression in it.
  private mutating func copyTemplate() -> Bool {
    while next < line.count {
      switch line[next] {
      case UInt8(ascii: "`"):
        copy()
        return true
      case UInt8(ascii: "$") where next + 1 < line.count && line[next + 1] == UInt8(ascii: "{"):
        copy()
        copy()
        templates.append(0)
        return true
      case UInt8(ascii: "\\") where next + 1 < line.count: copy()
      default: break
      }
      copy()
    }
    return false
  }

  private mutating func readSlash() -> Bool {
    let following = next + 1 < line.count ? line[next + 1] : 0
    if following == UInt8(ascii: "/") {
      while out.last == UInt8(ascii: " ") { out.removeLast() }
      next = line.count
      return templates.isEmpty
    }
    if following == UInt8(ascii: "*") { return false }
    guard let previous = out.last(where: { $0 != UInt8(ascii: " ") }) else { return false }
    if "=(,:?&|[!;>".utf8.contains(previous) { return copyExpression() }
    if previous == UInt8(ascii: ")") {
      // After `if (a)` a regular expression may stand; elsewhere a slash between spaces divides.
      guard following == UInt8(ascii: " "), !hasCondition else { return false }
    } else if ScriptLine.isWord(previous) {
      let word = out.reversed().drop { $0 == UInt8(ascii: " ") }.prefix { ScriptLine.isWord($0) }
      if ScriptLine.keywords.contains(String(decoding: word.reversed(), as: UTF8.self)) { return copyExpression() }
    } else if previous != UInt8(ascii: "]") {
      return false
    }
    copy()
    return true
  }

  private var hasCondition: Bool {
    let code = String(decoding: out, as: UTF8.self)
    return ["if(", "while(", "for(", "with("].contains { code.contains($0) } || code.hasPrefix(")")
  }

  private mutating func copyExpression() -> Bool {
    copy()
    var isInClass = false
    while next < line.count {
      let byte = line[next]
      copy()
      switch byte {
      case UInt8(ascii: "\\") where next < line.count: copy()
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
    while next < line.count, line[next] == UInt8(ascii: " ") || line[next] == UInt8(ascii: "\t") { next += 1 }
    guard next < line.count, let previous = out.last else { return }
    let marks = ScriptLine.marks
    if !marks.contains(previous) && !marks.contains(line[next]) { out.append(UInt8(ascii: " ")) }
  }

  private static let marks = ASCIISet("=>?:,;(){}[]&|")

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...:
      true
    default: false
    }
  }

  private static let keywords: Set = ["return", "typeof", "case", "void", "throw", "else", "do", "await"]
}
