import Escaping

extension Value {
  /// Appends the value to a page as `mode` spells it. None writes nothing.
  @inline(__always)
  func write(_ mode: WriteMode, into page: inout [UInt8]) {
    switch self {
    case .text(let text): Self.write(text, mode, into: &page)
    case .html(let html): Self.write(html, mode, into: &page)
    case .none, .list, .model: break
    case .integer(let value): Self.write(value, into: &page)
    case .boolean, .decimal: page.append(contentsOf: text.utf8)
    }
  }

  private static func write(_ text: String, _ mode: WriteMode, into page: inout [UInt8]) {
    switch mode {
    case .raw: page.append(contentsOf: text.utf8)
    case .html, .htmlForced: Escape.attribute(text, into: &page)
    case .xml: writeXML(text.utf8, into: &page)
    case .url: SafeURL.write(text, into: &page)
    case .link: writeURL(text, for: .link, into: &page)
    case .image: writeURL(text, for: .image, into: &page)
    }
  }

  private static func writeURL(_ text: String, for use: URLUse, into page: inout [UInt8]) {
    if SafeURL.isAllowed(text.utf8, for: use) {
      SafeURL.write(text, into: &page)
    } else {
      page.append(UInt8(ascii: "#"))
    }
  }

  private static func write(_ html: any HTML, _ mode: WriteMode, into page: inout [UInt8]) {
    switch mode {
    case .raw, .html, .url, .link, .image: html.write(into: &page)
    case .htmlForced:
      var bytes: [UInt8] = []
      html.write(into: &bytes)
      Escape.attribute(bytes, into: &page)
    case .xml:
      var bytes: [UInt8] = []
      html.write(into: &bytes)
      writeXML(bytes, into: &page)
    }
  }

  /// By way of a buffer: `Escape.xml` drops characters from all of what it is given to append to.
  private static func writeXML(_ bytes: some Collection<UInt8>, into page: inout [UInt8]) {
    var escaped: [UInt8] = []
    Escape.xml(bytes, into: &escaped)
    page.append(contentsOf: escaped)
  }

  private static func write(_ value: Int, into page: inout [UInt8]) {
    if value >= 0, value < 10 {
      page.append(UInt8(ascii: "0") + UInt8(value))
    } else {
      page.append(contentsOf: String(value).utf8)
    }
  }
}
