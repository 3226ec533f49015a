import Diagnostics

extension BodyWriter {
  static let shortcodeRule = Rule(
    "hugo-shortcode", .warning, isWaivable: true, "Hugo's shortcodes are not run; they are shown as they stand.")

  /// Writes a text node and those that follow it without anything between: smart quotes, full stops and brackets are
  /// nodes of their own, and a URL may run over many. Answers the last of them.
  mutating func writeText(_ first: Node) -> Node {
    let last = first.lastOfText
    if first == last {
      write(first.literal, from: first, to: last)
    } else {
      scratch.cut(to: 0)
      var node = first
      scratch.append(node.literal)
      while node != last, let next = node.next {
        node = next
        scratch.append(node.literal)
      }
      // Stays where it is: nothing below writes to the scratch.
      write(scratch.bytes, from: first, to: last)
    }
    return last
  }

  private mutating func write(_ run: Bytes, from first: Node, to last: Node) {
    let traits = TextTraits(of: run)
    if traits.contains(.brace) { checkShortcode(run, from: first, to: last) }
    if traits.contains(.linkMark), style.linksBareURLs, !links.isOpen, BareLinkScanner.mayHaveLinks(run) {
      return writeLinking(run, from: first, to: last)
    }
    if traits.contains(.special) { html.appendEscaped(run) } else { html.append(run) }
    text.append(run)
  }

  private mutating func checkShortcode(_ run: Bytes, from first: Node, to last: Node) {
    guard !style.isPlain else { return }
    let isCut = last.next?.kind == .htmlInline && run.count >= 2 && run.from(run.count - 2, to: run.count).starts(with: "{{")
    let opening: StaticString
    if run.first("{{%") != nil { opening = "{{%" } else if isCut || run.first("{{<") != nil { opening = "{{<" } else { return }
    findings.report(
      Diagnostic(
        BodyWriter.shortcodeRule, "'\(opening)' begins a shortcode of Hugo, which is not run here",
        at: places.text(opening, near: first), help: "write what it stands for in Markdown, or put it in code"))
  }

  /// Writes text that may hold bare links. They are looked for in the text as the author typed it: `a--b` is an en dash
  /// in prose and two hyphens in a URL.
  private mutating func writeLinking(_ run: Bytes, from first: Node, to last: Node) {
    let typed = TypedText(from: first, to: last, isSmart: style.isSmart)
    let found = typed.links(startsAtBoundary: first.isAtBoundary)
    var written = 0
    for link in found {
      let start = typed.shownOffset(link.range.lowerBound)
      writePlain(run.from(written, to: start))
      typed.bytes.withUnsafeBufferPointer { bytes in
        writeBareLink(bytes.from(link.range.lowerBound, to: link.range.upperBound), prefix: link.prefix, near: first)
      }
      written = typed.shownOffset(link.range.upperBound)
    }
    writePlain(run.from(written, to: run.count))
  }

  private mutating func writePlain(_ bytes: Bytes) {
    html.appendEscaped(bytes)
    text.append(bytes)
  }
}

/// What a stretch of text may need, found in one look.
private struct TextTraits: OptionSet {
  let rawValue: UInt8

  /// Characters that HTML has to escape.
  static let special = TextTraits(rawValue: 1)
  /// A colon, an at sign or a full stop behind a `w`.
  static let linkMark = TextTraits(rawValue: 2)
  static let brace = TextTraits(rawValue: 4)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  init(of text: Bytes) {
    var found: UInt8 = 0
    var previous: UInt8 = 0
    for byte in text {
      switch byte {
      case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), UInt8(ascii: "\""): found |= 1
      case UInt8(ascii: ":"), UInt8(ascii: "@"): found |= 2
      case UInt8(ascii: "."): found |= previous == UInt8(ascii: "w") ? 2 : 0
      case UInt8(ascii: "{"): found |= 4
      default: break
      }
      previous = byte
    }
    rawValue = found
  }
}

/// Text nodes side by side with smart punctuation turned back into what was typed.
private struct TypedText {
  private(set) var bytes: [UInt8] = []
  /// From each place on, how much further the typed text is than the shown one.
  private var shifts: [(typed: Int, by: Int)] = [(0, 0)]

  init(from first: Node, to last: Node, isSmart: Bool) {
    var node = first
    while true {
      let shown = node.literal
      if isSmart, let typed = TypedText.typed(shown) {
        bytes.append(contentsOf: typed)
        let shift = (shifts.last?.by ?? 0) + typed.count - shown.count
        shifts.append((bytes.count, shift))
      } else {
        bytes.append(contentsOf: shown)
      }
      guard node != last, let next = node.next else { return }
      node = next
    }
  }

  func links(startsAtBoundary: Bool) -> [BareLink] {
    bytes.withUnsafeBufferPointer { BareLinkScanner.links(in: $0, startsAtBoundary: startsAtBoundary) }
  }

  /// The place in the shown text. A link never ends within a replaced character: what was typed for one is all alike.
  func shownOffset(_ typed: Int) -> Int {
    var (low, high) = (0, shifts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if shifts[middle].typed <= typed { low = middle } else { high = middle }
    }
    return typed - shifts[low].by
  }

  /// cmark makes a node of each replacement; a node of nothing else was typed in ASCII.
  private static func typed(_ shown: Bytes) -> [UInt8]? {
    guard shown.count >= 3, shown.count % 3 == 0, shown[0] == 0xE2, shown[1] == 0x80 else { return nil }
    switch (shown.count, shown[2]) {
    case (3, 0x98), (3, 0x99): return [UInt8(ascii: "'")]
    case (3, 0x9C), (3, 0x9D): return [UInt8(ascii: "\"")]
    case (3, 0xA6): return Array("...".utf8)
    default: return dashes(shown)
    }
  }

  private static func dashes(_ shown: Bytes) -> [UInt8]? {
    var hyphens = 0
    for index in stride(from: 0, to: shown.count, by: 3) {
      guard shown[index] == 0xE2, shown[index + 1] == 0x80 else { return nil }
      switch shown[index + 2] {
      case 0x93: hyphens += 2
      case 0x94: hyphens += 3
      default: return nil
      }
    }
    return Array(repeating: UInt8(ascii: "-"), count: hyphens)
  }
}

extension Node {
  /// Whether a `www.` link may begin with this text: at a line's beginning, or behind an emphasis mark.
  fileprivate var isAtBoundary: Bool {
    switch previous?.kind {
    case nil, .softBreak, .lineBreak, .emphasis, .strong, .strikethrough: true
    default: false
    }
  }
}
