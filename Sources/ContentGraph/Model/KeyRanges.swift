import Diagnostics

/// Where the keys of a file's front matter were written, by their names in the documentation: `requires` → its range.
///
/// A list, since a file has but a few: to walk along it is less work than to hash.
package struct KeyRanges: Hashable, Sendable {
  private struct Entry: Hashable {
    let key: String
    let range: SourceRange
  }

  private var entries: [Entry] = []

  package init() {}

  package subscript(key: String) -> SourceRange? {
    get { entries.first { $0.key == key }?.range }
    set {
      entries.removeAll { $0.key == key }
      if let newValue { entries.append(Entry(key: key, range: newValue)) }
    }
  }

  package mutating func reserveCapacity(_ count: Int) { entries.reserveCapacity(count) }
}
