import Escaping

/// Writes XML elements into a buffer, text escaped.
struct XMLWriter {
  private(set) var bytes = Array("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".utf8)

  mutating func raw(_ markup: String) { bytes.append(contentsOf: markup.utf8) }

  /// `<name>text</name>` and a line end; nothing when there is no text.
  mutating func element(_ name: String, _ text: String?) {
    guard let text else { return }
    raw("<")
    raw(name)
    raw(">")
    Escape.xml(text.utf8, into: &bytes)
    raw("</")
    raw(name)
    raw(">\n")
  }

  /// A quoted attribute with a space before it.
  mutating func attribute(_ name: String, _ value: String) {
    raw(" \(name)=\"")
    Escape.xml(value.utf8, into: &bytes)
    raw("\"")
  }
}
