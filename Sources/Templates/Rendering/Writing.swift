import Escaping

extension Value {
  /// Appends the value to a page as `mode` spells it. None writes nothing.
  @inline(__always)
  func write(_ mode: WriteMode, into page: inout ByteSink) {
    switch self {
    case .text(let text): Self.write(text, mode, into: &page)
    case .html(let html): Self.write(html, mode, into: &page)
    case .none, .list, .model: break
    case .integer(let value): Self.write(value, into: &page)
    case .boolean, .decimal: page.append(contentsOf: text.utf8)
    }
  }

  private static func write(_ text: String, _ mode: WriteMode, into page: inout ByteSink) {
    switch mode {
    case .raw: page.append(contentsOf: text.utf8)
    case .html, .htmlForced: Escape.attribute(text.utf8, into: &page)
    case .xml: Escape.xml(text.utf8, into: &page)
    case .url: Escape.url(text.utf8, into: &page)
    case .link: writeURL(text, for: .link, into: &page)
    case .image: writeURL(text, for: .image, into: &page)
    }
  }

  private static func writeURL(_ text: String, for use: URLUse, into page: inout ByteSink) {
    if SafeURL.isAllowed(text.utf8, for: use) {
      Escape.url(text.utf8, into: &page)
    } else {
      page.append(UInt8(ascii: "#"))
    }
  }

  private static func write(_ html: any HTML, _ mode: WriteMode, into page: inout ByteSink) {
    switch mode {
    case .raw, .html, .url, .link, .image: html.write(into: &page)
    case .htmlForced:
      var markup = ByteSink()
      html.write(into: &markup)
      Escape.attribute(markup.bytes, into: &page)
    case .xml:
      var markup = ByteSink()
      html.write(into: &markup)
      Escape.xml(markup.bytes, into: &page)
    }
  }

  private static func write(_ value: Int, into page: inout ByteSink) {
    if value >= 0, value < 10 {
      page.append(UInt8(ascii: "0") + UInt8(value))
    } else {
      page.append(contentsOf: String(value).utf8)
    }
  }
}
