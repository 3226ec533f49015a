extension Timestamp {
  static let monthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
  private static let weekdayNames = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]

  /// The date and time of an instant, as a clock with this offset shows it; within the years 0 to 9999.
  ///
  ///     Timestamp(instant: 1_719_783_803, offset: 330)   →   2024-07-01T03:13:23+05:30
  package init(instant: Int, offset: Int) {
    let first = Self.daysSinceEpoch(year: 0, month: 1, day: 1) * 86400
    let last = Self.daysSinceEpoch(year: 9999, month: 12, day: 31) * 86400 + 86399
    let bounded = min(max(instant, first - offset * 60), last - offset * 60) + offset * 60
    let days = bounded >= 0 ? bounded / 86400 : (bounded - 86399) / 86400
    let second = bounded - days * 86400
    let (year, month, day) = Self.civil(fromDays: days)
    let time = Time(hour: second / 3600, minute: second / 60 % 60, second: second % 60)
    guard let timestamp = Timestamp(year: year, month: month, day: day, time: time, offset: offset) else {
      preconditionFailure("an offset is less than a day")
    }
    self = timestamp
  }

  /// As it was written, for people and for `datetime` attributes: what was left out stays out.
  ///
  ///     2024-07-01   2024-07-01T03:13:23   2024-07-01T03:13:23+05:30   2024-06-30T21:43:23Z
  package var iso8601: String {
    TimeText.string { text in
      write(&text, time)
      if time != nil, let offset { text.append(offset: offset, utc: "Z", separator: ":") }
    }
  }

  /// Complete, as feeds and sitemaps need it: `2024-07-01T00:00:00+05:30`.
  ///
  /// - Parameter zone: minutes east of UTC, for a text without an offset.
  package func rfc3339(inZone zone: Int) -> String {
    TimeText.string { text in
      write(&text, time ?? .midnight)
      text.append(offset: offset ?? zone, utc: "Z", separator: ":")
    }
  }

  private func write(_ text: inout TimeText, _ time: Time?) {
    text.append(year, digits: 4)
    text.append("-")
    text.append(month, digits: 2)
    text.append("-")
    text.append(day, digits: 2)
    guard let time else { return }
    text.append("T")
    text.append(time)
  }

  /// For RSS: `Mon, 01 Jul 2024 03:13:23 +0530`.
  ///
  /// - Parameter zone: minutes east of UTC, for a text without an offset.
  package func rfc822(inZone zone: Int) -> String {
    let rest = TimeText.string { text in
      text.append(year, digits: 4)
      text.append(" ")
      text.append(time ?? .midnight)
      text.append(" ")
      text.append(offset: offset ?? zone, utc: "+0000", separator: "")
    }
    let day = day < 10 ? "0\(day)" : "\(day)"
    return "\(Self.weekdayNames[weekday]), \(day) \(Self.monthNames[month - 1].prefix(3)) \(rest)"
  }

  /// `1 July 2024`
  package var englishLong: String { "\(day) \(Self.monthNames[month - 1]) \(year)" }

  /// 0 is Sunday.
  private var weekday: Int {
    let days = Self.daysSinceEpoch(year: year, month: month, day: day)
    return ((days + 4) % 7 + 7) % 7
  }

  /// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`.
  private static func civil(fromDays days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }
}

extension Timestamp.Time {
  fileprivate static let midnight = Timestamp.Time(hour: 0, minute: 0, second: 0)
}

/// The characters of a time, put where they will stay: every page of a site has two times in its head.
private struct TimeText {
  private let room: UnsafeMutableBufferPointer<UInt8>
  private var count = 0

  static func string(_ write: (inout TimeText) -> Void) -> String {
    String(unsafeUninitializedCapacity: "2024-07-01T03:13:23+05:30".utf8.count) { room in
      var text = TimeText(room: room)
      write(&text)
      return text.count
    }
  }

  private init(room: UnsafeMutableBufferPointer<UInt8>) { self.room = room }

  mutating func append(_ text: StaticString) {
    for index in 0..<text.utf8CodeUnitCount { append(text.utf8Start[index]) }
  }

  mutating func append(_ number: Int, digits: Int) {
    if digits > 1 { append(number / 10, digits: digits - 1) }
    append(UInt8(ascii: "0") + UInt8(number % 10))
  }

  mutating func append(_ time: Timestamp.Time) {
    append(time.hour, digits: 2)
    append(":")
    append(time.minute, digits: 2)
    append(":")
    append(time.second, digits: 2)
  }

  mutating func append(offset minutes: Int, utc: StaticString, separator: StaticString) {
    if minutes == 0 { return append(utc) }
    append(minutes < 0 ? "-" : "+")
    append(abs(minutes) / 60, digits: 2)
    append(separator)
    append(abs(minutes) % 60, digits: 2)
  }

  private mutating func append(_ byte: UInt8) {
    precondition(count < room.count, "a time is longer than any has room for")
    room[count] = byte
    count += 1
  }
}
