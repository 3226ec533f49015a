extension Timestamp {
  /// Reads the ways Hugo's users write dates.
  ///
  ///     2023-10-15T13:18:50-07:00   2023-10-15T13:18:50-0700   2023-10-15T13:18:50Z
  ///     2023-10-15T13:18:50         2023-10-15 13:18:50        2023-10-15         15 Oct 2023
  ///
  /// Fractions of a second are read and dropped. Nil for anything else, and for days and times that do not exist.
  package init?(hugo text: String) {
    var reader = DateReader(Array(text.utf8))
    guard let timestamp = reader.readNumericDate() ?? reader.readNamedDate() else { return nil }
    self = timestamp
  }

  /// Reads what YAML's plain scalars may hold: the forms above that start with a four-digit year.
  init?(numeric text: String) {
    var reader = DateReader(Array(text.utf8))
    guard let timestamp = reader.readNumericDate() else { return nil }
    self = timestamp
  }
}

/// A cursor over a date. Every `read` puts the cursor back when it finds something else.
private struct DateReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func readNumericDate() -> Timestamp? {
    position = 0
    guard let year = readNumber(digits: 4), read("-"), let month = readNumber(digits: 2), read("-"),
      let day = readNumber(digits: 2)
    else { return nil }
    if isAtEnd { return Timestamp(year: year, month: month, day: day) }
    guard read("T") || read("t") || read(" "), let time = readTime() else { return nil }
    let offset = readOffset()
    guard isAtEnd else { return nil }
    return Timestamp(year: year, month: month, day: day, time: time, offset: offset)
  }

  /// `15 Oct 2023`
  mutating func readNamedDate() -> Timestamp? {
    position = 0
    guard let day = readNumber(digits: 2) ?? readNumber(digits: 1), read(" "), let month = readMonth(), read(" "),
      let year = readNumber(digits: 4), isAtEnd
    else { return nil }
    return Timestamp(year: year, month: month, day: day)
  }

  private var isAtEnd: Bool { position == bytes.count }

  private mutating func readTime() -> Timestamp.Time? {
    guard let hour = readNumber(digits: 2), read(":"), let minute = readNumber(digits: 2), read(":"),
      let second = readNumber(digits: 2)
    else { return nil }
    if position + 1 < bytes.count, bytes[position] == UInt8(ascii: "."), isDigit(bytes[position + 1]) {
      position += 1
      while position < bytes.count, isDigit(bytes[position]) { position += 1 }
    }
    return Timestamp.Time(hour: hour, minute: minute, second: second)
  }

  /// `Z`, `+05:30`, `+0530`, with a space before it or without; nil when there is none.
  private mutating func readOffset() -> Int? {
    let start = position
    _ = read(" ")
    if read("Z") || read("z") { return 0 }
    let sign = read("+") ? 1 : read("-") ? -1 : 0
    guard sign != 0, let hours = readNumber(digits: 2) else {
      position = start
      return nil
    }
    _ = read(":")
    guard let minutes = readNumber(digits: 2), hours < 24, minutes < 60 else {
      position = start
      return nil
    }
    return sign * (hours * 60 + minutes)
  }

  private mutating func readMonth() -> Int? {
    guard position + 3 <= bytes.count else { return nil }
    let name = String(decoding: bytes[position..<position + 3], as: UTF8.self).lowercased()
    guard let index = Timestamp.monthNames.firstIndex(where: { $0.prefix(3).lowercased() == name }) else { return nil }
    position += 3
    return index + 1
  }

  private mutating func readNumber(digits count: Int) -> Int? {
    guard position + count <= bytes.count, bytes[position..<position + count].allSatisfy(isDigit) else { return nil }
    defer { position += count }
    return bytes[position..<position + count].reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  private mutating func read(_ character: Unicode.Scalar) -> Bool {
    guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }
}

private func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
