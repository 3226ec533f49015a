extension Grammar {
  static let go = Grammar(
    words: Words(
      Words.group(.keyword, before: .type, "type"),
      Words.group(.keyword, isValue: true, "nil true false iota"),
      Words.group(
        .keyword,
        """
        break case chan const continue default defer else fallthrough for func go goto if import interface map package
        range return select struct switch var
        """),
      Words.group(
        .type,
        """
        any bool byte comparable complex64 complex128 error float32 float64 int int8 int16 int32 int64 rune string uint
        uint8 uint16 uint32 uint64 uintptr
        """),
      Words.group(
        .function,
        "append cap clear close complex copy delete imag len make max min new panic print println real recover")),
    operators: ByteSet("+-*/%=<>!&|^~"),
    quotes: [Quote("\""), Quote("'"), Quote("`", escapes: false, spansLines: true)],
    comments: [.slashes, .block], traits: .calls)
}
