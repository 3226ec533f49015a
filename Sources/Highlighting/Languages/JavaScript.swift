extension Grammar {
  static let javaScript = Grammar(
    words: Words(Words.javaScriptGroups),
    wordBytes: .word.union("$"),
    operators: ByteSet("+-*/%=<>!&|^~?"),
    quotes: Quote.javaScript,
    sigils: [Sigil("@", .meta, isDotted: true)],
    comments: [.slashes, .block], traits: [.calls, .regularExpressions])
}

extension Grammar.Quote {
  static let javaScript = [
    Grammar.Quote("\""), Grammar.Quote("'"), Grammar.Quote("`", spansLines: true, interpolation: .dollar),
  ]
}

extension Words {
  static let javaScriptGroups = [
    group(.keyword, before: .function, "function"),
    group(.keyword, before: .type, "class extends"),
    group(.keyword, isValue: true, "this super null true false undefined NaN Infinity"),
    group(
      .keyword,
      """
      async await break case catch const continue debugger default delete do else export finally for from if import in
      instanceof let new of return static switch throw try typeof var void while with yield constructor
      """),
    group(
      .type,
      """
      AbortController Array ArrayBuffer BigInt Boolean Buffer DataView Date Error EvalError Float32Array Float64Array
      FormData Function Headers Int8Array Int16Array Int32Array Intl JSON Map Math Number Object Promise Proxy RangeError
      ReferenceError Reflect RegExp Request Response Set String Symbol SyntaxError TypeError URIError URL URLSearchParams
      Uint8Array Uint16Array Uint32Array WeakMap WeakRef WeakSet
      """),
    group(.variable, "document window globalThis process"),
  ]
}
