import Markup

/// A value of front matter as a test writes it: Swift literals, and `.date("2026-01-31")`.
indirect enum Field: Sendable {
  case string(String)
  case integer(Int)
  case decimal(Double)
  case boolean(Bool)
  case date(Timestamp)
  case list([Field])
  case table([(String, Field)])
  case null

  /// A native date, at midnight without an offset.
  static func date(_ year: Int, _ month: Int, _ day: Int) -> Field {
    guard let timestamp = Timestamp(year: year, month: month, day: day) else { preconditionFailure("no such day") }
    return .date(timestamp)
  }
}

extension Field: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral,
  ExpressibleByStringInterpolation
{
  init(stringLiteral value: String) { self = .string(value) }
  init(integerLiteral value: Int) { self = .integer(value) }
  init(floatLiteral value: Double) { self = .decimal(value) }
  init(booleanLiteral value: Bool) { self = .boolean(value) }
  init(arrayLiteral elements: Field...) { self = .list(elements) }
  init(dictionaryLiteral elements: (String, Field)...) { self = .table(elements) }
  init(nilLiteral: ()) { self = .null }
}

/// The keys of a file's front matter, in order.
struct Fields: ExpressibleByDictionaryLiteral, Sendable {
  var pairs: [(String, Field)]

  init(dictionaryLiteral elements: (String, Field)...) { pairs = elements }
  init(_ pairs: [(String, Field)]) { self.pairs = pairs }
}
