/// Text → the terms it is found by.
///
/// A word of several parts is given joined and in parts: `HTTPServer` → `httpserver`, `http`, `server`; so are
/// `snake_case`, `kebab-case` and `Node.js`. Han and kana, which write no spaces, are given as pairs. Words that are
/// plain lower-case ASCII, as most are, are never copied.
struct Tokenizer {
  enum Role {
    /// A word as a whole.
    case word
    /// A part of the word given last.
    case part
  }

  /// Terms are cut after this many characters, in the index and in what is typed alike.
  static let longestTerm = 40

  /// The word being read, folded, without connectors.
  private var word: [UInt8] = []
  private var partStarts: [Int] = []
  /// The kind of the letter before; `gap` at the start of a part.
  private var before = LetterKind.gap
  /// Capitals that stand in a row at the end of the part.
  private var capitals = 0
  private var lastLetter = 0
  /// A connector or apostrophe that waits for the letter after it.
  private var joint: LetterKind?
  private var ideograph: (scalar: Unicode.Scalar, isPaired: Bool)?

  /// Gives every term to `emit`, in order. The bytes are valid during the call only.
  mutating func scan(_ text: UnsafeBufferPointer<UInt8>, _ emit: (UnsafeBufferPointer<UInt8>, Role) -> Void) {
    LetterKind.ascii.withUnsafeBufferPointer { ascii in
      var index = 0
      while index < text.count {
        if partStarts.isEmpty {
          let start = index
          while index < text.count, text[index] < 0x80, isPlain(ascii[Int(text[index])]) { index += 1 }
          if index > start {
            endIdeographs(emit)
            let plain = UnsafeBufferPointer(rebasing: text[start..<index])
            if index == text.count || text[index] < 0x80 && ascii[Int(text[index])] == .gap {
              emit(cut(plain), .word)
              index += 1
              continue
            }
            begin(with: plain, lastKind: ascii[Int(text[index - 1])])
          }
        }
        if index == text.count { break }
        if text[index] < 0x80 {
          take(text[index], ascii[Int(text[index])], emit)
          index += 1
        } else {
          let (scalar, length) = decode(text, at: index)
          index += length
          if let scalar { take(scalar, LetterKind(of: scalar), emit) } else { endWord(emit) }
        }
      }
    }
    endWord(emit)
    endIdeographs(emit)
  }

  private func isPlain(_ kind: LetterKind) -> Bool { kind == .lower || kind == .other }

  private mutating func begin(with plain: UnsafeBufferPointer<UInt8>, lastKind: LetterKind) {
    partStarts.append(0)
    word.append(contentsOf: plain)
    before = lastKind
    lastLetter = word.count - 1
  }

  private mutating func take(
    _ byte: UInt8, _ kind: LetterKind, _ emit: (UnsafeBufferPointer<UInt8>, Role) -> Void
  ) {
    guard startsLetter(kind, emit) else { return }
    word.append(kind == .upper ? byte | 0x20 : byte)
  }

  private mutating func take(
    _ scalar: Unicode.Scalar, _ kind: LetterKind, _ emit: (UnsafeBufferPointer<UInt8>, Role) -> Void
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
    _ kind: LetterKind, _ emit: (UnsafeBufferPointer<UInt8>, Role) -> Void
  ) -> Bool {
    switch kind {
    case .silent: return false
    case .gap, .ideograph:
      endWord(emit)
      endIdeographs(emit)
      return false
    case .connector, .apostrophe:
      endIdeographs(emit)
      if joint != nil || partStarts.isEmpty { endWord(emit) } else { joint = kind }
      return false
    case .lower, .upper, .other:
      endIdeographs(emit)
      markPart(before: kind)
      return true
    }
  }

  /// Begins a part where one begins: after a connector, at `l|M` and at `L|Li`.
  private mutating func markPart(before kind: LetterKind) {
    if partStarts.isEmpty || joint == .connector {
      partStarts.append(word.count)
      before = .gap
      capitals = 0
    } else if kind == .upper, before != .upper {
      partStarts.append(word.count)
    } else if kind == .lower, capitals > 1 {
      partStarts.append(lastLetter)
    }
    joint = nil
    capitals = kind == .upper ? capitals + 1 : 0
    before = kind
    lastLetter = word.count
  }

  private mutating func endWord(_ emit: (UnsafeBufferPointer<UInt8>, Role) -> Void) {
    guard !partStarts.isEmpty else { return }
    word.withUnsafeBufferPointer { word in
      emit(cut(word), .word)
      guard partStarts.count > 1 else { return }
      for (index, start) in partStarts.enumerated() {
        let end = index + 1 < partStarts.count ? partStarts[index + 1] : word.count
        emit(cut(UnsafeBufferPointer(rebasing: word[start..<end])), .part)
      }
    }
    word.removeAll(keepingCapacity: true)
    partStarts.removeAll(keepingCapacity: true)
    joint = nil
    capitals = 0
  }

  private mutating func pair(_ scalar: Unicode.Scalar, _ emit: (UnsafeBufferPointer<UInt8>, Role) -> Void) {
    if let first = ideograph?.scalar { emitScalars([first, scalar], emit) }
    ideograph = (scalar, isPaired: ideograph != nil)
  }

  /// An ideograph that stands alone is a word of its own.
  private mutating func endIdeographs(_ emit: (UnsafeBufferPointer<UInt8>, Role) -> Void) {
    guard let last = ideograph else { return }
    if !last.isPaired { emitScalars([last.scalar], emit) }
    ideograph = nil
  }

  private func emitScalars(_ scalars: [Unicode.Scalar], _ emit: (UnsafeBufferPointer<UInt8>, Role) -> Void) {
    let bytes = scalars.flatMap { Array(UTF8.encode($0) ?? UTF8.encodedReplacementCharacter) }
    bytes.withUnsafeBufferPointer { emit($0, .word) }
  }

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
