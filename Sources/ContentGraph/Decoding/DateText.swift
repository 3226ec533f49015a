import Markup

/// Dates that stand in front matter as strings, in the forms Hugo reads:
///
///     2023-10-15T13:18:50-07:00   …-0700   …Z   2023-10-15T13:18:50   2023-10-15 13:18:50   2023-10-15   15 Oct 2023
enum DateText {
  static func timestamp(_ text: String) -> Timestamp? {
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    if parts.count == 3 { return named(day: parts[0], month: parts[1], year: parts[2]) }
    guard let separator = text.firstIndex(where: { $0 == "T" || $0 == "t" || $0 == " " }) else { return day(text) }
    let rest = text[text.index(after: separator)...]
    let clock = rest.prefix(8)
    let time = clock.split(separator: ":", omittingEmptySubsequences: false).map { number($0, digits: 2) }
    guard let day = day(text[..<separator]), time.count == 3, let hour = time[0], let minute = time[1],
      let second = time[2]
    else { return nil }
    var zone = rest[clock.endIndex...]
    if zone.first == "." { zone = zone.dropFirst().drop { $0.isASCII && $0.isNumber } }
    let offset = minutes(zone)
    guard zone.isEmpty || offset != nil else { return nil }
    return Timestamp(
      year: day.year, month: day.month, day: day.day, time: .init(hour: hour, minute: minute, second: second),
      offset: offset)
  }

  /// `2023-10-15`
  private static func day(_ text: some StringProtocol) -> Timestamp? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, let year = number(parts[0], digits: 4), let month = number(parts[1], digits: 2),
      let day = number(parts[2], digits: 2)
    else { return nil }
    return Timestamp(year: year, month: month, day: day)
  }

  /// `15 Oct 2023`
  private static func named(day: Substring, month: Substring, year: Substring) -> Timestamp? {
    let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    guard let day = number(day, digits: 2) ?? number(day, digits: 1), let year = number(year, digits: 4),
      let month = months.firstIndex(of: month.lowercased())
    else { return nil }
    return Timestamp(year: year, month: month + 1, day: day)
  }

  /// `Z`, `+05:30` or `+0530`, in minutes.
  private static func minutes(_ zone: Substring) -> Int? {
    if zone == "Z" || zone == "z" { return 0 }
    guard let sign = zone.first, sign == "+" || sign == "-" else { return nil }
    var digits = zone.dropFirst()
    if digits.count == 5 { digits.remove(at: digits.index(digits.startIndex, offsetBy: 2)) }
    guard zone.count == 5 || zone.dropFirst(3).first == ":", let value = number(digits, digits: 4), value / 100 < 24,
      value % 100 < 60
    else { return nil }
    return (value / 100 * 60 + value % 100) * (sign == "-" ? -1 : 1)
  }

  private static func number(_ text: some StringProtocol, digits: Int) -> Int? {
    guard text.utf8.count == digits, text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
    return Int(text)
  }
}

extension Timestamp {
  /// As it was written: `2024-07-01`, `2024-07-01T03:13:23+05:30`.
  var writtenForm: String {
    let date = "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
    guard let time else { return date }
    let clock = [time.hour, time.minute, time.second].map { padded($0, to: 2) }.joined(separator: ":")
    guard let offset else { return "\(date)T\(clock)" }
    if offset == 0 { return "\(date)T\(clock)Z" }
    return
      "\(date)T\(clock)\(offset < 0 ? "-" : "+")\(padded(abs(offset) / 60, to: 2)):\(padded(abs(offset) % 60, to: 2))"
  }
}

private func padded(_ number: Int, to width: Int) -> String {
  let digits = "\(number)"
  return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
