extension Grammar {
  static let typeScript = Grammar(
    words: Words(
      Words.javaScriptGroups + [
        Words.group(.keyword, before: .type, "interface enum implements namespace"),
        Words.group(
          .keyword,
          """
          abstract accessor as asserts declare infer is keyof module override private protected public readonly satisfies
          type unique
          """),
        Words.group(
          .type,
          """
          any bigint boolean never number object string symbol unknown Awaited Exclude Extract Iterable Iterator NonNullable
          Omit Partial Pick Readonly Record Required ReturnType
          """),
      ]),
    wordBytes: .word.union("$"),
    operators: ByteSet("+-*/%=<>!&|^~?"),
    quotes: Quote.javaScript,
    sigils: [Sigil("@", .meta, isDotted: true)],
    comments: [.slashes, .block], traits: [.calls, .capitalTypes, .regularExpressions])
}
