import Escaping

// What the client needs to know of pages: of all of them for ranking, a few bits each, and of those it shows, their rows.

/// In bits, for every page: the words of its title less one, at most 15 (Rice code of 2), and the number of its sections less
/// one (3); then the boosts: for each run of pages of one boost, its length less one (5) and the boost in twenty-fifths (8).
struct PageTable {
  /// Some 12 KB. A second file would wait until a browser has a connection free.
  private static let pagesPerFile = 12_288

  let files: [[UInt8]]
  /// The number of pages in each file.
  let counts: [Int]

  init(_ pages: [SearchDocument], titleLengths: [Int]) {
    let ranges = stride(from: 0, to: pages.count, by: Self.pagesPerFile).map {
      $0..<min($0 + Self.pagesPerFile, pages.count)
    }
    counts = ranges.map(\.count)
    files = ranges.map { range in
      var bits = BitWriter()
      for number in range {
        bits.appendRice(max(0, min(16, titleLengths[number]) - 1), 2)
        bits.appendRice(pages[number].sectionCount - 1, 3)
      }
      var run = range.lowerBound
      while run < range.upperBound {
        let boost = Self.boost(pages[run].boost)
        let end =
          pages[run..<range.upperBound].firstIndex { Self.boost($0.boost) != boost } ?? range.upperBound
        bits.appendRice(end - run - 1, 5)
        bits.append(boost, bits: 8)
        run = end
      }
      bits.align()
      return bits.bytes
    }
  }

  private static func boost(_ boost: Double) -> Int {
    guard boost.isFinite else { return 25 }
    return Int((min(max(boost, 0), 10) * 25).rounded())
  }
}

/// What results show of pages: a JSON string, in which each page has a line of fields parted by tabs. (Lists of strings say
/// the same in a tenth more once compressed.)
///
///     /lessons/http-basics/⇥HTTP in short⇥lesson, beginner⇥Verbs⇥Status codes⇥#codes
///     /lessons/~⇥HTTP caching⇥lesson, advanced⇥Fresh and stale
///     /lessons/07-~⇥HTTP methods⇥lesson, beginner⇥Safe methods
///
/// First the URL, its end a `~` where the title gives it; after the title and the label the headings of the sections that
/// have an anchor. The anchor follows with a `#`, unless the heading gives it.
struct PageRows {
  struct Limits {
    /// Up to so many pages, files are larger, as the client reads all of them at once.
    var pagesReadAtOnce = 400
    var bytes = 7_000
    var bytesReadAtOnce = 16_000
    var pages = 17
    var pagesAtOnce = 400
  }

  private(set) var files: [[UInt8]] = []
  /// The number of pages in each file.
  private(set) var counts: [Int] = []

  init(_ pages: [SearchDocument], limits: Limits) {
    let isReadAtOnce = pages.count <= limits.pagesReadAtOnce
    let mostBytes = isReadAtOnce ? limits.bytesReadAtOnce : limits.bytes
    let mostPages = isReadAtOnce ? limits.pagesAtOnce : limits.pages
    var file = RowFile()
    for page in pages {
      let end = file.bytes.count
      file.append(page)
      if file.count > 1, file.count > mostPages || file.bytes.count > mostBytes {
        file.removeLast(from: end)
        close(file)
        file = RowFile()
        file.append(page)
      }
    }
    if file.count > 0 { close(file) }
  }

  private mutating func close(_ file: RowFile) {
    files.append(file.bytes + "\"\n".utf8)
    counts.append(file.count)
  }

  /// The anchor most headings have: `HTTP/2 in short` → `http2-in-short`; nil for those that are not ASCII.
  static func anchor(of heading: String) -> [UInt8]? {
    var heading = heading
    let anchorBytes = anchorBytes
    var isASCII = true
    let anchor = heading.withUTF8 { heading in
      [UInt8](unsafeUninitializedCapacity: heading.count) { anchor, count in
        for byte in heading {
          guard 0x20..<0x7F ~= byte else {
            isASCII = false
            return
          }
          guard anchorBytes[Int(byte)] != 0 else { continue }
          anchor[count] = anchorBytes[Int(byte)]
          count += 1
        }
      }
    }
    return isASCII ? anchor : nil
  }

  /// What becomes of each byte of ASCII; 0 for those that go.
  private static let anchorBytes: [UInt8] = (0..<0x80).map { (byte: UInt8) in
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
      UInt8(ascii: "_"):
      byte
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
    case UInt8(ascii: " "): UInt8(ascii: "-")
    default: 0
    }
  }
}

private struct RowFile {
  private(set) var bytes: [UInt8] = []
  private(set) var count = 0

  mutating func append(_ page: SearchDocument) {
    bytes.append(contentsOf: (count == 0 ? "\"" : "\\n").utf8)
    append(Self.shortened(page.url, title: page.title))
    appendField(page.title)
    appendField(page.label)
    page.eachSection(hasAnchor: true) { section in
      appendField(section.heading.utf8.first == UInt8(ascii: "#") ? " " + section.heading : section.heading)
      if !isUsual(section.anchor, of: section.heading) { appendField("#" + section.anchor) }
    }
    count += 1
  }

  /// Takes the last page away, which began at `end`.
  mutating func removeLast(from end: Int) {
    bytes.removeSubrange(end...)
    count -= 1
  }

  private static func shortened(_ url: String, title: String) -> String {
    guard let anchor = PageRows.anchor(of: title), !anchor.isEmpty,
      url.hasSuffix(String(decoding: anchor, as: UTF8.self) + "/")
    else { return url }
    return url.dropLast(anchor.count + 1) + "~"
  }

  private func isUsual(_ anchor: String, of heading: String) -> Bool {
    guard let usual = PageRows.anchor(of: heading) else { return false }
    var anchor = anchor
    return anchor.withUTF8 { $0.elementsEqual(usual) }
  }

  private mutating func appendField(_ text: String) {
    bytes.append(contentsOf: "\\t".utf8)
    append(text)
  }

  /// Whatever would end a field or a line becomes a space.
  private mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { text in
      if text.contains(where: { $0 < 0x20 }) {
        Escape.json(text.map { $0 < 0x20 ? UInt8(ascii: " ") : $0 }, into: &bytes)
      } else {
        Escape.json(text, into: &bytes)
      }
    }
  }
}
