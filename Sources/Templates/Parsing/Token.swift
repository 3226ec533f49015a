import Diagnostics

/// One word or sign inside `{{ }}` or `{% %}`.
struct Token: Sendable {
  enum Kind: Equatable, Sendable {
    case name(String)
    case text(String)
    case integer(Int)
    case decimal(Double)
    case symbol(Symbol)
  }

  let kind: Kind
  let range: SourceRange

  var description: String {
    switch kind {
    case .name(let name): "'\(name)'"
    case .text: "a text"
    case .integer, .decimal: "a number"
    case .symbol(let symbol): "'\(symbol.rawValue)'"
    }
  }
}

/// The signs of the language.
enum Symbol: String, CaseIterable, Sendable {
  // The longer ones first: the lexer takes the first that fits.
  case equal = "=="
  case notEqual = "!="
  case lessOrEqual = "<="
  case greaterOrEqual = ">="
  case floorDivide = "//"
  case power = "**"
  case less = "<"
  case greater = ">"
  case assign = "="
  case plus = "+"
  case minus = "-"
  case times = "*"
  case divide = "/"
  case remainder = "%"
  case concatenate = "~"
  case openParenthesis = "("
  case closeParenthesis = ")"
  case openBracket = "["
  case closeBracket = "]"
  case openBrace = "{"
  case closeBrace = "}"
  case dot = "."
  case comma = ","
  case colon = ":"
  case pipe = "|"

  /// All of them by their bytes.
  static let spelled = allCases.map { symbol in
    let bytes = Array(symbol.rawValue.utf8)
    return (symbol: symbol, first: bytes[0], second: bytes.count > 1 ? bytes[1] : nil)
  }
}

extension Rule {
  static let templateSyntax = Rule("template-syntax", .error, "a template is not written as the language asks")
  static let unknownTag = Rule("unknown-tag", .error, "a template uses a tag the language does not have")
}

/// What makes a tag unreadable. It ends that tag only: the parser reports it and goes on behind the tag.
struct SyntaxError: Error {
  let diagnostic: Diagnostic

  init(_ message: String, at range: SourceRange, label: String? = nil, help: String? = nil) {
    diagnostic = Diagnostic(.templateSyntax, message, at: range, label: label, help: help)
  }
}
