import Escaping

/// SVG on its way out: numbers with at most one decimal, text escaped, nothing that a Content-Security-Policy without
/// inline styles would refuse.
struct SVGBuffer {
  private(set) var bytes: [UInt8] = []

  init(capacity: Int = 2048) { bytes.reserveCapacity(capacity) }

  /// Markup of our own.
  mutating func raw(_ markup: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
  }

  /// Text that content supplied, also for attributes.
  mutating func text(_ text: String) { Escape.xml(text.utf8, into: &bytes) }

  /// `12.34` → `12.3`, `12.04` → `12`.
  mutating func number(_ value: Double) {
    let tenths = Int((value * 10).rounded())
    if tenths < 0 { bytes.append(UInt8(ascii: "-")) }
    bytes.append(contentsOf: String(tenths.magnitude / 10).utf8)
    if tenths % 10 != 0 {
      bytes.append(UInt8(ascii: "."))
      bytes.append(UInt8(ascii: "0") + UInt8(tenths.magnitude % 10))
    }
  }

  mutating func attribute(_ name: StaticString, _ value: Double) {
    raw(" ")
    raw(name)
    raw("=\"")
    number(value)
    raw("\"")
  }

  mutating func attribute(_ name: StaticString, _ value: String) {
    raw(" ")
    raw(name)
    raw("=\"")
    text(value)
    raw("\"")
  }

  mutating func append(_ other: SVGBuffer) { bytes.append(contentsOf: other.bytes) }

  /// Lines around a middle: `<text class="label" x="60"><tspan x="60" y="20">Learn a</tspan>…`.
  mutating func label(_ lines: TextLines, class name: StaticString, x: Double, y: Double) {
    raw("<text class=\"")
    raw(name)
    raw("\"")
    attribute("x", x)
    // The middle of small letters lies about a third of the size above the base line.
    let first = y - Double(lines.lines.count - 1) * lines.lineHeight / 2 + lines.size * 0.35
    attribute("y", first)
    raw(" font-size=\"")
    number(lines.size)
    raw("\" fill=\"currentColor\" stroke=\"none\">")
    if lines.lines.count == 1 {
      text(lines.lines[0])
    } else {
      for (index, line) in lines.lines.enumerated() {
        raw("<tspan")
        attribute("x", x)
        attribute("y", first + Double(index) * lines.lineHeight)
        raw(">")
        text(line)
        // Words of two lines are not one for those who copy them or have them read.
        raw(index + 1 < lines.lines.count ? " </tspan>" : "</tspan>")
      }
    }
    raw("</text>")
  }
}
