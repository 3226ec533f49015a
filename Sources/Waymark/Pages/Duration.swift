/// How long something takes, in words.
///
///     Duration(minutes: 80).text   →   1 h 20 min
struct Duration {
  let minutes: Int

  /// Nil for nothing at all.
  var text: String? {
    switch (minutes / 60, minutes % 60) {
    case (0, 0): nil
    case (0, let rest): "\(rest) min"
    case (let hours, 0): "\(hours) h"
    case (let hours, let rest): "\(hours) h \(rest) min"
    }
  }
}
