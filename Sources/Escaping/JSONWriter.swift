/// Writes JSON (RFC 8259) straight into a buffer, commas and quotes in the right places.
///
///     var json = JSONWriter()
///     json.object { $0.field("id", "a<b"); $0.field("hours", 2) }   →   {"id":"a\u003cb","hours":2}
///
/// Strings are escaped so that the text may stand in a `<script>`.
@usableFromInline
package struct JSONWriter: ~Copyable {
  private var sink: ByteSink
  private var needsComma = false

  /// - Parameter capacity: about how many bytes it will be, where that is many.
  package init(capacity: Int = 0) { sink = ByteSink(capacity: capacity) }

  package var bytes: [UInt8] { sink.array }

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
    sink.append(UInt8(ascii: "\""))
    sink.append(name)
    sink.append("\":")
    needsComma = false
  }

  package mutating func value(_ text: String) {
    separate()
    quote(text)
  }

  package mutating func value(_ number: Int) {
    separate()
    sink.append(contentsOf: String(number).utf8)
  }

  /// Whole numbers are written without a fraction; JSON has no infinities or NaN, so these are a fault of ours.
  package mutating func value(_ number: Double) {
    precondition(number.isFinite)
    separate()
    if let whole = Int(exactly: number) {
      sink.append(contentsOf: String(whole).utf8)
    } else {
      sink.append(contentsOf: number.description.utf8)
    }
  }

  package mutating func value(_ flag: Bool) {
    separate()
    sink.append(flag ? "true" : "false")
  }

  package mutating func null() {
    separate()
    sink.append("null")
  }

  package mutating func field(_ name: StaticString, _ text: String) {
    key(name)
    value(text)
  }

  /// A text in two parts, such as an origin and a path.
  package mutating func field(_ name: StaticString, _ start: String, _ end: String) {
    key(name)
    separate()
    sink.append(UInt8(ascii: "\""))
    Escape.json(start.utf8, into: &sink)
    Escape.json(end.utf8, into: &sink)
    sink.append(UInt8(ascii: "\""))
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
  package mutating func newline() { sink.append("\n") }

  /// What stands around the JSON: the tags of a script element.
  package mutating func markup(_ tag: StaticString) { sink.append(tag) }

  private mutating func enclose(_ open: StaticString, _ close: StaticString, _ write: (inout JSONWriter) -> Void) {
    separate()
    sink.append(open)
    needsComma = false
    write(&self)
    sink.append(close)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { sink.append(UInt8(ascii: ",")) }
    needsComma = true
  }

  private mutating func quote(_ text: String) {
    sink.append(UInt8(ascii: "\""))
    Escape.json(text.utf8, into: &sink)
    sink.append(UInt8(ascii: "\""))
  }
}
