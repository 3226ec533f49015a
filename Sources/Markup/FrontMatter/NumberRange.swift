import Diagnostics

/// Numbers that 64 bits cannot hold.
enum NumberRange {
  static let rule = Rule("number-out-of-range", .error, "A number fits 64 bits.")
  static let help = "an integer fits 64 bits, a decimal number a double; put it in quotes if it is text"

  static func report(_ written: String, at range: SourceRange, to findings: inout Findings) {
    findings.report(Diagnostic(rule, message(written), at: range, help: help))
  }

  static func message(_ written: String) -> String { "the number \(written.prefix(40)) is too large" }
}
