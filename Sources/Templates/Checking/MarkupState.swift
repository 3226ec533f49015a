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
  /// Where the URL that was open at the start ends: the position of its closing quote.
  private(set) var urlEnd: (position: Int, use: URLUse)?
  /// Where a URL that is still open at the end starts: behind its quote.
  private(set) var urlStart: Int?

  init(_ state: MarkupState) { self.state = state }

  mutating func scan(_ bytes: ArraySlice<UInt8>) {
    var index = bytes.startIndex
    while index < bytes.endIndex { index = step(bytes, at: index) }
  }

  /// Takes the byte at `index` (or more, where many are alike) and answers where to go on.
  private mutating func step(_ bytes: ArraySlice<UInt8>, at index: Int) -> Int {
    let byte = bytes[index]
    switch state {
    case .text:
      guard let next = bytes[index...].firstIndex(of: UInt8(ascii: "<")) else { return bytes.endIndex }
      state = .tagStart
      return next + 1
    case .tagStart: return startTag(bytes, at: index)
    case .declaration: if byte == UInt8(ascii: ">") { state = .text }
    case .comment:
      if byte == UInt8(ascii: ">"), bytes[..<index].suffix(2).elementsEqual("--".utf8) { state = .text }
    case .tagName(let name): return continueTagName(name, bytes, at: index)
    case .tag(let element):
      continueTag(element, byte)
      guard case .attributeName(_, let start) = state else { break }
      return continueAttributeName(element, start, bytes, at: index + 1)
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

  private mutating func startTag(_ bytes: ArraySlice<UInt8>, at index: Int) -> Int {
    let byte = bytes[index]
    if bytes[index...].starts(with: "!--".utf8) {
      state = .comment
      return index + 3
    }
    if byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?") {
      state = .declaration
    } else if byte == UInt8(ascii: "/") || isLetter(byte) {
      return continueTagName([byte | 0x20], bytes, at: index + 1)
    } else {
      state = .text
      return index
    }
    return index + 1
  }

  private mutating func continueTagName(_ start: [UInt8], _ bytes: ArraySlice<UInt8>, at index: Int) -> Int {
    let end = bytes[index...].firstIndex { isSpace($0) || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ">") }
    var name = start
    for byte in bytes[index..<(end ?? bytes.endIndex)] { name.append(byte | 0x20) }
    guard let end else {
      state = .tagName(name)
      return bytes.endIndex
    }
    if bytes[end] == UInt8(ascii: ">") { endTag(Self.element(name)) } else { state = .tag(Self.element(name)) }
    return end + 1
  }

  fileprivate static func element(_ name: [UInt8]) -> MarkupState.Element {
    if name.elementsEqual("script".utf8) { return .script }
    return name.elementsEqual("style".utf8) ? .style : .ordinary
  }

  private mutating func continueTag(_ element: MarkupState.Element, _ byte: UInt8) {
    if byte == UInt8(ascii: ">") {
      endTag(element)
    } else if isSpace(byte) || byte == UInt8(ascii: "/") {
      state = .tag(element)
    } else {
      state = .attributeName(element, [lowercased(byte)])
    }
  }

  private func lowercased(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

  private mutating func endTag(_ element: MarkupState.Element) {
    state = element == .ordinary ? .text : .rawText(element)
  }

  private mutating func continueAttributeName(
    _ element: MarkupState.Element, _ start: [UInt8], _ bytes: ArraySlice<UInt8>, at index: Int
  ) -> Int {
    let end = bytes[index...].firstIndex {
      isSpace($0) || $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "/")
    }
    var name = start
    for byte in bytes[index..<(end ?? bytes.endIndex)] { name.append(lowercased(byte)) }
    guard let end else {
      state = .attributeName(element, name)
      return bytes.endIndex
    }
    if bytes[end] == UInt8(ascii: "=") {
      state = .beforeValue(element, Self.kind(of: name))
    } else if isSpace(bytes[end]) {
      state = .afterAttributeName(element, name)
    } else {
      continueTag(element, bytes[end])
    }
    return end + 1
  }

  private static let links: Set<String> = [
    "href", "action", "formaction", "cite", "data", "manifest", "ping", "xlink:href", "longdesc", "background",
  ]

  private static func kind(of name: [UInt8]) -> MarkupState.AttributeKind {
    let name = String(decoding: name, as: UTF8.self)
    if links.contains(name) { return .url(.link) }
    if name == "src" || name == "poster" { return .url(.image) }
    return name.hasPrefix("on") || name == "style" || name == "srcdoc" ? .code : .plain
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
    _ element: MarkupState.Element, _ kind: MarkupState.AttributeKind, _ quote: UInt8, _ bytes: ArraySlice<UInt8>,
    at index: Int
  ) -> Int {
    guard let end = bytes[index...].firstIndex(of: quote) else {
      state = .quotedValue(element, kind, quote: quote, progress: .inside)
      return bytes.endIndex
    }
    if case .url(let use) = kind, urlStart == nil { urlEnd = (end, use) }
    urlStart = nil
    state = .tag(element)
    return end + 1
  }

  private mutating func continueRawText(
    _ element: MarkupState.Element, _ bytes: ArraySlice<UInt8>, at index: Int
  ) -> Int {
    let name = element == .script ? Array("script".utf8) : Array("style".utf8)
    guard let start = bytes[index...].firstIndex(of: UInt8(ascii: "<")) else { return bytes.endIndex }
    let rest = bytes[(start + 1)...]
    let behind = rest.dropFirst(1 + name.count).first
    guard rest.first == UInt8(ascii: "/"), rest.dropFirst().prefix(name.count).map({ $0 | 0x20 }) == name,
      behind.map({ isSpace($0) || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ">") }) ?? true
    else { return start + 1 }
    state = .tagName([UInt8(ascii: "/")])
    return start + 2
  }
}
