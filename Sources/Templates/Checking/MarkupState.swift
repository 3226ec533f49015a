import Diagnostics

/// Where in HTML a byte of a template stands, as the HTML standard's tokenizer sees it (§13.2.5), reduced to what decides
/// how a value must be escaped there.
///
/// It is followed through the literal text of a template while that is compiled: through branches, which have to end
/// alike, loops, which have to end as they began, and into included templates and macros.
enum MarkupState: Hashable, Sendable {
  case text
  /// Behind `<`, where a tag's name may start.
  case tagStart
  /// `<!doctype …>` and `<?…>`
  case declaration
  case comment
  /// In a tag's name, which so far is this.
  case tagName([UInt8])
  /// In a tag, outside of attributes.
  case tag(Element)
  case attributeName(Element, [UInt8])
  case afterAttributeName(Element, [UInt8])
  /// Behind `=`.
  case beforeValue(Element, AttributeKind)
  case quotedValue(Element, AttributeKind, quote: UInt8, progress: Progress)
  case unquotedValue(Element)
  /// Between `<script>` and `</script>`, or `<style>` and `</style>`.
  case rawText(Element)

  enum Element: Hashable, Sendable { case ordinary, script, style }

  enum AttributeKind: Hashable, Sendable {
    case plain
    case url(URLUse)
    /// Scripts, styles and documents within an attribute: escaping does not make text safe there.
    case code
  }

  /// Whether anything of an attribute's value has been seen.
  enum Progress: Hashable, Sendable { case start, inside }

  /// The state behind two ways through a template that end in `self` and `other`; nil if they cannot go on alike.
  func joined(with other: MarkupState) -> MarkupState? {
    if self == other { return self }
    if let element = elementOutsideValues, element == other.elementOutsideValues {
      // Of two different names it is unknown what a value behind them would be.
      if case .attributeName = self, case .attributeName = other { return nil }
      return .tag(element)
    }
    guard case .quotedValue(let element, let kind, let quote, _) = self,
      case .quotedValue(element, kind, quote, _) = other
    else { return nil }
    return .quotedValue(element, kind, quote: quote, progress: .start)
  }

  /// The element whose tag this is, where the tag could as well end or go on with an attribute: `<li` and `<li hidden`
  /// are alike for what may follow.
  private var elementOutsideValues: Element? {
    switch self {
    case .tagName(let name): MarkupScanner.element(name)
    case .tag(let element), .attributeName(let element, _), .afterAttributeName(let element, _),
      .unquotedValue(let element):
      element
    case .text, .tagStart, .declaration, .comment, .beforeValue, .quotedValue, .rawText: nil
    }
  }

  /// In a few words, for messages.
  var description: String {
    switch self {
    case .text: "text"
    case .tagStart, .tagName: "a tag's name"
    case .declaration: "a declaration"
    case .comment: "a comment"
    case .tag, .attributeName, .afterAttributeName: "a tag"
    case .beforeValue, .unquotedValue, .quotedValue: "an attribute"
    case .rawText(.style): "a style sheet"
    case .rawText: "a script"
    }
  }
}

/// Follows literal text through the states.
struct MarkupScanner {
  private(set) var state: MarkupState
  /// Where the URL that was open at the start ends: the position of its closing quote, counted from the text's start.
  private(set) var urlEnd: (position: Int, use: URLUse)?
  /// Where a URL that is still open at the end starts: behind its quote.
  private(set) var urlStart: Int?

  private typealias Bytes = UnsafeBufferPointer<UInt8>

  init(_ state: MarkupState) { self.state = state }

