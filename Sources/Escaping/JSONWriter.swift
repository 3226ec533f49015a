/// Writes JSON (RFC 8259) straight into a buffer, commas and quotes in the right places.
///
///     var json = JSONWriter()
///     json.object { $0.field("id", "a<b"); $0.field("hours", 2) }   →   {"id":"a\u003cb","hours":2}
///
/// Strings are escaped so that the text may stand in a `<script>`.
@usableFromInline
package struct JSONWriter {
  package private(set) var bytes: [UInt8] = []
  private var needsComma = false

  /// - Parameter capacity: about how many bytes it will be, where that is many.
  package init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  package mutating func object(_ write: (inout JSONWriter) -> Void) { enclose("{", "}", write) }

  @usableFromInline
  package mutating func array(_ write: (inout JSONWriter) -> Void) { enclose("[", "]", write) }

  // Inlinable: any sequence is walked by its own code, where elements need no boxes.
  @inlinable
  package mutating func array<Element>(_ elements: some Sequence<Element>, _ write: (inout JSONWriter, Element) -> Void)
  {
    array { json in for element in elements { write(&json, element) } }
  }

  /// Keys are words of ours.
  package mutating func key(_ name: StaticString) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    bytes.append(contentsOf: UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  package mutating func value(_ text: String) {
    separate()
    quote(text)
  }

  package mutating func value(_ number: Int) {
    separate()
    bytes.append(contentsOf: String(number).utf8)
  }

  /// Whole numbers are written without a fraction; JSON has no infinities or NaN, so these are a fault of ours.
  package mutating func value(_ number: Double) {
    precondition(number.isFinite)
    separate()
    if let whole = Int(exactly: number) {
      bytes.append(contentsOf: String(whole).utf8)
    } else {
      bytes.append(contentsOf: number.description.utf8)
    }
  }

  package mutating func value(_ flag: Bool) {
    separate()
    bytes.append(contentsOf: (flag ? "true" : "false").utf8)
  }

  package mutating func null() {
    separate()
    bytes.append(contentsOf: "null".utf8)
  }

  package mutating func field(_ name: StaticString, _ text: String) {
    key(name)
    value(text)
  }

  package mutating func field(_ name: StaticString, _ number: Int) {
    key(name)
    value(number)
  }

  package mutating func field(_ name: StaticString, _ number: Double) {
    key(name)
    value(number)
  }

  package mutating func field(_ name: StaticString, _ flag: Bool) {
    key(name)
    value(flag)
  }

  /// Nothing at all when there is no text.
  package mutating func field(_ name: StaticString, ifPresent text: String?) {
    if let text { field(name, text) }
  }

  package mutating func field(_ name: StaticString, _ texts: [String]) {
    key(name)
    array(texts) { $0.value($1) }
  }

  /// A line end between elements, for people and for diffs.
  package mutating func newline() { bytes.append(0x0A) }

  private mutating func enclose(_ open: StaticString, _ close: StaticString, _ write: (inout JSONWriter) -> Void) {
    separate()
    bytes.append(open.utf8Start.pointee)
    needsComma = false
    write(&self)
    bytes.append(close.utf8Start.pointee)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
  }

  private mutating func quote(_ text: String) {
    var text = text
    bytes.append(UInt8(ascii: "\""))
    text.withUTF8 { Escape.json($0, into: &bytes) }
    bytes.append(UInt8(ascii: "\""))
  }
}
