import Diagnostics

/// How deep and how wide front matter may be. Each bound is reported once; what lies beyond it is left out.
struct FrontMatterBounds {
  static let tooDeep = Rule(
    "front-matter-too-deep", .error, "Lists and tables in front matter nest to a bounded depth.")
  static let tooManyKeys = Rule("front-matter-too-many-keys", .error, "Front matter has a bounded number of keys.")

  let depth: Int
  let keys: Int
  private var keyCount = 0
  private var saidTooDeep = false
  private var saidTooManyKeys = false

  init(limits: MarkupOptions.Limits) {
    depth = limits.frontMatterDepth
    keys = limits.frontMatterKeys
  }

  var isExceeded: Bool { saidTooDeep || saidTooManyKeys }

  /// Whether a list or table may stand at `level` (one for what is a value at the top).
  mutating func allows(level: Int, at range: SourceRange, reportingTo findings: inout Findings) -> Bool {
    guard level > depth else { return true }
    if !saidTooDeep {
      saidTooDeep = true
      findings.report(
        Diagnostic(
          Self.tooDeep, "lists and tables are nested deeper than \(depth) levels here", at: range,
          help: "front matter nests \(depth) levels at most; what lies deeper is not read"))
    }
    return false
  }

  /// Counts a key.
  mutating func allowsKey(at range: SourceRange, reportingTo findings: inout Findings) -> Bool {
    keyCount += 1
    guard keyCount > keys else { return true }
    if !saidTooManyKeys {
      saidTooManyKeys = true
      findings.report(
        Diagnostic(
          Self.tooManyKeys, "the front matter has more than \(keys) keys", at: range, label: "one too many",
          help: "front matter has \(keys) keys at most; what follows is not read"))
    }
    return false
  }
}
