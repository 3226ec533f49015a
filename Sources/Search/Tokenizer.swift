/// Text → the terms it is found by.
///
/// A word of several parts is given joined and in parts: `HTTPServer` → `httpserver`, `http`, `server`; so are
/// `snake_case`, `kebab-case`, `Node.js` and `HTTP/2`; `C++` is `c++` and `c`, `URLs` is one word. Han and kana, which write no spaces, are given as pairs. Words that are
/// plain lower-case ASCII, as most are, are never copied.
struct Tokenizer: ~Copyable {
  enum Role {
    /// A word as a whole.
    case word
    /// A part of the word given last.
    case part
  }

  // Not private: the compiler fails on a list of it where another file lets go of a tokenizer.
  struct Part: BitwiseCopyable {
    var start: Int
    /// Whether it began at the last capital of a row: `HTTP|Server`, and wrongly `UR|Ls`.
    var endsCapitals = false
  }

  /// Terms are cut after this many characters, in the index and in what is typed alike.
  static let longestTerm = 40

  /// The word being read, folded, without connectors.
  private var word = Column<UInt8>()
  private var parts = Column<Part>()
  /// The kind of the letter before; `gap` at the start of a part.
  private var before = LetterKind.gap
  /// Capitals that stand in a row at the end of the part.
  private var capitals = 0
  private var lastLetter = 0
  /// A connector or apostrophe that waits for the letter after it.
  private var joint: LetterKind?
  private var ideograph: Unicode.Scalar?
  private var isPaired = false
  /// The plain word given last that had capitals, without them.
  private var lowercased = Column<UInt8>()

  /// Gives every term to `emit`, in order. The bytes are valid during the call only.
  ///
  /// Plain words are given from here, where `emit` can become part of the loop.
  @inline(__always)
  mutating func scan(_ text: UnsafeBufferPointer<UInt8>, _ emit: (Term, Role) -> Void) {
    ByteClass.all.withUnsafeBufferPointer { classes in
      var index = 0
      while index < text.count {
        let start = index
        if text.count &- index > 8 {
          let bytes = UInt64(
            littleEndian: UnsafeRawBufferPointer(text).loadUnaligned(fromByteOffset: index, as: UInt64.self))
          let plain = ByteClass.plainCount(bytes)
          index &+= plain
          if plain > 0, plain < 8, let gap = Self.gap(text, at: index, classes) {
            let word = UnsafeBufferPointer(rebasing: text[start..<index])
            emit(Term(word, head: bytes & (1 &<< UInt64(truncatingIfNeeded: plain &* 8) &- 1)), .word)
            index = gap &+ 1
            continue
          }
        }
        let first = classes[Int(text[start])]
        if first == .gap {
          index &+= 1
          continue
        }
        if first == .upper {
          repeat { index &+= 1 } while index < text.count && classes[Int(text[index])] == .upper
        }
        // `The` and `HTTP`, not `HTTPServer`.
        if first != .upper || index &- start == 1 {
          while index < text.count, classes[Int(text[index])] == .plain { index &+= 1 }
        }
        if index > start, let gap = Self.gap(text, at: index, classes) {
          let word = cut(UnsafeBufferPointer(rebasing: text[start..<index]))
          emit(Term(first == .upper ? lowercase(word) : word), .word)
          index = gap &+ 1
        } else {
          index = readWord(text, from: start, plain: first == .upper ? 0 : index &- start, emit)
        }
      }
    }
  }

  /// Reads a word that is not plain, or ideographs, and answers where the next may begin.
  ///
  /// - Parameter plain: How many letters of a word are known to be plain.
  @inline(never)
  private mutating func readWord(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int, plain: Int, _ emit: (Term, Role) -> Void
  ) -> Int {
    var index = start + plain
    if plain > 0 {
      begin(with: UnsafeBufferPointer(rebasing: text[start..<index]), lastKind: LetterKind.ascii[Int(text[index - 1])])
    }
    while index < text.count {
      if text[index] < 0x80 {
        let kind = LetterKind.ascii[Int(text[index])]
        switch kind {
        case .sign: index += takeSigns(text[index...], emit)
        case .slash:
          take(text[index], joinsDigit(text[index...]) ? .connector : .gap, emit)
          index += 1
        case .gap, .lower, .upper, .other, .connector, .apostrophe, .silent, .ideograph:
          take(text[index], kind, emit)
          index += 1
        }
      } else {
        let (scalar, length) = decode(text, at: index)
        index += length
        if let scalar { take(scalar, LetterKind(of: scalar), emit) } else { endWord(emit) }
      }
      if parts.count == 0, ideograph == nil { return index }
    }
    endWord(emit)
    endIdeographs(emit)
    return index
  }

