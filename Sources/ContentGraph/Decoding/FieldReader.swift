import Diagnostics
import Markup

/// Reads the typed fields of one table of front matter, and remembers which keys it was asked for.
///
/// Every `read` reports what does not fit and answers as if the key were not there. When all is read,
/// `reportUnreadKeys` finds the keys that nobody knows. No key is read twice.
struct FieldReader {
  /// As a sentence needs it: `a lesson`, `a module`.
  let owner: String
  let table: FrontMatter.Table
  var findings = Findings()
  /// The keys asked for so far, as the documentation spells them.
  private var known: [String] = []
  /// The entries that have not been asked for so far: where they stand, and how long their keys are in bytes, since most
  /// comparisons end there.
  private var unread: [(entry: Int, length: Int)]
  /// Where the keys that were there stand.
  private(set) var keyRanges = KeyRanges()

  init(_ table: FrontMatter.Table, of owner: String) {
    self.owner = owner
    self.table = table
    unread = table.entries.indices.map { ($0, table.entries[$0].key.utf8.count) }
    if table.entries.count > 4 { known.reserveCapacity(48) }
    keyRanges.reserveCapacity(table.entries.count)
  }

  /// The entry of a key, whatever the case of its letters. One that holds nothing (YAML's `key:`) counts as absent.
  mutating func entry(_ key: String) -> FrontMatter.Entry? {
    assert(!known.contains(key), "'\(key)' is read twice")
    known.append(key)
    guard let place = firstUnread(key) else { return nil }
    let found = table.entries[unread.remove(at: place).entry]
    // Keys that differ in case alone are one: the first counts.
    while let repeated = firstUnread(key) { unread.remove(at: repeated) }
    if case .null = found.value.value { return nil }
    keyRanges[key] = found.keyRange
    return found
  }

  private func firstUnread(_ key: String) -> Int? {
    let length = key.utf8.count
    return unread.firstIndex { $0.length == length && table.entries[$0.entry].key.equalsIgnoringCase(key) }
  }

  /// Whether a key is absent, or holds nothing.
  func lacks(_ key: String) -> Bool {
    guard let entry = table[key] else { return true }
    if case .null = entry.value.value { return true }
    return false
  }

  /// Reads the tables inside this one with readers of their own.
  mutating func read<Result>(
    _ inner: FrontMatter.Table, of owner: String, _ body: (inout FieldReader) -> Result
  ) -> Result {
    var reader = FieldReader(inner, of: owner)
    let result = body(&reader)
    _ = reader.reportUnreadKeys()
    findings.append(reader.findings)
    return result
  }

  /// Reports the keys that nobody asked for, and returns them.
  mutating func reportUnreadKeys() -> [FrontMatter.Entry] {
    let unread = unread.map { table.entries[$0.entry] }
    for entry in unread { findings.report(UnknownKey.finding(entry, of: owner, known: known, in: table)) }
    return unread
  }
}

extension String {
  /// Whether two keys are the same but for the case of ASCII letters.
  func equalsIgnoringCase(_ other: String) -> Bool {
    guard utf8.count == other.utf8.count else { return false }
    var (left, right) = (self, other)
    return left.withUTF8 { left in
      right.withUTF8 { right in left.indices.allSatisfy { folded(left[$0]) == folded(right[$0]) } }
    }
  }
}

private func folded(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }
