/// `search/root.json`, the one file whose name never changes and that is asked for anew.
struct Root {
  var version: String
  var pages: Int
  var sections: Int
  var tables: PageTable
  var rows: [Int]
  var facetFiles: Int
  var shards: [ArraySlice<UInt8>]
  var lexicon: [ArraySlice<UInt8>]

  /// A small page table stands here: a file less to wait for.
  static let largestTable = 700

  /// The number of pages, of sections and of files of facets; the pages in each file of the page table, and the table itself
  /// if it is small; the pages in each file of rows; where each file of terms and of the lexicon begins.
  var json: [UInt8] {
    var json = Array(#"{"format":5,"version":"#.utf8)
    json.appendString(version.utf8)
    for (name, number) in [("pages", pages), ("sections", sections), ("facetFiles", facetFiles)] {
      json.append(contentsOf: ",\"\(name)\":".utf8)
      json.appendNumber(number)
    }
    json.append(contentsOf: ",\"tables\":".utf8)
    json.appendList(of: tables.counts) { $0.appendNumber($1) }
    if Self.holds(tables) {
      json.append(contentsOf: ",\"table\":\"".utf8)
      json.appendBase64(tables.files[0])
      json.append(UInt8(ascii: "\""))
    }
    json.append(contentsOf: ",\"rows\":".utf8)
    json.appendList(of: rows) { $0.appendNumber($1) }
    json.append(contentsOf: ",\n\"terms\":".utf8)
    json.appendSortedString(shards)
    json.append(contentsOf: ",\n\"lexicon\":".utf8)
    json.appendSortedString(lexicon)
    json.append(contentsOf: "}\n".utf8)
    return json
  }

  static func holds(_ tables: PageTable) -> Bool { tables.files.count == 1 && tables.files[0].count <= largestTable }
}
