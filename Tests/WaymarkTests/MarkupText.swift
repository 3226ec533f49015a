/// HTML or XML taken apart, for tests: tags with their attributes, and what stands between them, entities resolved.
///
/// It reads what the build writes (quoted attributes, no CDATA) and knows which elements hold raw text.
struct MarkupText {
  struct Tag: Equatable {
    /// `a`, `/a`, `!DOCTYPE`
    let name: String
    let attributes: [(name: String, value: String)]

    static func == (left: Tag, right: Tag) -> Bool {
      left.name == right.name && left.attributes.elementsEqual(right.attributes, by: ==)
    }
  }

  private(set) var tags: [Tag] = []
  /// For each tag, the text between it and the next one.
  private(set) var texts: [String] = []

  /// - Parameter last: the first tag of this name is the last that is read.
  init(_ markup: String, upTo last: String? = nil) {
    var reader = Substring(markup).utf8[...]
    var raw: String?
    func text(_ bytes: Substring.UTF8View.SubSequence) -> String {
      let text = String(Substring(bytes))
      return raw == nil ? Self.resolved(text) : text
    }
    while let start = Self.nextTag(in: reader, raw: raw) {
      if !texts.isEmpty { texts[texts.count - 1] = text(reader[..<start]) }
      let tag = Self.tag(&reader, at: start)
      raw = tag.name == "script" || tag.name == "style" ? tag.name : nil
      tags.append(tag)
      texts.append("")
      if tag.name == last { return }
    }
    if !texts.isEmpty { texts[texts.count - 1] = text(reader) }
  }

  /// Names of tags and attributes, in order: what a page is made of, whatever it says.
  var skeleton: [String] { tags.map { ([$0.name] + $0.attributes.map(\.name)).joined(separator: " ") } }

  /// The text of the elements of a name.
  func texts(of name: String) -> [String] { zip(tags, texts).filter { $0.0.name == name }.map(\.1) }

  /// The values of an attribute of the elements of a name, or of those that have another attribute with a value.
  func values(_ attribute: String, of name: String, where key: String? = nil, is value: String = "") -> [String] {
    tags.filter { tag in
      tag.name == name && (key == nil || tag.attributes.contains { $0.name == key && $0.value == value })
    }.flatMap { $0.attributes.filter { $0.name == attribute }.map(\.value) }
  }

  private typealias Bytes = Substring.UTF8View.SubSequence

  private static func nextTag(in bytes: Bytes, raw: String?) -> Bytes.Index? {
    guard let raw else { return bytes.firstIndex(of: UInt8(ascii: "<")) }
    let end = Array("</\(raw)".utf8)
    var rest = bytes
    while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[start...]
      if rest.prefix(end.count).map({ $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }) == end { return start }
      rest = rest.dropFirst()
    }
    return nil
  }

  private static func tag(_ bytes: inout Bytes, at start: Bytes.Index) -> Tag {
    bytes = bytes[bytes.index(after: start)...]
    let name = word(&bytes)
    var attributes: [(name: String, value: String)] = []
    while let byte = bytes.first, byte != UInt8(ascii: ">") {
      if byte <= 0x20 || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "/") {
        bytes = bytes.dropFirst()
        continue
      }
      let key = word(&bytes)
      guard bytes.first == UInt8(ascii: "=") else {
        attributes.append((key, ""))
        if key.isEmpty { bytes = bytes.dropFirst() }
        continue
      }
      bytes = bytes.dropFirst(2)
      let value = bytes.prefix { $0 != UInt8(ascii: "\"") }
      bytes = bytes[value.endIndex...].dropFirst()
      attributes.append((key, resolved(String(Substring(value)))))
    }
    bytes = bytes.dropFirst()
    return Tag(name: name, attributes: attributes)
  }

  private static func word(_ bytes: inout Bytes) -> String {
    var word = bytes.prefix { $0 > 0x20 && $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: ">") }
    if word.last == UInt8(ascii: "/"), word.count > 1 { word = word.dropLast() }
    bytes = bytes[word.endIndex...]
    return String(Substring(word))
  }

  /// The entities that the build writes.
  static func resolved(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var resolved: [UInt8] = []
    var rest = Substring(text).utf8[...]
    while let byte = rest.first {
      let entity = entities.first { rest.starts(with: $0.key.utf8) }
      resolved.append(contentsOf: entity.map { Array($0.value.utf8) } ?? [byte])
      rest = rest.dropFirst(entity?.key.utf8.count ?? 1)
    }
    return String(decoding: resolved, as: UTF8.self)
  }

  private static let entities = [
    "&lt;": "<", "&gt;": ">", "&amp;": "&", "&#34;": "\"", "&#39;": "'", "&quot;": "\"", "&apos;": "'", "&#x27;": "'",
  ]
}

/// Text as a TOML string, every scalar escaped: what front matter can hold, it holds exactly.
func toml(_ text: String) -> String {
  "\"" + text.unicodeScalars.map { "\\U" + hex($0.value) }.joined() + "\""
}

private func hex(_ value: UInt32) -> String {
  let digits = String(value, radix: 16)
  return String(repeating: "0", count: 8 - digits.count) + digits
}
