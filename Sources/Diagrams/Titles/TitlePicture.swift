/// The picture that a shared link shows: a page's title, what kind of page it is, and whose. 1200 × 630, text only.
package struct TitlePicture: Sendable {
  package var title: String
  /// `Lesson`
  package var kind: String?
  package var site: String
  package var colours: Colours

  package struct Colours: Sendable, Hashable {
    package var ground: String
    package var text: String
    package var quiet: String
    package var accent: String

    package init(
      ground: String = "#ffffff", text: String = "#1a1a1a", quiet: String = "#555555", accent: String = "#2f5d1f"
    ) {
      self.ground = ground
      self.text = text
      self.quiet = quiet
      self.accent = accent
    }
  }

  package init(title: String, kind: String?, site: String, colours: Colours) {
    self.title = title
    self.kind = kind
    self.site = site
    self.colours = colours
  }

  private static let measure = 1040.0

  package func svg() -> [UInt8] {
    var out = SVGBuffer(capacity: 1600)
    out.raw("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1200\" height=\"630\" viewBox=\"0 0 1200 630\" ")
    out.raw("font-family=\"system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif\">\n<title>")
    out.text(title)
    out.raw("</title>\n<rect width=\"1200\" height=\"630\"")
    out.attribute("fill", colours.ground)
    out.raw("/>\n<rect width=\"24\" height=\"630\"")
    out.attribute("fill", colours.accent)
    out.raw("/>\n")
    writeSign(into: &out)
    if let kind { line(kind, x: 80, y: 118, size: 34, fill: colours.accent, isBold: true, into: &out) }
    writeTitle(into: &out)
    line(
      TextLines(site, size: 36, within: 900).cut(to: 1).lines.first ?? "", x: 80, y: 560, size: 36,
      fill: colours.quiet, isBold: false, into: &out)
    out.raw("</svg>\n")
    return out.bytes
  }

  /// As large as four lines allow; what is longer still ends in an ellipsis.
  private func writeTitle(into out: inout SVGBuffer) {
    let sizes = [84.0, 72, 60, 52]
    // Bold letters are a tenth wider than the table has them.
    let settings = sizes.map { TextLines(title, size: $0, within: Self.measure / 1.1) }
    let lines = settings.first { $0.lines.count <= 3 } ?? settings[3].cut(to: 5)
    let height = lines.size * 1.18
    let first = 330 - height * Double(lines.lines.count - 1) / 2 + lines.size * 0.2
    for (index, text) in lines.lines.enumerated() {
      line(
        text, x: 80, y: first + height * Double(index), size: lines.size, fill: colours.text, isBold: true, into: &out)
    }
  }

  /// Three nodes, one way on: what the site is about, in the corner.
  private func writeSign(into out: inout SVGBuffer) {
    out.raw("<g fill=\"none\" stroke-width=\"8\"")
    out.attribute("stroke", colours.accent)
    out.raw("><path d=\"M1040 548H1066M1104 535L1118 521\"/><circle cx=\"1020\" cy=\"548\" r=\"18\"/>")
    out.raw("<circle cx=\"1088\" cy=\"548\" r=\"18\"/><circle cx=\"1132\" cy=\"506\" r=\"18\"")
    out.attribute("fill", colours.accent)
    out.raw("/></g>\n")
  }

  private func line(
    _ text: String, x: Double, y: Double, size: Double, fill: String, isBold: Bool, into out: inout SVGBuffer
  ) {
    out.raw("<text")
    out.attribute("x", x)
    out.attribute("y", y)
    out.attribute("font-size", size)
    out.attribute("fill", fill)
    out.raw(isBold ? " font-weight=\"700\">" : ">")
    out.text(text)
    out.raw("</text>\n")
  }
}

extension TitlePicture.Colours {
  /// Takes the first colour a style sheet sets for each of a theme's tokens: those of the light scheme.
  ///
  ///     --ground: #fbfcf8;                        →   ground "#fbfcf8"
  ///     --ground: light-dark(#fbfcf8, #11160e);   →   ground "#fbfcf8"
  package init(tokens css: [UInt8]) {
    self.init()
    let declarations = String(decoding: css, as: UTF8.self).utf8
      .split { $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: "{") }
    ground = TitlePicture.Colours.value(of: "--ground", in: declarations) ?? ground
    text = TitlePicture.Colours.value(of: "--text", in: declarations) ?? text
    quiet = TitlePicture.Colours.value(of: "--text-quiet", in: declarations) ?? quiet
    accent = TitlePicture.Colours.value(of: "--accent", in: declarations) ?? accent
  }

  private static func lightOne(of value: Substring) -> Substring {
    let function = "light-dark("
    guard value.hasPrefix(function) else { return value }
    return Substring(value.dropFirst(function.count).prefix { $0 != "," }).trimmed
  }

  /// Only what is a colour by its letters: an SVG knows no tokens and no functions of newer style sheets.
  private static func value(of name: String, in declarations: [Substring.UTF8View]) -> String? {
    for declaration in declarations {
      let parts = declaration.split(separator: UInt8(ascii: ":"), maxSplits: 1)
      guard parts.count == 2, Substring(parts[0]).trimmed == name else { continue }
      let value = lightOne(of: Substring(parts[1]).trimmed)
      let isColour = value.utf8.allSatisfy { byte in
        (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
          || (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")) || byte == UInt8(ascii: "#")
      }
      if isColour, (3...20).contains(value.utf8.count) { return String(value) }
    }
    return nil
  }
}
