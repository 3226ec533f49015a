/// Text as Python's `str` methods and Jinja's filters treat it: by code points.
enum Text {
  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || (0x1C...0x1F).contains(scalar.value)
  }

  private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  static func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !isSpace($0) }), let last = scalars.lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(scalars[first...last])
  }

  static func capitalized(_ text: String) -> String {
    guard let first = text.unicodeScalars.first else { return "" }
    return first.properties.titlecaseMapping + String(text.unicodeScalars.dropFirst()).lowercased()
  }

  /// `hello wide-world` → `Hello Wide-World`: a word starts behind white space and any of `-({[<`.
  static func titled(_ text: String) -> String {
    var result = ""
    var word = ""
    var isFirst = true
    for scalar in text.unicodeScalars {
      if isSpace(scalar) || "-({[<".unicodeScalars.contains(scalar) {
        result += word.lowercased()
        result.unicodeScalars.append(scalar)
        word = ""
        isFirst = true
      } else if isFirst {
        result += scalar.properties.uppercaseMapping
        isFirst = false
      } else {
        word.unicodeScalars.append(scalar)
      }
    }
    return result + word.lowercased()
  }

  static func reversed(_ text: String) -> String { string(text.unicodeScalars.reversed()) }

  static func contains(_ text: String, _ part: String) -> Bool {
    let whole = Array(text.utf8)
    return find(Array(part.utf8), in: whole, from: 0) != nil
  }

  private static func find(_ part: [UInt8], in whole: [UInt8], from start: Int) -> Int? {
    guard whole.count - start >= part.count else { return nil }
    for index in start...(whole.count - part.count) where whole[index...].starts(with: part) { return index }
    return nil
  }

  static func replacing(_ old: String, with new: String, in text: String, atMost limit: Int) -> String {
    let (whole, old, new) = (Array(text.utf8), Array(old.utf8), Array(new.utf8))
    guard !old.isEmpty else { return interleaving(new, in: text, atMost: limit) }
    var result: [UInt8] = []
    var position = 0
    var count = 0
    while count < limit, let index = find(old, in: whole, from: position) {
      result += whole[position..<index] + new
      position = index + old.count
      count += 1
    }
    result += whole[position...]
    return String(decoding: result, as: UTF8.self)
  }

  /// Python's `replace("", new)` puts `new` before every character and at the end.
  private static func interleaving(_ new: [UInt8], in text: String, atMost limit: Int) -> String {
    var result = ""
    var count = 0
    let addition = String(decoding: new, as: UTF8.self)
    for scalar in text.unicodeScalars {
      if count < limit { result += addition }
      count += 1
      result.unicodeScalars.append(scalar)
    }
    return count < limit ? result + addition : result
  }

  /// Jinja's `truncate`: at most `length` characters with `end`, cut behind a word unless `killsWords`; what is at most
  /// `leeway` longer stays whole.
  static func truncated(_ text: String, to length: Int, killsWords: Bool, end: String, leeway: Int) -> String {
    let scalars = Array(text.unicodeScalars)
    guard scalars.count > length, scalars.count - length > leeway else { return text }
    let kept = scalars.prefix(max(0, length - end.unicodeScalars.count))
    if killsWords { return string(kept) + end }
    let words = kept.lastIndex(of: " ").map { kept[..<$0] } ?? kept
    return string(words) + end
  }

  /// Python's `int(text)`, then `int(float(text))`.
  static func integer(_ text: String) -> Int? {
    let word = trimmed(text)
    let bytes = Array(word.utf8)
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "_") {
      let isBetween = index > 0 && index + 1 < bytes.count && isDigit(bytes[index - 1]) && isDigit(bytes[index + 1])
      if !isBetween { return nil }
    }
    let digits = String(decoding: bytes.filter { $0 != UInt8(ascii: "_") }, as: UTF8.self)
    if let value = Int(digits) { return value }
    guard bytes.allSatisfy({ isDigit($0) || "+-.eE_".utf8.contains($0) }), let value = Double(digits) else {
      return nil
    }
    return integer(value)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// Without the fraction, at most what 64 bits hold.
  static func integer(_ value: Double) -> Int? {
    guard value.isFinite else { return nil }
    return Int(exactly: value.rounded(.towardZero)) ?? (value < 0 ? .min : .max)
  }
}
