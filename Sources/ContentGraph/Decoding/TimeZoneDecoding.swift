import Diagnostics

extension FieldReader {
  /// Minutes east of UTC: `UTC`, `Z`, `+05:30`, `-0800`.
  ///
  /// A name such as `Europe/Berlin` is refused: what it means depends on the machine's time-zone database, and the same
  /// content must publish the same pages everywhere.
  mutating func timeZone() -> Int? {
    guard let written = string("timeZone") else { return nil }
    if let minutes = FixedOffset.minutes(written.value) { return minutes }
    reportBadValue(
      "'\(written.value)' is not a fixed offset from UTC", at: written.range,
      help: "write UTC or an offset such as +05:30; names of zones depend on the machine's time-zone database")
    return nil
  }
}

private enum FixedOffset {
  static func minutes(_ text: String) -> Int? {
    if ["UTC", "utc", "Z", "GMT"].contains(text) { return 0 }
    let bytes = Array(text.utf8)
    guard let sign = bytes.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return nil }
    var digits = Array(bytes.dropFirst())
    if digits.count == 5, digits[2] == UInt8(ascii: ":") { digits.remove(at: 2) }
    guard digits.count == 4, digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
    let numbers = digits.map { Int($0 - 0x30) }
    let (hours, minutes) = (numbers[0] * 10 + numbers[1], numbers[2] * 10 + numbers[3])
    guard hours < 24, minutes < 60 else { return nil }
    return (hours * 60 + minutes) * (sign == UInt8(ascii: "-") ? -1 : 1)
  }
}