  /// Where the gap is that ends the letters before `index`, if one does: there, or behind a single `.`, `-` or `'`.
  @inline(__always)
  private static func gap(
    _ text: UnsafeBufferPointer<UInt8>, at index: Int, _ classes: UnsafeBufferPointer<ByteClass>
  ) -> Int? {
    if index == text.count { return index }
    let end = classes[Int(text[index])]
    if end == .gap { return index }
    guard end == .joint else { return nil }
    let next = index &+ 1
    return next == text.count || classes[Int(text[next])] == .gap ? next : nil
  }

  /// `The` → `the`, `HTTP` → `http`
  @inline(__always)
  private mutating func lowercase(_ plain: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    lowercased.truncate(to: 0)
    for letter in plain { lowercased.append(letter | 0x20) }
    return lowercased.elements
  }

  /// `HTTP/2`, but not `1/2` and `and/or`.
  private func joinsDigit(_ rest: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard before == .lower || before == .upper, joint == nil, rest.count > 1 else { return false }
    return (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(rest[rest.startIndex + 1])
  }

  /// Ends the word with the signs if they belong to it: `C++`, `F#`. Answers how many bytes were read.
  private mutating func takeSigns(
    _ rest: Slice<UnsafeBufferPointer<UInt8>>, _ emit: (Term, Role) -> Void
  ) -> Int {
    let sign = rest[rest.startIndex]
    let signs = rest.prefix { $0 == sign }.count
    let isName =
      signs == (sign == UInt8(ascii: "+") ? 2 : 1) && parts.count == 1 && joint == nil
      && word.count <= 2 && word.elements.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
    let next = rest.dropFirst(signs).first ?? UInt8(ascii: " ")
    if isName, next < 0x80, [.gap, .connector, .slash, .apostrophe].contains(LetterKind.ascii[Int(next)]) {
      let letters = word.count
      for _ in 0..<signs { word.append(sign) }
      emit(Term(word.elements), .word)
      emit(Term(UnsafeBufferPointer(rebasing: word.elements[..<letters])), .part)
      forgetWord()
    } else {
      endWord(emit)
      endIdeographs(emit)
    }
    return signs
  }

  private mutating func begin(with plain: UnsafeBufferPointer<UInt8>, lastKind: LetterKind) {
    parts.append(Part(start: 0))
    for letter in plain { word.append(letter) }
    before = lastKind
    lastLetter = word.count - 1
  }

  private mutating func take(
    _ byte: UInt8, _ kind: LetterKind, _ emit: (Term, Role) -> Void
  ) {
    guard startsLetter(kind, emit) else { return }
    word.append(kind == .upper ? byte | 0x20 : byte)
  }

  private mutating func take(
    _ scalar: Unicode.Scalar, _ kind: LetterKind, _ emit: (Term, Role) -> Void
  ) {
    if kind == .ideograph {
      endWord(emit)
      pair(scalar, emit)
    } else if startsLetter(kind, emit) {
      Folding.append(scalar, to: &word)
    }
  }

  /// Whether a letter follows, to be appended; if so, the parts are set for it.
  private mutating func startsLetter(
    _ kind: LetterKind, _ emit: (Term, Role) -> Void
  ) -> Bool {
    switch kind {
    case .silent: return false
    case .gap, .ideograph, .slash, .sign:
      endWord(emit)
      endIdeographs(emit)
      return false
    case .connector, .apostrophe:
      endIdeographs(emit)
      if joint != nil || parts.count == 0 { endWord(emit) } else { joint = kind }
      return false
    case .lower, .upper, .other:
      endIdeographs(emit)
      markPart(before: kind)
      return true
    }
  }

  /// Begins a part where one begins: after a connector, at `l|M` and at `L|Li`.
  private mutating func markPart(before kind: LetterKind) {
    if parts.count == 0 || joint == .connector {
      parts.append(Part(start: word.count))
      before = .gap
      capitals = 0
    } else if kind == .upper, before != .upper {
      parts.append(Part(start: word.count))
    } else if kind == .lower, capitals > 1 {
      parts.append(Part(start: lastLetter, endsCapitals: true))
    }
    joint = nil
    capitals = kind == .upper ? capitals + 1 : 0
    before = kind
    lastLetter = word.count
  }

  private mutating func endWord(_ emit: (Term, Role) -> Void) {
    guard parts.count > 0 else { return }
    if parts.count > 1 { joinPlurals() }
    let word = word.elements
    emit(Term(cut(word)), .word)
    if parts.count > 1 {
      for index in 0..<parts.count {
        emit(Term(cut(UnsafeBufferPointer(rebasing: word[parts[index].start..<end(ofPart: index)]))), .part)
      }
    }
    forgetWord()
  }

  /// Undoes the parts that only part a plural's `s` from its capitals.
  private mutating func joinPlurals() {
    var count = 0
    for index in 0..<parts.count {
      let (part, end) = (parts[index], end(ofPart: index))
      if part.endsCapitals, end - part.start == 2, word[end - 1] == UInt8(ascii: "s") { continue }
      parts[count] = part
      count += 1
    }
    parts.truncate(to: count)
  }

  private func end(ofPart index: Int) -> Int { index + 1 < parts.count ? parts[index + 1].start : word.count }

  private mutating func forgetWord() {
    word.truncate(to: 0)
    parts.truncate(to: 0)
    joint = nil
    capitals = 0
  }

  private mutating func pair(_ scalar: Unicode.Scalar, _ emit: (Term, Role) -> Void) {
    isPaired = ideograph != nil
    if let first = ideograph { emitScalars([first, scalar], emit) }
    ideograph = scalar
  }

  /// An ideograph that stands alone is a word of its own.
  private mutating func endIdeographs(_ emit: (Term, Role) -> Void) {
    guard let last = ideograph else { return }
    if !isPaired { emitScalars([last], emit) }
    ideograph = nil
  }

  private func emitScalars(_ scalars: [Unicode.Scalar], _ emit: (Term, Role) -> Void) {
    let bytes = scalars.flatMap { Array(UTF8.encode($0) ?? UTF8.encodedReplacementCharacter) }
    bytes.withUnsafeBufferPointer { emit(Term($0), .word) }
  }

  @inline(__always)
  private func cut(_ term: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    guard term.count > Self.longestTerm else { return term }
    var characters = 0
    for index in term.indices where term[index] & 0xC0 != 0x80 {
      if characters == Self.longestTerm { return UnsafeBufferPointer(rebasing: term[..<index]) }
      characters += 1
    }
    return term
  }
}

/// What most words are told by: whether they may be given as they stand.
private enum ByteClass: UInt8 {
  /// A small letter or a digit of ASCII, which stands in the index as in the text.
  case plain
  case upper, gap
  /// `.`, `-`, `_` and `'`.
  case joint
  case other

