/// `search/root.json`, the one file whose name never changes and that is asked for anew.
struct Root {
  var version: String
  var pages: Int
  var sections: Int
  var tables: [[UInt8]]
  var rows: [Int]
  var facetFiles: Int
  var shards: [ArraySlice<UInt8>]
  var lexicon: [ArraySlice<UInt8>]

  /// A small page table stands here: a file less to wait for.
  static let largestTable = 700

  /// The number of pages and sections; of files of the page table and of facets; the table itself if it is small; the pages
  /// in each file of rows; where each file of terms and of the lexicon begins.
  var json: [UInt8] {
    var json = Array(#"{"format":4,"version":"#.utf8)
    json.appendString(version.utf8)
    for (name, number) in [
      ("pages", pages), ("sections", sections), ("tables", tables.count), ("facetFiles", facetFiles),
    ] {
      json.append(contentsOf: ",\"\(name)\":".utf8)
      json.appendNumber(number)
    }
    if Self.holds(tables) {
      json.append(contentsOf: ",\"table\":\"".utf8)
      json.appendBase64(tables[0])
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

  static func holds(_ tables: [[UInt8]]) -> Bool { tables.count == 1 && tables[0].count <= largestTable }
}
