import Diagnostics

/// What stands in braces at a heading's end: `## Set-up {#setup .wide}` → id `setup`, class `wide`.
struct HeadingAttributes: Equatable {
  var id: String?
  var classes: [String] = []
  /// What could not be read.
  var refused: [String] = []

  static let rule = Rule(
    "heading-attributes", .warning, isWaivable: true,
    "Braces at a heading's end hold an id of its own (#id) and classes (.class).")

  /// Reads the braces at the end of a heading's text. Nil when there are none: only braces that begin with `#` or `.`
  /// are taken for attributes. `length` counts the bytes to cut, white space before the braces included.
  static func read(atEndOf text: Bytes) -> (attributes: HeadingAttributes, length: Int)? {
    var end = text.count
    while end > 0, text[end - 1] <= UInt8(ascii: " ") { end -= 1 }
    guard end > 0, text[end - 1] == UInt8(ascii: "}") else { return nil }
    guard var start = text.from(0, to: end).lastIndex(of: UInt8(ascii: "{")) else { return nil }
    let inside = text.from(start + 1, to: end - 1)
    guard let first = inside.first, first == UInt8(ascii: "#") || first == UInt8(ascii: "."),
      !inside.contains(UInt8(ascii: "}")), start == 0 || text[start - 1] != UInt8(ascii: "{")
    else { return nil }
    var attributes = HeadingAttributes()
    for word in inside.split(separator: UInt8(ascii: " ")) { attributes.add(word) }
    while start > 0, text[start - 1] <= UInt8(ascii: " ") { start -= 1 }
    return (attributes, text.count - start)
  }

  private mutating func add(_ word: Slice<Bytes>) {
    let name = String(decoding: word.dropFirst(), as: UTF8.self)
    let isName = !name.isEmpty && name.unicodeScalars.allSatisfy(HeadingAttributes.isAllowed)
    switch word.first {
    case UInt8(ascii: "#") where isName && id == nil: id = name
    case UInt8(ascii: ".") where isName: classes.append(name)
    default: refused.append(String(decoding: word, as: UTF8.self))
    }
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "-", "_", ":", ".": true
    default: !scalar.isASCII && scalar.properties.isAlphabetic
    }
  }
}
