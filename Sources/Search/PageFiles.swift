// What the client needs to know of pages: of all of them for ranking, a few bits each, and of those it shows, their rows.

/// For every page, in bits: the words of its title (4, up to 15), the number of its sections less one (Rice code of 2),
/// then a 0, or a 1 and its boost in twenty-fifths (8).
enum PageTable {
  /// So that no file exceeds some 11 KB.
  private static let pagesPerFile = 8_192

  static func files(_ pages: [PageSections], titleLengths: [Int]) -> [[UInt8]] {
    stride(from: 0, to: pages.count, by: pagesPerFile).map { start in
      var bits = BitWriter()
      for number in start..<min(start + pagesPerFile, pages.count) {
        bits.append(min(15, titleLengths[number]), bits: 4)
        bits.appendRice(pages[number].count - 1, 2)
        let boost = boost(pages[number].document.boost)
        bits.append(boost == 25 ? 0 : 1, bits: 1)
        if boost != 25 { bits.append(boost, bits: 8) }
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

/// What results show of pages, as JSON: `["/lessons/http/","HTTP basics","lesson, beginner","Verbs","Status codes\tcodes"]`.
///
/// The strings after the label are the headings of the sections that have an anchor; the anchor follows after a tab,
/// unless the heading gives it.
struct PageRows {
  struct Limits {
    /// Up to so many pages, files are larger, as the client reads all of them at once.
    var pagesReadAtOnce = 400
    var bytes = 7_000
    var bytesReadAtOnce = 15_000
    var pages = 24
    var pagesAtOnce = 400
  }

  private(set) var files: [[UInt8]] = []
  /// The number of pages in each file.
  private(set) var counts: [Int] = []

  init(_ pages: [PageSections], limits: Limits) {
    let isReadAtOnce = pages.count <= limits.pagesReadAtOnce
    let mostBytes = isReadAtOnce ? limits.bytesReadAtOnce : limits.bytes
    let mostPages = isReadAtOnce ? limits.pagesAtOnce : limits.pages
    var file: [UInt8] = []
    var count = 0
    for page in pages {
      var row: [UInt8] = []
      Self.append(page, to: &row)
      if count == mostPages || count > 0 && file.count + row.count > mostBytes { close(&file, &count) }
      file.append(contentsOf: (count == 0 ? "[" : ",\n").utf8)
      file.append(contentsOf: row)
      count += 1
    }
    if count > 0 { close(&file, &count) }
  }

  private mutating func close(_ file: inout [UInt8], _ count: inout Int) {
    files.append(file + "]\n".utf8)
    counts.append(count)
    file = []
    count = 0
  }

  private static func append(_ page: PageSections, to json: inout [UInt8]) {
    let fixed = [page.document.url, page.document.title, page.document.label]
    let headings = page.anchored.map { section in
      section.anchor == anchor(of: section.heading) ? section.heading : section.heading + "\t" + section.anchor
    }
    json.appendList(of: fixed + headings) { $0.appendString($1.utf8) }
  }

  /// The anchor most headings have: `HTTP/2 in short` → `http2-in-short`; nil for those that are not ASCII.
  static func anchor(of heading: String) -> String? {
    var anchor: [UInt8] = []
    for byte in heading.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
        UInt8(ascii: "_"):
        anchor.append(byte)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): anchor.append(byte | 0x20)
      case UInt8(ascii: " "): anchor.append(UInt8(ascii: "-"))
      case 0x21..<0x7F: break
      default: return nil
      }
    }
    return String(decoding: anchor, as: UTF8.self)
  }
}
