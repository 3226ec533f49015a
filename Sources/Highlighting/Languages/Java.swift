extension Grammar {
  static let java = Grammar(
    words: Words(
      Words.group(.keyword, before: .type, "class interface enum extends implements throws"),
      Words.group(.keyword, isValue: true, "this super null true false"),
      Words.group(
        .keyword,
        """
        abstract assert break case catch const continue default do else final finally for goto if import instanceof native
        new package permits private protected public record return sealed static strictfp switch synchronized throw
        transient try var volatile while yield
        """),
      Words.group(.type, "boolean byte char double float int long short void")),
    wordBytes: .word.union("$"),
    operators: ByteSet("+-*/%=<>!&|^~?"),
    quotes: [Quote("\"", triples: true), Quote("'")],
    sigils: [Sigil("@", .meta, isDotted: true)],
    comments: [.slashes, .block], traits: [.calls, .capitalTypes])
}
