/// Text with smart punctuation turned back into what is typed for it.
struct TypedText {
  private(set) var bytes: [UInt8] = []
  /// From each place on, how much further the typed text is than the shown one.
  private var shifts: [(typed: Int, by: Int)] = [(0, 0)]

  init(_ shown: Bytes, isSmart: Bool) {
    guard isSmart, shown.contains(0xE2) else {
      bytes = Array(shown)
      return
    }
    bytes.reserveCapacity(shown.count)
    var index = 0
    while index < shown.count {
      if let typed = TypedText.typed(shown, at: index) {
        for byte in typed.utf8 { bytes.append(byte) }
        index += 3
        if typed.utf8.count != 3 { shifts.append((bytes.count, bytes.count - index)) }
      } else {
        bytes.append(shown[index])
        index += 1
      }
    }
  }

  func links(startsAtBoundary: Bool) -> [BareLink] {
    bytes.withUnsafeBufferPointer { BareLinkScanner.links(in: $0, startsAtBoundary: startsAtBoundary) }
  }

  /// The place in the shown text. A link never ends within a replaced character: what is typed for one is all alike.
  func shownOffset(_ typed: Int) -> Int {
    var (low, high) = (0, shifts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if shifts[middle].typed <= typed { low = middle } else { high = middle }
    }
    return typed - shifts[low].by
  }

  /// What is typed for the quote, dash or ellipsis at `index`.
  private static func typed(_ shown: Bytes, at index: Int) -> String? {
    guard index + 2 < shown.count, shown[index] == 0xE2, shown[index + 1] == 0x80 else { return nil }
    switch shown[index + 2] {
    case 0x93: return "--"
    case 0x94: return "---"
    case 0x98, 0x99: return "'"
    case 0x9C, 0x9D: return "\""
    case 0xA6: return "..."
    default: return nil
    }
  }
}
