/// A date as an author wrote it: a day, perhaps a time of that day, perhaps an offset from UTC.
///
/// What was left out stays left out; `instant` fills it in from the site's time zone. It is printed from the offset it
/// was written with, never from the machine's.
package struct Timestamp: Hashable, Sendable {
  package var year: Int
  /// 1…12.
  package var month: Int
  /// 1…31, checked against the month.
  package var day: Int
  package var time: Time?
  /// Minutes east of UTC; nil when the text had no offset.
  package var offset: Int?

  package struct Time: Hashable, Sendable {
    package var hour: Int
    package var minute: Int
    package var second: Int

    package init(hour: Int, minute: Int, second: Int) {
      self.hour = hour
      self.minute = minute
      self.second = second
    }
  }

  /// Nil when there is no such day or time in the Gregorian calendar.
  package init?(year: Int, month: Int, day: Int, time: Time? = nil, offset: Int? = nil) {
    guard (0...9999).contains(year), (1...12).contains(month), day >= 1, day <= Self.days(in: month, of: year) else {
      return nil
    }
    if let time {
      guard (0...23).contains(time.hour), (0...59).contains(time.minute), (0...60).contains(time.second) else {
        return nil
      }
    }
    if let offset { guard abs(offset) < 24 * 60 else { return nil } }
    self.year = year
    self.month = month
    self.day = day
    self.time = time
    self.offset = offset
  }

  /// Seconds since 1970-01-01T00:00:00Z.
  ///
  /// - Parameter zone: minutes east of UTC, for a text without an offset.
  package func instant(inZone zone: Int) -> Int {
    let seconds = time.map { $0.hour * 3600 + $0.minute * 60 + $0.second } ?? 0
    return Self.daysSinceEpoch(year: year, month: month, day: day) * 86400 + seconds - (offset ?? zone) * 60
  }

  /// Days from 1970-01-01 in the proleptic Gregorian calendar (Howard Hinnant, "chrono-Compatible Low-Level Date
  /// Algorithms", `days_from_civil`).
  package static func daysSinceEpoch(year: Int, month: Int, day: Int) -> Int {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
