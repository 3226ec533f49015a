// Code → tokens, at build time, so that readers need no script for it. The scanners only say where a token lies; whoever
// writes the page writes the code itself, once, from start to end. Hence no scanner can lose, add or escape anything.
//
// Every scanner goes forward only, keeps what is open on a stack of its own, and looks ahead no further than it then
// goes: its time is linear in the code, whatever the code is.

package typealias Code = UnsafeBufferPointer<UInt8>

/// A run of code of one kind. What lies between tokens is plain: blanks, punctuation, most names.
package struct Token: Equatable, Sendable {
  package var start: Int
  package var end: Int
  package var kind: Kind

  /// What a token is to a reader. The value is the letter of its class: `hl-k`.
  package enum Kind: UInt8, CaseIterable, Sendable {
    case keyword = 0x6B  // k
    case string = 0x73  // s
    case comment = 0x63  // c
    case number = 0x6E  // n
    /// The name of a function or a command, where it is defined or called.
    case function = 0x66  // f
    /// A type, or an element's tag.
    case type = 0x74  // t
    case operation = 0x6F  // o
    /// A variable, an attribute, a key.
    case variable = 0x76  // v
    /// What is about the code: decorators, directives, names of headers, prompts.
    case meta = 0x6D  // m
  }
}

package enum Highlighter {
  /// The tokens of code in a language, in order. They never touch another of their kind, never begin or end with a blank,
  /// and never cut a character of UTF-8. Empty for a language that is not known.
  ///
  ///     SELECT 1   →   [Token(start: 0, end: 6, kind: .keyword), Token(start: 7, end: 8, kind: .number)]
  package static func tokens(of code: Code, language: String) -> [Token] {
    guard let start = code.baseAddress, let language = Language(named: language) else { return [] }
    var scanner = Scanner(start, count: code.count)
    scanner.scan(language)
    return scanner.tokens
  }
}
