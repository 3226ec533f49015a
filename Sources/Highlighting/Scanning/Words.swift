/// The words of a language that mean something, found without comparing texts: a word is three integers.
struct Words: Sendable {
  /// What a word is, and what the name behind it is: `def` is a keyword, and a function's name follows.
  struct Meaning: Sendable {
    var kind: Token.Kind
    var next: Token.Kind?
    /// It means this only as the first word of a line, with something behind it: `match x:`, but not `match = 1`.
    var isSoft = false
    /// It is a value, as `this` and `null` are.
    var isValue = false
  }

  struct Group: Sendable {
    var meaning: Meaning
    var words: String
  }

  static func group(
    _ kind: Token.Kind, before next: Token.Kind? = nil, isSoft: Bool = false, isValue: Bool = false, _ words: String
  ) -> Group {
    Group(meaning: Meaning(kind: kind, next: next, isSoft: isSoft, isValue: isValue), words: words)
  }

  /// Words are at most this long.
  static let longest = 24

  private struct Key: Equatable {
    var first: UInt64
    var second: UInt64
    var third: UInt64

    /// Without `case`, the letters' case does not count. The bit that tells it is set in digits, `-` and `_` as well or
    /// changes them to what is in no word.
    init(_ bytes: UnsafePointer<UInt8>, _ count: Int, fold: UInt64) {
      first = Key.load(bytes, min(count, 8)) | fold
      second = count > 8 ? Key.load(bytes + 8, min(count - 8, 8)) | fold : 0
      third = count > 16 ? Key.load(bytes + 16, count - 16) | fold : 0
    }

    @inline(__always)
    private static func load(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
      var word: UInt64 = 0
      for index in 0..<count { word |= UInt64(bytes[index]) << UInt64(index * 8) }
      return word
    }

    var hash: UInt64 {
      (first &* 0x9E37_79B9_7F4A_7C15) ^ (second &* 0xC2B2_AE3D_27D4_EB4F) ^ (third &* 0x1656_67B1_9E37_79F9)
    }
  }

  /// For each first byte a bit for each length of words: most names are told apart by it from all words.
  private var lengths: [UInt32] = Array(repeating: 0, count: 256)
  private var slots: [UInt16]
  private var entries: [(key: Key, meaning: Meaning)] = []
  private let fold: UInt64
  private let shift: UInt64

  /// Of a word in two groups, the first counts.
  init(ignoringCase: Bool = false, _ groups: Group...) { self.init(ignoringCase: ignoringCase, groups) }

  init(ignoringCase: Bool = false, _ groups: [Group]) {
    fold = ignoringCase ? 0x2020_2020_2020_2020 : 0
    let count = groups.reduce(0) { $0 + $1.words.utf8.count { $0 == space } + 1 }
    var bits: UInt64 = 4
    while 1 << bits < count * 3 { bits += 1 }
    shift = 64 - bits
    slots = Array(repeating: 0, count: 1 << bits)
    for group in groups {
      var words = group.words
      words.withUTF8 { words in
        for word in words.split(whereSeparator: ByteSet.blanks.contains) { insert(Code(rebasing: word), group.meaning) }
      }
    }
  }

  private mutating func insert(_ word: Code, _ meaning: Meaning) {
    precondition(word.count <= Words.longest, "a word of a language is too long")
    guard let start = word.baseAddress, self.meaning(of: start, count: word.count) == nil else { return }
    lengths[Int(start[0])] |= 1 << UInt32(word.count)
    if fold != 0 { lengths[Int(start[0] ^ 0x20)] |= 1 << UInt32(word.count) }
    let key = Key(start, word.count, fold: fold)
    var slot = Int(key.hash >> shift)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    entries.append((key, meaning))
    slots[slot] = UInt16(entries.count)
  }

  func meaning(of word: UnsafePointer<UInt8>, count: Int) -> Meaning? {
    guard count <= Words.longest, count > 0, lengths[Int(word[0])] >> UInt32(count) & 1 != 0 else { return nil }
    let key = Key(word, count, fold: fold)
    var slot = Int(key.hash >> shift)
    while slots[slot] != 0 {
      let entry = entries[Int(slots[slot]) - 1]
      if entry.key == key { return entry.meaning }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }
}
