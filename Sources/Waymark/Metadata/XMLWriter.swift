import Escaping

/// Writes XML elements into a buffer, text escaped.
struct XMLWriter: ~Copyable {
  private var sink = ByteSink()

  init() { raw("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n") }

  var bytes: [UInt8] { sink.array }

  mutating func raw(_ markup: StaticString) { sink.append(markup) }

  /// `<name>text</name>` and a line end; nothing when there is no text.
  mutating func element(_ name: StaticString, _ text: String?) {
    guard let text else { return }
    raw("<")
    raw(name)
    raw(">")
    Escape.xml(text.utf8, into: &sink)
    raw("</")
    raw(name)
    raw(">\n")
  }

  /// A quoted attribute with a space before it.
  mutating func attribute(_ name: StaticString, _ value: String) {
    raw(" ")
    raw(name)
    raw("=\"")
    Escape.xml(value.utf8, into: &sink)
    raw("\"")
  }
}
