import CXXHash

// Search documents → the files that `templates/assets/search/search.js` reads.
//
//     search/root.json                    the one stable name: version, bounds of the shards, sections a page
//     search/<version>/terms/<n>.json     terms and where they stand (TermShards)
//     search/<version>/pages/<n>.json     titles, URLs, headings (PageRows); small sites have them in the root
//
// The unit that is found is a section. Pages are numbered by URL, sections run through the pages in order, and the
// first of each page is the page itself: its title, its keywords and the text before the first anchor.

/// The index of a site.
package struct SearchIndex {
  package typealias File = (path: String, bytes: [UInt8])

  struct Limits {
    var terms = TermShards.Limits()
    /// Up to so many pages, the root holds their rows.
    var pagesInRoot = 400
    var pagesPerFile = 32
  }

  /// The files, by path. The same documents give the same bytes, in whatever order they come.
  package static func build(_ documents: [SearchDocument]) -> [File] { build(documents, limits: Limits()) }

  static func build(_ documents: [SearchDocument], limits: Limits) -> [File] {
    let pages = sorted(documents).map(PageRow.init)
    let index = SearchIndex(pages)
    let shards = TermShards(index.postings, pageOfSection: index.pageOfSection, limits: limits.terms)
    let rows = pages.count > limits.pagesInRoot ? rowFiles(pages, each: limits.pagesPerFile) : []

    var root = Root(pages: pages, shards: shards)
    root.pagesPerFile = rows.isEmpty ? nil : limits.pagesPerFile
    root.version = version(of: shards.files + rows + [root.json])
    let folder = "search/\(root.version)"
    let files =
      [(path: "search/root.json", bytes: root.json)]
      + shards.files.enumerated().map { (path: "\(folder)/terms/\($0).json", bytes: $1) }
      + rows.enumerated().map { (path: "\(folder)/pages/\($0).json", bytes: $1) }
    return files.sorted { $0.path < $1.path }
  }

  private var postings = Postings()
  private var pageOfSection: [Int] = []

  private init(_ pages: [PageRow]) {
    var tokenizer = Tokenizer()
    for (number, page) in pages.enumerated() {
      begin(number)
      postings.addHeading(page.document.title, &tokenizer)
      for keyword in page.document.keywords { postings.addHeading(keyword, &tokenizer) }
      for section in page.document.sections where section.anchor.isEmpty {
        postings.addHeading(section.heading, &tokenizer)
        postings.addText(section.text, &tokenizer)
      }
      for section in page.sections {
        begin(number)
        postings.addHeading(section.heading, &tokenizer)
        postings.addText(section.text, &tokenizer)
      }
    }
  }

  private mutating func begin(_ page: Int) {
    postings.beginSection()
    pageOfSection.append(page)
  }

  private static func sorted(_ documents: [SearchDocument]) -> [SearchDocument] {
    let keys = documents.enumerated().map { (url: Array($1.url.utf8), title: Array($1.title.utf8), index: $0) }
    return keys.sorted { left, right in
      if left.url != right.url { return left.url.lexicographicallyPrecedes(right.url) }
      if left.title != right.title { return left.title.lexicographicallyPrecedes(right.title) }
      return left.index < right.index
    }.map { documents[$0.index] }
  }

  private static func rowFiles(_ pages: [PageRow], each size: Int) -> [[UInt8]] {
    stride(from: 0, to: pages.count, by: size).map { start in
      var json: [UInt8] = []
      json.appendList(of: pages[start..<min(start + size, pages.count)], separator: ",\n") { $1.append(to: &$0) }
      json.append(UInt8(ascii: "\n"))
      return json
    }
  }

  /// XXH3-128 over the files' own hashes, as 32 hexadecimal digits.
  private static func version(of files: [[UInt8]]) -> String {
    let hashes = files.flatMap { bytes in
      let hash = bytes.withUnsafeBytes { XXH3_128bits($0.baseAddress, $0.count) }
      return [hash.high64.bigEndian, hash.low64.bigEndian]
    }
    let hash = hashes.withUnsafeBytes { XXH3_128bits($0.baseAddress, $0.count) }
    return [hash.high64, hash.low64].map { half in
      let digits = String(half, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }
}
