/// For each start of a word that too many files share, the terms that begin with it and stand on the most pages: two
/// typed letters then cost one file, not thirty.
///
///     co → code, component, copy, …
struct Completions {
  struct Entry: Equatable {
    var prefix: ArraySlice<UInt8>
    var terms: [ArraySlice<UInt8>]
  }

  /// A start shared by more files than this gets an entry; the client reads the files of all others.
  static let widestScan = 2
  private static let perPrefix = 8

  /// An entry lies in the file in which its prefix would stand as a term.
  private(set) var byShard: [[Entry]]

  /// `terms` in their order, `pages` in step with them.
  init(_ terms: [ArraySlice<UInt8>], pages: [Int], bounds: [ArraySlice<UInt8>]) {
    byShard = Array(repeating: [], count: bounds.count)
    for prefix in Self.widePrefixes(bounds) {
      let shard = Self.firstIndex(in: bounds) { prefix.lexicographicallyPrecedes($0) } - 1
      let first = Self.firstIndex(in: terms) { !$0.lexicographicallyPrecedes(prefix) }
      var best: [Int] = []
      var place = first
      while place < terms.count, terms[place].starts(with: prefix) {
        if terms[place].count > prefix.count { Self.insert(place, into: &best, pages) }
        place += 1
      }
      byShard[shard].append(Entry(prefix: prefix, terms: best.map { terms[$0] }))
    }
  }

  /// Starts of two characters or more that three files in a row may hold, in order.
  private static func widePrefixes(_ bounds: [ArraySlice<UInt8>]) -> [ArraySlice<UInt8>] {
    var found: Set<ArraySlice<UInt8>> = []
    for (bound, next) in zip(bounds, bounds.dropFirst()) {
      let common = bound.prefix(commonPrefix(bound, next))
      var characters = 0
      for length in 1..<max(common.count + 1, 1) where isBoundary(next, length) {
        characters += 1
        if characters >= 2 { found.insert(common.prefix(length)) }
      }
    }
    return found.filter { prefix in
      let start = firstIndex(in: bounds) { prefix.lexicographicallyPrecedes($0) }
      let end = start + bounds[start...].prefix { $0.starts(with: prefix) }.count
      return end - (start - 1) > widestScan
    }.sorted { $0.lexicographicallyPrecedes($1) }
  }

  private static func isBoundary(_ term: ArraySlice<UInt8>, _ length: Int) -> Bool {
    length == term.count || term[term.startIndex + length] & 0xC0 != 0x80
  }

  /// Keeps the places with the most pages; of equals, the earlier.
  private static func insert(_ place: Int, into best: inout [Int], _ pages: [Int]) {
    if best.count == perPrefix {
      guard pages[place] > pages[best[perPrefix - 1]] else { return }
      best.removeLast()
    }
    best.insert(place, at: best.firstIndex { pages[$0] < pages[place] } ?? best.count)
  }

  /// The first index whose item satisfies a condition that, once true, stays true.
  private static func firstIndex(in items: [ArraySlice<UInt8>], where holds: (ArraySlice<UInt8>) -> Bool) -> Int {
    var low = 0
    var high = items.count
    while low < high {
      let middle = (low + high) / 2
      if holds(items[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
