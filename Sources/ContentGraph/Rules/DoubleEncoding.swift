import Glibc

/// Text that was UTF-8, was read as windows-1252 and stored as UTF-8 again: `ðŸ“œ` for `📜`.
///
/// A run of characters that windows-1252 has a byte ≥ 0x80 for is taken back to bytes; what of it is well-formed UTF-8
/// and decodes to an assigned scalar that is no control is repaired, the rest stays. Legitimate text practically never
/// holds such a run: of the accents, quotes, Polish, Greek and Japanese this was tried on, nothing changed.
enum DoubleEncoding {
  struct Repair: Equatable {
    var text: String
    /// Where the first repaired scalar stands in `text`, in scalars.
    var first: Int
  }

  /// Nil when there is nothing to repair. Undoes one round: text that was encoded three times needs two.
  static func repair(_ utf8: UnsafeBufferPointer<UInt8>) -> Repair? {
    guard isSuspect(utf8) else { return nil }
    var repaired = String.UnicodeScalarView()
    var first: Int?
    var count = 0
    var run: [Unicode.Scalar] = []
    let flush = { (run: [Unicode.Scalar]) in
      for piece in pieces(of: run) {
        if piece.isRepaired, first == nil { first = count }
        repaired.append(piece.scalar)
        count += 1
      }
    }
    for scalar in String(decoding: utf8, as: UTF8.self).unicodeScalars {
      if byte(of: scalar) != nil {
        run.append(scalar)
        continue
      }
      if !run.isEmpty { flush(run) }
      run.removeAll(keepingCapacity: true)
      repaired.append(scalar)
      count += 1
    }
    flush(run)
    return first.map { Repair(text: String(repaired), first: $0) }
  }

  static func repair(_ text: String) -> Repair? {
    text.isASCII ? nil : text.withBytes { repair($0) }
  }

  /// Whether a lead byte of UTF-8, read as windows-1252, is followed by another character beyond ASCII: C3 82…C3 B4 are
  /// U+00C2…U+00F4. Settles nearly all text at the speed of a scan.
  private static func isSuspect(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = utf8.baseAddress else { return false }
    var start = 0
    while start + 2 < utf8.count, let found = memchr(base + start, 0xC3, utf8.count - start - 2) {
      let index = UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) - base
      if (0x82...0xB4).contains(utf8[index + 1]), utf8[index + 2] >= 0x80 { return true }
      start = index + 1
    }
    return false
  }

  private static func pieces(of run: [Unicode.Scalar]) -> [(scalar: Unicode.Scalar, isRepaired: Bool)] {
    let bytes = run.compactMap(byte)
    var pieces: [(scalar: Unicode.Scalar, isRepaired: Bool)] = []
    var index = 0
    while index < bytes.count {
      if let (scalar, length) = decode(bytes[index...]) {
        pieces.append((scalar, true))
        index += length
      } else {
        pieces.append((run[index], false))
        index += 1
      }
    }
    return pieces
  }

  /// The scalar that well-formed UTF-8 beyond ASCII begins with, if it is one that texts hold.
  private static func decode(_ bytes: ArraySlice<UInt8>) -> (scalar: Unicode.Scalar, length: Int)? {
    let length: Int
    switch bytes[bytes.startIndex] {
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF: length = 3
    case 0xF0...0xF4: length = 4
    default: return nil
    }
    guard bytes.count >= length, let text = String(validating: bytes.prefix(length), as: UTF8.self),
      let scalar = text.unicodeScalars.first
    else { return nil }
    switch scalar.properties.generalCategory {
    case .control, .privateUse, .surrogate, .unassigned: return nil
    default: return (scalar, length)
    }
  }

  /// The byte ≥ 0x80 that a scalar has in windows-1252 as browsers read it (WHATWG Encoding, index windows-1252): five
  /// bytes stand for the C1 controls of their own number.
  static func byte(of scalar: Unicode.Scalar) -> UInt8? {
    switch scalar.value {
    case 0xA0...0xFF, 0x81, 0x8D, 0x8F, 0x90, 0x9D: UInt8(scalar.value)
    case 0x20AC: 0x80
    case 0x201A: 0x82
    case 0x0192: 0x83
    case 0x201E: 0x84
    case 0x2026: 0x85
    case 0x2020: 0x86
    case 0x2021: 0x87
    case 0x02C6: 0x88
    case 0x2030: 0x89
    case 0x0160: 0x8A
    case 0x2039: 0x8B
    case 0x0152: 0x8C
    case 0x017D: 0x8E
    case 0x2018: 0x91
    case 0x2019: 0x92
    case 0x201C: 0x93
    case 0x201D: 0x94
    case 0x2022: 0x95
    case 0x2013: 0x96
    case 0x2014: 0x97
    case 0x02DC: 0x98
    case 0x2122: 0x99
    case 0x0161: 0x9A
    case 0x203A: 0x9B
    case 0x0153: 0x9C
    case 0x017E: 0x9E
    case 0x0178: 0x9F
    default: nil
    }
  }
}
