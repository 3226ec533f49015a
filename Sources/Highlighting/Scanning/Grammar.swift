/// A language whose tokens need no more than a table: what a byte may begin, and which words mean something.
final class Grammar: Sendable {
  /// What a byte begins.
  enum Start: UInt8, Sendable {
    case plain, blank, newline, word, digit, dot, operation, quote, hash, slash, dash, colon, sigil, open, close
  }

  /// A quotation mark, and how the string behind it goes on.
  struct Quote: Sendable {
    var mark: UInt8
    /// A backslash keeps the next byte from ending the string.
    var escapes = true
    var spansLines = false
    /// Three marks open a string that only three close, and that spans lines.
    var triples = false
    var interpolation = Interpolation.none
    var kind = Token.Kind.string

    init(
      _ mark: Unicode.Scalar, escapes: Bool = true, spansLines: Bool = false, triples: Bool = false,
      interpolation: Interpolation = .none, kind: Token.Kind = .string
    ) {
      self.mark = UInt8(ascii: mark)
      self.escapes = escapes
      self.spansLines = spansLines
      self.triples = triples
      self.interpolation = interpolation
      self.kind = kind
    }
  }

  /// What begins code inside a string.
  enum Interpolation: Sendable {
    case none
    /// `${`, and `%{` too
    case dollar
    /// `{`, where `{{` stands for itself
    case brace
  }

  /// A byte that makes a token of the name behind it: `$id`, `@app.route`.
  struct Sigil: Sendable {
    var mark: UInt8
    var kind: Token.Kind
    /// Elsewhere it is an operator.
    var isFirstInLine = false
    /// Dots belong to the name.
    var isDotted = false

    init(_ mark: Unicode.Scalar, _ kind: Token.Kind, isFirstInLine: Bool = false, isDotted: Bool = false) {
      self.mark = UInt8(ascii: mark)
      self.kind = kind
      self.isFirstInLine = isFirstInLine
      self.isDotted = isDotted
    }
  }

  /// What each byte begins, and whether it goes on with a word. The tables live as long as the program, as grammars do,
  /// and nothing writes to them any more.
  nonisolated(unsafe) let starts: UnsafePointer<Start>
  nonisolated(unsafe) let isInWord: UnsafePointer<Bool>
  let words: Words
  let wordBytes: ByteSet
  /// Those of words that dots join.
  let dottedBytes: ByteSet
  let quotes: [Quote]
  let sigils: [Sigil]
  let comments: Comments
  let traits: Traits

  /// What opens a comment; each lasts to its line's end, but `block`, which is `/* */`.
  struct Comments: OptionSet, Sendable {
    let rawValue: UInt8
    static let hash = Comments(rawValue: 1)
    static let slashes = Comments(rawValue: 2)
    static let dashes = Comments(rawValue: 4)
    static let block = Comments(rawValue: 8)
    /// `/* /* */ */` is one comment.
    static let nestedBlock = Comments(rawValue: 16)
  }

  struct Traits: OptionSet, Sendable {
    let rawValue: UInt16
    /// A name in front of `(` is a function's.
    static let calls = Traits(rawValue: 1)
    /// A name that starts with a capital is a type's.
    static let capitalTypes = Traits(rawValue: 2)
    /// A slash where no value stands before it opens a regular expression.
    static let regularExpressions = Traits(rawValue: 4)
    /// Letters in front of a quote say what string it is: `rb"…"`, `f'…'`.
    static let stringPrefixes = Traits(rawValue: 8)
    /// `$tag$` quotes; what is inside is the same language.
    static let dollarQuotes = Traits(rawValue: 16)
    /// A name in front of `=` is an attribute.
    static let attributes = Traits(rawValue: 32)
    /// `<<EOF` opens text that lasts to a line that holds the word.
    static let heredocs = Traits(rawValue: 64)
    /// A name in front of `:` is a key, whatever word it is.
    static let keys = Traits(rawValue: 128)
    /// Names joined by dots are a variable: `var.region`.
    static let paths = Traits(rawValue: 256)
    /// A name that begins a line and has `{` or a label behind it names a block.
    static let blocks = Traits(rawValue: 512)
  }

  init(
    words: Words, wordBytes: ByteSet = .word, operators: ByteSet, quotes: [Quote], sigils: [Sigil] = [],
    comments: Comments, traits: Traits
  ) {
    self.words = words
    self.wordBytes = wordBytes
    dottedBytes = wordBytes.union(".*")
    self.quotes = quotes
    self.sigils = sigils
    self.comments = comments
    self.traits = traits
    let starts = (0...255).map { (byte: UInt8) -> Start in
      if let comment = Grammar.commentStart(of: byte, comments) { return comment }
      if let shared = Grammar.sharedStart(of: byte) { return shared }
      if sigils.contains(where: { $0.mark == byte }) { return .sigil }
      if quotes.contains(where: { $0.mark == byte }) { return .quote }
      if ByteSet.digits.contains(byte) { return .digit }
      if wordBytes.contains(byte), ByteSet.letters.contains(byte) || byte == UInt8(ascii: "$") { return .word }
      return operators.contains(byte) ? .operation : .plain
    }
    self.starts = Grammar.table(starts)
    isInWord = Grammar.table((0...255).map { wordBytes.contains($0) })
  }

  private static func table<Element>(_ elements: [Element]) -> UnsafePointer<Element> {
    let table = UnsafeMutablePointer<Element>.allocate(capacity: elements.count)
    table.initialize(from: elements, count: elements.count)
    return UnsafePointer(table)
  }

  private static func commentStart(of byte: UInt8, _ comments: Comments) -> Start? {
    switch byte {
    case UInt8(ascii: "#") where comments.contains(.hash): .hash
    case UInt8(ascii: "-") where comments.contains(.dashes): .dash
    case UInt8(ascii: "/") where !comments.isDisjoint(with: [.slashes, .block, .nestedBlock]): .slash
    default: nil
    }
  }

  private static func sharedStart(of byte: UInt8) -> Start? {
    switch byte {
    case newline: .newline
    case space, tab, 0x0B...0x0D: .blank
    case UInt8(ascii: "."): .dot
    case UInt8(ascii: ":"): .colon
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): .open
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): .close
    default: nil
    }
  }
}
