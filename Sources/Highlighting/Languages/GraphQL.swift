extension Grammar {
  static let graphQL = Grammar(
    words: Words(
      Words.group(.keyword, before: .function, "query mutation subscription fragment"),
      Words.group(.keyword, before: .type, "type interface enum input union scalar implements on"),
      Words.group(.keyword, "extend schema directive repeatable true false null"),
      Words.group(.type, "Boolean Float ID Int String")),
    operators: ByteSet("=|&!"),
    quotes: [Quote("\"", triples: true)],
    sigils: [Sigil("$", .variable), Sigil("@", .meta)],
    comments: .hash, traits: [.calls, .capitalTypes, .keys])
}
