import Diagnostics

/// A key that is there twice: TOML, YAML and JSON alike refuse to guess which is meant.
enum DuplicateKey {
  static let rule = Rule("duplicate-key", .error, "A key stands once in its table.")

  static func report(_ key: String, at range: SourceRange, first: SourceRange?, to findings: inout Findings) {
    findings.report(
      Diagnostic(
        rule, "'\(key)' is set twice", at: range, label: "again here",
        related: first.map { [Diagnostic.Related($0, "first set here")] } ?? [],
        help: "a key stands once in its table; keep one of the two"))
  }
}

/// `Draft` beside `draft`: two keys to the format, one to every look-up, as in Hugo.
enum KeysDifferingInCase {
  static let rule = Rule(
    "keys-differ-in-case", .warning, isWaivable: true, "Keys of one table differ in more than their letters' case.")

  static func check(_ entries: [FrontMatter.Entry], reportingTo findings: inout Findings) {
    guard entries.contains(where: { $0.key.utf8.contains { $0 >= 0x41 && $0 <= 0x5A } }) else { return }
    var firsts: [String: FrontMatter.Entry] = [:]
    for entry in entries {
      let folded = entry.key.lowercased()
      guard let first = firsts[folded] else {
        firsts[folded] = entry
        continue
      }
      guard first.key != entry.key else { continue }
      findings.report(
        Diagnostic(
          rule, "'\(entry.key)' and '\(first.key)' are the same key", at: entry.keyRange,
          related: [Diagnostic.Related(first.keyRange, "first set here")],
          help: "the case of letters in keys does not count; keep one of the two"))
    }
  }
}
