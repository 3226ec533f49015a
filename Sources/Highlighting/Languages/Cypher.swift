extension Grammar {
  static let cypher = Grammar(
    words: Words(
      ignoringCase: true,
      Words.group(
        .keyword,
        """
        all and any as asc ascending assert begin by call case constraint contains create cypher delete desc descending
        detach distinct drop each else end ends exists explain fieldterminator for foreach from headers if in index is
        limit load match merge none not null on optional or order profile remove require return set single skip
        starts then true false union unique unwind use using when where with xor yield
        """)),
    operators: ByteSet("+-*/%=<>|^"),
    quotes: [Quote("\""), Quote("'"), Quote("`", escapes: false)],
    sigils: [Sigil("$", .variable)],
    comments: [.slashes, .block], traits: [.calls, .capitalTypes])
}
