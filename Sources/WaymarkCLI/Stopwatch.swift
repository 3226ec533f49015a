import Glibc

/// What a run took, for the line at its end.
struct Stopwatch {
  private let start = Self.now()

  /// With two decimals, whatever the locale.
  var seconds: String {
    let hundredths = (Self.now() - start + 5_000_000) / 10_000_000
    let fraction = String(hundredths % 100)
    return "\(hundredths / 100).\(fraction.count < 2 ? "0" + fraction : fraction)"
  }

  /// The most memory this process has held.
  static var peakMegabytes: Int {
    var usage = rusage()
    guard getrusage(RUSAGE_SELF.rawValue, &usage) == 0 else { return 0 }
    return (usage.ru_maxrss + 1023) / 1024
  }

  private static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}

/// A line that says what is going on, on a terminal only; it is wiped before anything else is printed.
struct Progress {
  let isShown: Bool

  func show(_ text: String) { if isShown { Console.error("\r\u{1B}[K\(text) …") } }

  func clear() { if isShown { Console.error("\r\u{1B}[K") } }
}
