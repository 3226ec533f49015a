import Glibc

/// Decimals as Python's `repr` and `round` treat them.
enum PythonFloat {
  /// The shortest digits that read back the same, with an exponent below 1e-4 and from 1e16 on.
  ///
  ///     0.1 → "0.1"    3.0 → "3.0"    1e16 → "1e+16"    0.00001 → "1e-05"
  static func spelling(of value: Double) -> String {
    guard value.isFinite else { return value.isNaN ? "nan" : value < 0 ? "-inf" : "inf" }
    let swift = value.description
    // Swift turns to exponents at 2^53 already; everything else is spelled alike.
    guard abs(value) >= 9_007_199_254_740_992, abs(value) < 1e16, let mark = swift.firstIndex(of: "e") else {
      return swift
    }
    let sign = value < 0 ? "-" : ""
    let digits = swift[..<mark].filter(\.isNumber)
    return sign + digits + String(repeating: "0", count: max(0, 16 - digits.count)) + ".0"
  }

  /// To `precision` places, by the exact value, ties to even: 2.675 → 2.67, 0.5 → 0.0.
  static func rounded(_ value: Double, to precision: Int) -> Double {
    guard value.isFinite else { return value }
    guard precision > 0 else {
      let unit = power(of: -max(precision, -308))
      return (value / unit).rounded(.toNearestOrEven) * unit
    }
    guard precision < 300 else { return value }
    var buffer = [CChar](repeating: 0, count: 700)
    _ = withVaList([Int32(precision), value]) { vsnprintf(&buffer, buffer.count, "%.*f", $0) }
    return buffer.withUnsafeBufferPointer { strtod($0.baseAddress!, nil) }
  }

  static func power(of exponent: Int) -> Double {
    var result = 1.0
    for _ in 0..<min(abs(exponent), 308) { result *= 10 }
    return exponent < 0 ? 1 / result : result
  }
}
