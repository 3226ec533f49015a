import Escaping

/// Ids of headings, as Hugo makes them.
package enum HeadingID {
  /// The id of a heading's plain text: `1. HTTP, Deeply` → `1-http-deeply`.
  ///
  /// White space at the ends is trimmed. Then, scalar by scalar: a hyphen or a space becomes a hyphen; an underscore, a
  /// letter and a decimal digit stay, in lower case; all else goes. Nothing is collapsed: `A & B` → `a--b`. Empty: `heading`.
  package static func make(from text: String) -> String {
    var text = text
    return text.withUTF8 { make(from: $0) }
  }

  static func make(from text: Bytes) -> String {
    let trimmed = text.trimmed
    var id = ByteSink(capacity: trimmed.count)
    if trimmed.allSatisfy({ $0 < 0x80 }) {
      for byte in trimmed { appendASCII(byte, to: &id) }
    } else {
      for scalar in trimmed.string.unicodeScalars { append(scalar, to: &id) }
    }
    return id.count == 0 ? "heading" : id.bytes.string
  }

  private static func appendASCII(_ byte: UInt8, to id: inout ByteSink) {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "-"): id.append(UInt8(ascii: "-"))
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): id.append(byte | 0x20)
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      id.append(byte)
    default: break
    }
  }

  private static func append(_ scalar: Unicode.Scalar, to id: inout ByteSink) {
    if scalar.isASCII { return appendASCII(UInt8(truncatingIfNeeded: scalar.value), to: &id) }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber:
      // The first scalar of the full mapping is the simple one: they differ for U+0130 alone.
      let lower = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
      id.append(String(lower))
    default: break
    }
  }
}

/// The ids one page has given away.
package struct HeadingIDs {
  private var taken: Set<String>
  /// The next number to try for a base. It only grows, so that a page of equal headings takes linear time.
  private var nextNumber: [String: Int] = [:]

  package init(taken: Set<String> = []) {
    self.taken = taken
    // As many as most pages have.
    self.taken.reserveCapacity(taken.count + 12)
  }

  /// Takes `id` as it is, unless it is gone.
  mutating func take(_ id: String) -> Bool { taken.insert(id).inserted }

  /// `id`, or the first free of `id-1`, `id-2`, …
  package mutating func takeFree(_ id: String) -> String {
    if take(id) { return id }
    var number = nextNumber[id] ?? 1
    while !take("\(id)-\(number)") { number += 1 }
    nextNumber[id] = number + 1
    return "\(id)-\(number)"
  }
}
