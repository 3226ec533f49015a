import Diagnostics
import Markup

/// A value of the right type that means nothing.
package enum BadValue {
  static let rule = Rule("bad-value", .error, "A value is one of those that its key can have.")

  /// A word that is none of a few: `'begginer' is not a level`.
  static func finding(_ word: String, isNot noun: String, at range: SourceRange, oneOf words: [String]) -> Diagnostic {
    let suggestion = NearMiss.of(word, among: words)
    return Diagnostic(
      rule, "'\(word)' is not \(noun)", at: range, label: suggestion.map { "did you mean '\($0)'?" },
      help: "\(noun) is one of: \(words.joined(separator: ", "))",
      fixes: suggestion.flatMap { Diagnostic.Fix(text: word, at: range, with: $0) }.map { [$0] } ?? [])
  }
}

/// A key that a table cannot do without.
package enum MissingKey {
  static let rule = Rule("missing-key", .error, "Keys that a table cannot do without are there.")

  static func finding(_ key: String, of owner: String, at range: SourceRange, help: String) -> Diagnostic {
    Diagnostic(rule, "\(owner) needs a '\(key)'", at: range, help: help)
  }
}
