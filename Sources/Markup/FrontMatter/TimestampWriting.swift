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
    guard let time else { return dateText }
    return "\(dateText)T\(timeText(time))\(offset.map { offsetText($0, utc: "Z", separator: ":") } ?? "")"
  }

  /// Complete, as feeds and sitemaps need it: `2024-07-01T00:00:00+05:30`.
  ///
  /// - Parameter zone: minutes east of UTC, for a text without an offset.
  package func rfc3339(inZone zone: Int) -> String {
    let time = time ?? Time(hour: 0, minute: 0, second: 0)
    return "\(dateText)T\(timeText(time))\(offsetText(offset ?? zone, utc: "Z", separator: ":"))"
  }

  /// For RSS: `Mon, 01 Jul 2024 03:13:23 +0530`.
  ///
  /// - Parameter zone: minutes east of UTC, for a text without an offset.
  package func rfc822(inZone zone: Int) -> String {
    let time = time ?? Time(hour: 0, minute: 0, second: 0)
    let name = Self.monthNames[month - 1].prefix(3)
    let offset = offsetText(offset ?? zone, utc: "+0000", separator: "")
    return "\(Self.weekdayNames[weekday]), \(two(day)) \(name) \(four(year)) \(timeText(time)) \(offset)"
  }

  /// `1 July 2024`
  package var englishLong: String { "\(day) \(Self.monthNames[month - 1]) \(year)" }

  /// 0 is Sunday.
  private var weekday: Int {
    let days = Self.daysSinceEpoch(year: year, month: month, day: day)
    return ((days + 4) % 7 + 7) % 7
  }

  private var dateText: String { "\(four(year))-\(two(month))-\(two(day))" }

  private func timeText(_ time: Time) -> String { "\(two(time.hour)):\(two(time.minute)):\(two(time.second))" }

  private func offsetText(_ minutes: Int, utc: String, separator: String) -> String {
    guard minutes != 0 else { return utc }
    return "\(minutes < 0 ? "-" : "+")\(two(abs(minutes) / 60))\(separator)\(two(abs(minutes) % 60))"
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

private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

private func four(_ number: Int) -> String {
  let digits = "\(number)"
  return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}
