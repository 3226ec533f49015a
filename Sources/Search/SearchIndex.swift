import CXXHash
import Parallel

// Search documents → the files that `templates/assets/search/engine.js` reads.
//
//     search/root.json               the one stable name: version, and where each file begins (Root)
//     search/<version>/t/<n>.bin     terms, and where they stand (TermShards)
//     search/<version>/l/<n>.bin     words by their first two letters, to complete and correct what is typed (Lexicon)
//     search/<version>/p/<n>.bin     a few bits for each page (PageTable)
//     search/<version>/r/<n>.json    titles, URLs, headings (PageRows)
//     search/<version>/f/<n>.bin     facets (Facets)
//     search/<version>/n/0.json      the names of facets and their values
//
// The unit that is found is a section. Pages are numbered by URL, and sections run through the pages in order. No text
// is kept: the client cuts excerpts from the pages themselves.

/// The index of a site.
package enum SearchIndex {
  package typealias File = (path: String, bytes: [UInt8])

  struct Limits {
    var terms = TermShards.Limits()
    var pairs = TermPairs.Limits()
    var rows = PageRows.Limits()
  }

  /// The files, by path. The same documents give the same bytes, in whatever order they come and however many work.
  ///
  /// - Parameters:
  ///   - facets: What the documents' facets are called, in their order.
  ///   - order: Values of facets that have an order of their own, such as levels. The others follow by frequency.
  package static func build(
    _ documents: consuming [SearchDocument], facets: [String] = [], order: [String] = [], workers: Workers
  ) -> [File] {
    build(documents, facets: facets, order: order, limits: Limits(), workers: workers)
  }

  static func build(
    _ documents: consuming [SearchDocument], facets: [String] = [], order: [String] = [], limits: Limits = Limits(),
    workers: Workers = Workers(jobs: 1)
  ) -> [File] {
    var pages = SearchDocument.sorted(documents)
    documents = []
    let inversion = Inversion(&pages, pairs: limits.pairs, workers: workers)
    let tables = PageTable(pages, titleLengths: inversion.titleLengths)
    let tableFiles = Root.holds(tables) ? [] : tables.files
    let ((lexicon, terms), (rows, facets)) = workers.both({
      (Lexicon(inversion.words), inversion.terms.sorted())
    }) { [pages] in
      (PageRows(pages, limits: limits.rows), Facets(pages, names: facets, order: order))
    }
    let others = 2 + lexicon.files.count + rows.files.count + tableFiles.count + facets.files.count
    let sections = inversion.sections
    let shards = TermShards(
      consume inversion, order: terms, files: 60 + pages.count * 15 / 100 - others, limits: limits.terms,
      workers: workers)

    var root = Root(
      version: "", pages: pages.count, sections: sections, tables: tables, rows: rows.counts,
      facetFiles: facets.files.count, shards: shards.bounds, lexicon: lexicon.bounds)
    let folders: [(name: String, extension: String, files: [[UInt8]])] = [
      ("t", "bin", shards.files), ("l", "bin", lexicon.files), ("p", "bin", tableFiles),
      ("r", "json", rows.files),
      ("f", "bin", facets.files), ("n", "json", pages.isEmpty ? [] : [facets.names]),
    ]
    root.version = version(of: folders.flatMap(\.files) + [root.json])
    let files = folders.flatMap { folder in
      folder.files.enumerated().map {
        (path: "search/\(root.version)/\(folder.name)/\($0).\(folder.extension)", bytes: $1)
      }
    }
    return (files + [(path: "search/root.json", bytes: root.json)]).sorted { $0.path < $1.path }
  }

  /// 64 bits of XXH3-128 over the files' own hashes, as 16 hexadecimal digits.
  private static func version(of files: [[UInt8]]) -> String {
    let hashes = files.flatMap { bytes in
      let hash = bytes.withUnsafeBytes { XXH3_128bits($0.baseAddress, $0.count) }
      return [hash.high64.bigEndian, hash.low64.bigEndian]
    }
    let hash = hashes.withUnsafeBytes { XXH3_128bits($0.baseAddress, $0.count) }
    let digits = String(hash.low64, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