  mutating func scan(_ text: ArraySlice<UInt8>) {
    text.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count { index = step(bytes, at: index) }
    }
  }

  /// Takes the byte at `index` (or more, where many are alike) and answers where to go on.
  private mutating func step(_ bytes: Bytes, at index: Int) -> Int {
    let byte = bytes[index]
    switch state {
    case .text:
      guard let next = bytes[index...].firstIndex(of: UInt8(ascii: "<")) else { return bytes.count }
      state = .tagStart
      return next + 1
    case .tagStart: return startTag(bytes, at: index)
    case .declaration: if byte == UInt8(ascii: ">") { state = .text }
    case .comment:
      if byte == UInt8(ascii: ">"), bytes[..<index].suffix(2).elementsEqual("--".utf8) { state = .text }
    case .tagName(let name): return continueTagName(name, bytes, at: index)
    case .tag(let element):
      if byte == UInt8(ascii: ">") {
        endTag(element)
      } else if !isSpace(byte), byte != UInt8(ascii: "/") {
        return continueAttributeName(element, [], bytes, at: index)
      }
    case .attributeName(let element, let name): return continueAttributeName(element, name, bytes, at: index)
    case .afterAttributeName(let element, let name):
      if byte == UInt8(ascii: "=") {
        state = .beforeValue(element, Self.kind(of: name))
      } else if !isSpace(byte) {
        continueTag(element, byte)
      }
    case .beforeValue(let element, let kind): startValue(element, kind, byte, at: index)
    case .quotedValue(let element, let kind, let quote, _):
      return continueValue(element, kind, quote, bytes, at: index)
    case .unquotedValue(let element):
      if isSpace(byte) { state = .tag(element) } else if byte == UInt8(ascii: ">") { endTag(element) }
    case .rawText(let element): return continueRawText(element, bytes, at: index)
    }
    return index + 1
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  private mutating func startTag(_ bytes: Bytes, at index: Int) -> Int {
    let byte = bytes[index]
    if byte == UInt8(ascii: "/") || isLetter(byte) { return continueTagName([], bytes, at: index) }
    if bytes[index...].starts(with: "!--".utf8) {
      state = .comment
      return index + 3
    }
    guard byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?") else {
      state = .text
      return index
    }
    state = .declaration
    return index + 1
  }

  /// - Parameter start: what was read of the name before this text; of one that starts here the first byte is part
  ///   whatever it is.
  private mutating func continueTagName(_ start: [UInt8], _ bytes: Bytes, at index: Int) -> Int {
    let end = bytes[(start.isEmpty ? index + 1 : index)...].firstIndex {
      isSpace($0) || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ">")
    }
    let rest = bytes[index..<(end ?? bytes.count)].lazy.map { $0 | 0x20 }
    guard let end else {
      state = .tagName(start + rest)
      return bytes.count
    }
    let element = start.isEmpty ? Self.element(rest) : Self.element(start + rest)
    if bytes[end] == UInt8(ascii: ">") { endTag(element) } else { state = .tag(element) }
    return end + 1
  }

  fileprivate static func element(_ name: some Collection<UInt8>) -> MarkupState.Element {
    if spells(name, "script") { return .script }
    return spells(name, "style") ? .style : .ordinary
  }

  private static func spells(_ name: some Collection<UInt8>, _ word: StaticString) -> Bool {
    name.count == word.utf8CodeUnitCount
      && name.elementsEqual(UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
  }

  private mutating func continueTag(_ element: MarkupState.Element, _ byte: UInt8) {
    if byte == UInt8(ascii: ">") {
      endTag(element)
    } else if isSpace(byte) || byte == UInt8(ascii: "/") {
      state = .tag(element)
    } else {
      state = .attributeName(element, [Self.lowercased(byte)])
    }
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

  private mutating func endTag(_ element: MarkupState.Element) {
    state = element == .ordinary ? .text : .rawText(element)
  }

  /// - Parameter start: as for a tag's name.
  private mutating func continueAttributeName(
    _ element: MarkupState.Element, _ start: [UInt8], _ bytes: Bytes, at index: Int
  ) -> Int {
    let end = bytes[(start.isEmpty ? index + 1 : index)...].firstIndex {
      isSpace($0) || $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "/")
    }
    let rest = bytes[index..<(end ?? bytes.count)].lazy.map(Self.lowercased)
    guard let end else {
      state = .attributeName(element, start + rest)
      return bytes.count
    }
    if bytes[end] == UInt8(ascii: "=") {
      state = .beforeValue(element, start.isEmpty ? Self.kind(of: rest) : Self.kind(of: start + rest))
    } else if isSpace(bytes[end]) {
      state = .afterAttributeName(element, start + rest)
    } else {
      continueTag(element, bytes[end])
    }
    return end + 1
  }

  /// Those that are not plain, but for `on…`.
  private static let kinds: [(name: StaticString, kind: MarkupState.AttributeKind)] = [
    ("href", .url(.link)), ("action", .url(.link)), ("formaction", .url(.link)), ("cite", .url(.link)),
    ("data", .url(.link)), ("manifest", .url(.link)), ("ping", .url(.link)), ("xlink:href", .url(.link)),
    ("longdesc", .url(.link)), ("background", .url(.link)), ("src", .url(.image)), ("poster", .url(.image)),
    ("style", .code), ("srcdoc", .code),
  ]

  private static func kind(of name: some Collection<UInt8>) -> MarkupState.AttributeKind {
    if let known = kinds.first(where: { spells(name, $0.name) }) { return known.kind }
    return name.first == UInt8(ascii: "o") && name.dropFirst().first == UInt8(ascii: "n") ? .code : .plain
  }

  private mutating func startValue(
    _ element: MarkupState.Element, _ kind: MarkupState.AttributeKind, _ byte: UInt8, at index: Int
  ) {
    if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
      state = .quotedValue(element, kind, quote: byte, progress: .start)
      if case .url = kind { urlStart = index + 1 }
    } else if byte == UInt8(ascii: ">") {
      endTag(element)
    } else if !isSpace(byte) {
      state = .unquotedValue(element)
    }
  }

  private mutating func continueValue(
    _ element: MarkupState.Element, _ kind: MarkupState.AttributeKind, _ quote: UInt8, _ bytes: Bytes, at index: Int
  ) -> Int {
    guard let end = bytes[index...].firstIndex(of: quote) else {
      state = .quotedValue(element, kind, quote: quote, progress: .inside)
      return bytes.count
    }
    if case .url(let use) = kind, urlStart == nil { urlEnd = (end, use) }
    urlStart = nil
    state = .tag(element)
    return end + 1
  }

  private mutating func continueRawText(_ element: MarkupState.Element, _ bytes: Bytes, at index: Int) -> Int {
    let name = element == .script ? Array("script".utf8) : Array("style".utf8)
    guard let start = bytes[index...].firstIndex(of: UInt8(ascii: "<")) else { return bytes.count }
    let rest = bytes[(start + 1)...]
    let behind = rest.dropFirst(1 + name.count).first
    guard rest.first == UInt8(ascii: "/"), rest.dropFirst().prefix(name.count).map({ $0 | 0x20 }) == name,
      behind.map({ isSpace($0) || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ">") }) ?? true
    else { return start + 1 }
    state = .tagName([UInt8(ascii: "/")])
    return start + 2
  }
}
