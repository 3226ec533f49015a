import Escaping

/// What a build wrote, kept inside the output so that the next one knows which files are its own.
///
///     {"version":1,"files":[
///     ["404.html",612,"0123456789abcdef0123456789abcdef"],
///     ["index.html",5120,"…"]
///     ]}
///
/// Sorted by the bytes of the paths, without a time: the same output has the same manifest.
struct OutputManifest: Equatable, Sendable {
  struct Entry: Equatable, Sendable {
    let path: SitePath
    let size: Int
    let fingerprint: Fingerprint
  }

  /// Ascending by path, each path once.
  let entries: [Entry]

  static let name = ".waymark-manifest.json"

  private static let head = "{\"version\":1,\"files\":["
  private static let tail = "]}"

  /// Sorts. Two entries for one path mean that two parts of the program wrote the same file.
  init(of entries: [Entry]) {
    let sorted = entries.sorted { $0.path < $1.path }
    for (entry, next) in zip(sorted, sorted.dropFirst()) where entry.path == next.path {
      preconditionFailure("\(entry.path) was written twice")
    }
    self.entries = sorted
  }

  func entry(at path: SitePath) -> Entry? {
    let index = entries.partitioningIndex { $0.path >= path }
    return index < entries.count && entries[index].path == path ? entries[index] : nil
  }

  /// Whether a file of ours lies somewhere below a folder.
  func holdsFiles(below folder: SitePath) -> Bool {
    let start = entries.partitioningIndex { $0.path > folder }
    let prefix = folder.text + "/"
    return entries[start...].prefix { $0.path.text.utf8.starts(with: folder.text.utf8) }
      .contains { $0.path.text.utf8.starts(with: prefix.utf8) }
  }

  var serialized: [UInt8] {
    var text = ByteSink(capacity: entries.count * 128)
    text.append(contentsOf: OutputManifest.head.utf8)
    for (index, entry) in entries.enumerated() {
      text.append(index == 0 ? "\n[\"" : ",\n[\"")
      entry.path.withBytes { path in
        for byte in path {
          // The only character of a path that JSON wants escaped.
          if byte == UInt8(ascii: "\"") { text.append("\\") }
          text.append(byte)
        }
      }
      text.append("\",")
      text.append(contentsOf: String(entry.size).utf8)
      text.append(",\"")
      entry.fingerprint.writeHexadecimal(into: &text)
      text.append("\"]")
    }
    text.append(contentsOf: "\n\(OutputManifest.tail)\n".utf8)
    return text.array
  }

  /// Reads what `serialized` writes and nothing else. A manifest that was cut short, edited or tampered with is none:
  /// no file counts as ours then, and none is removed.
  init?(serialized bytes: [UInt8]) {
    var reader = ManifestReader(bytes)
    guard reader.take(OutputManifest.head) else { return nil }
    var entries: [Entry] = []
    while reader.take(entries.isEmpty ? "\n[\"" : ",\n[\"") {
      guard let entry = reader.takeEntry() else { return nil }
      if let last = entries.last, !(last.path < entry.path) { return nil }
      entries.append(entry)
    }
    guard reader.take("\n\(OutputManifest.tail)\n"), reader.isAtEnd else { return nil }
    self.entries = entries
  }
}

extension Array {
  /// The first index whose element belongs to the second part, if all of the first part come before it.
  fileprivate func partitioningIndex(where isInSecondPart: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isInSecondPart(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

/// Steps over the bytes of a manifest.
private struct ManifestReader {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func take(_ expected: String) -> Bool {
    guard rest.starts(with: expected.utf8) else { return false }
    rest = rest.dropFirst(expected.utf8.count)
    return true
  }

  /// The part of an entry after its first quote: `path",size,"fingerprint"]`.
  mutating func takeEntry() -> OutputManifest.Entry? {
    guard let path = takePath(), take("\","), let size = takeSize(), take(",\""),
      let fingerprint = Fingerprint(hexadecimal: rest.prefix(32))
    else { return nil }
    rest = rest.dropFirst(32)
    guard take("\"]") else { return nil }
    return OutputManifest.Entry(path: path, size: size, fingerprint: fingerprint)
  }

  private mutating func takePath() -> SitePath? {
    var bytes: [UInt8] = []
    while let byte = rest.first, byte != UInt8(ascii: "\"") {
      rest = rest.dropFirst()
      guard byte == UInt8(ascii: "\\") else {
        bytes.append(byte)
        continue
      }
      // A quote is all that the writer escapes.
      guard rest.popFirst() == UInt8(ascii: "\"") else { return nil }
      bytes.append(UInt8(ascii: "\""))
    }
    return SitePath(utf8: bytes, allowingHidden: true)
  }

  private mutating func takeSize() -> Int? {
    let digits = rest.prefix { (0x30...0x39).contains($0) }
    guard let size = Int(String(decoding: digits, as: UTF8.self)), digits.count == 1 || digits.first != 0x30 else {
      return nil
    }
    rest = rest.dropFirst(digits.count)
    return size
  }
}
