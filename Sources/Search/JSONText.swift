import Escaping

/// Bytes of JSON in the making. Lists only: what an author wrote never becomes a key, so `__proto__` is a word like
/// any other.
extension [UInt8] {
  mutating func appendString(_ bytes: some Collection<UInt8>) {
    append(UInt8(ascii: "\""))
    Escape.json(bytes, into: &self)
    append(UInt8(ascii: "\""))
  }

  mutating func appendNumber(_ number: Int) {
    precondition(number >= 0, "the index has no negative numbers")
    if number >= 10 { appendNumber(number / 10) }
    append(UInt8(ascii: "0") + UInt8(number % 10))
  }

  mutating func appendList<Items: Collection>(
    of items: Items, separator: StaticString = ",", _ appendItem: (inout [UInt8], Items.Element) -> Void
  ) {
    append(UInt8(ascii: "["))
    var isFirst = true
    for item in items {
      if !isFirst {
        append(contentsOf: UnsafeBufferPointer(start: separator.utf8Start, count: separator.utf8CodeUnitCount))
      }
      isFirst = false
      appendItem(&self, item)
    }
    append(UInt8(ascii: "]"))
  }
}
