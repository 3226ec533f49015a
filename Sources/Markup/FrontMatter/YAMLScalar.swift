import Diagnostics

/// What a plain scalar means in YAML 1.2's core schema; a date is what looks like one in the forms Hugo knows.
///
///     true → true   ~ → nothing   0x1F → 31   yes → "yes"   2023-10-15 → a date   1.2.3 → "1.2.3"
enum YAMLScalar {
  /// `isOutOfRange` when it is a number too large for 64 bits: then the value is the nearest there is.
  static func value(of text: String) -> (value: FrontMatter.Value, isOutOfRange: Bool) {
    switch text {
    case "", "~", "null", "Null", "NULL": return (.null, false)
    case "true", "True", "TRUE": return (.boolean(true), false)
    case "false", "False", "FALSE": return (.boolean(false), false)
    case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF": return (.decimal(.infinity), false)
    case "-.inf", "-.Inf", "-.INF": return (.decimal(-.infinity), false)
    case ".nan", ".NaN", ".NAN": return (.decimal(.nan), false)
    default: break
    }
    guard let first = text.utf8.first, (0x30...0x39).contains(first) || [0x2B, 0x2D, 0x2E].contains(first) else {
      return (.string(text), false)
    }
    return integer(text) ?? decimal(text) ?? (Timestamp(numeric: text).map { .date($0) } ?? .string(text), false)
  }

  private static func integer(_ text: String) -> (FrontMatter.Value, Bool)? {
    let bytes = Array(text.utf8)
    let radix = bytes.starts(with: [0x30, 0x78]) ? 16 : bytes.starts(with: [0x30, 0x6F]) ? 8 : 10
    let digits = radix == 10 ? (bytes[0] == 0x2B || bytes[0] == 0x2D ? bytes.dropFirst() : bytes[...]) : bytes[2...]
    guard !digits.isEmpty, digits.allSatisfy({ isDigit($0, radix: radix) }) else { return nil }
    let written = radix == 10 ? text : String(decoding: digits, as: UTF8.self)
    guard let number = Int(written, radix: radix) else {
      return (.decimal(radix == 10 ? Double(text) ?? .infinity : .infinity), true)
    }
    return (.integer(number), false)
  }

  private static func isDigit(_ byte: UInt8, radix: Int) -> Bool {
    switch byte {
    case 0x30...0x37: true
    case 0x38, 0x39: radix >= 10
    case 0x41...0x46, 0x61...0x66: radix == 16
    default: false
    }
  }

  /// `[-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?`
  private static func decimal(_ text: String) -> (FrontMatter.Value, Bool)? {
    var rest = Array(text.utf8)[...]
    func skipDigits() -> Int {
      let count = rest.prefix { isDigit($0, radix: 10) }.count
      rest = rest.dropFirst(count)
      return count
    }
    func skip(_ bytes: [UInt8]) -> Bool {
      guard let first = rest.first, bytes.contains(first) else { return false }
      rest = rest.dropFirst()
      return true
    }
    _ = skip([0x2B, 0x2D])
    let whole = skipDigits()
    let fraction = skip([0x2E]) ? skipDigits() : 0
    guard whole + fraction > 0 else { return nil }
    if skip([0x65, 0x45]) {
      _ = skip([0x2B, 0x2D])
      guard skipDigits() > 0 else { return nil }
    }
    guard rest.isEmpty, let number = Double(text) else { return nil }
    return (.decimal(number), number.isInfinite)
  }
}