  static let all: [ByteClass] = (0..<256).map { byte in
    guard byte < 128 else { return .other }
    return switch LetterKind.ascii[byte] {
    case .lower, .other: .plain
    case .upper: .upper
    case .gap: .gap
    case .connector, .apostrophe: .joint
    case .slash, .sign, .silent, .ideograph: .other
    }
  }

  /// How many of eight bytes are plain before one that is not; the first byte is the lowest.
  @inline(__always)
  static func plainCount(_ bytes: UInt64) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    // The high bit of each byte says whether its low seven are at least a letter: adding what is missing to 128 carries
    // into it, and never further.
    let low = bytes & (0x7F &* ones)
    @inline(__always)
    func isAtLeast(_ letter: Unicode.Scalar) -> UInt64 { low &+ (0x80 &- UInt64(letter.value)) &* ones }
    let letters = isAtLeast("a") & ~isAtLeast("{")
    let digits = isAtLeast("0") & ~isAtLeast(":")
    let others = ~((letters | digits) & ~bytes) & (0x80 &* ones)
    return others.trailingZeroBitCount &>> 3
  }
}

/// The scalar at an index and how many bytes to go on by; nil for bytes that are not UTF-8.
private func decode(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> (scalar: Unicode.Scalar?, length: Int) {
  let lead = text[index]
  let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
  guard lead >= 0xC2, lead <= 0xF4, index + length <= text.count else { return (nil, 1) }
  var value = UInt32(lead) & (0x7F >> UInt32(length))
  for byte in text[index + 1..<index + length] {
    guard byte & 0xC0 == 0x80 else { return (nil, 1) }
    value = value << 6 | UInt32(byte & 0x3F)
  }
  let isOverlong = length == 3 && value < 0x800 || length == 4 && value < 0x10000
  return (isOverlong ? nil : Unicode.Scalar(value), length)
}
