extension Grammar {
  static let hcl = Grammar(
    words: Words(
      Words.group(
        .keyword,
        """
        data dynamic else for if import in locals module output provider resource terraform variable
        """),
      Words.group(.keyword, "true false null"),
      Words.group(.type, "any bool list map number object set string tuple")),
    wordBytes: .word.union("-"),
    operators: ByteSet("+-*/%=<>!&|?"),
    quotes: [Quote("\"", interpolation: .dollar)],
    comments: [.hash, .slashes, .block], traits: [.calls, .attributes, .paths, .blocks, .heredocs])
}
