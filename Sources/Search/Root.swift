/// `search/root.json`, the one file whose name never changes and that is asked for anew.
struct Root {
  var version: String
  var pages: Int
  var sections: Int
  var tables: Int
  var rows: [Int]
  var facets: Facets
  var shards: [ArraySlice<UInt8>]
  var lexicon: [ArraySlice<UInt8>]

  /// The number of pages and sections; of files of the page table and of facets; the pages in each file of rows; where
  /// each file of terms and of the lexicon begins; the facets.
  var json: [UInt8] {
    var json = Array(#"{"format":2,"version":"#.utf8)
    json.appendString(version.utf8)
    for (name, number) in [
      ("pages", pages), ("sections", sections), ("tables", tables), ("facetFiles", facets.files.count),
    ] {
      json.append(contentsOf: ",\"\(name)\":".utf8)
      json.appendNumber(number)
    }
    json.append(contentsOf: ",\"rows\":".utf8)
    json.appendList(of: rows) { $0.appendNumber($1) }
    json.append(contentsOf: ",\n\"terms\":".utf8)
    json.appendList(of: shards) { $0.appendString($1) }
    json.append(contentsOf: ",\n\"lexicon\":".utf8)
    json.appendList(of: lexicon) { $0.appendString($1) }
    json.append(contentsOf: ",\n\"facets\":".utf8)
    json.appendList(of: facets.values) { json, facet in
      json.append(UInt8(ascii: "["))
      json.appendString(facet.name.utf8)
      json.append(UInt8(ascii: ","))
      json.appendList(of: facet.values) { json, value in
        json.append(UInt8(ascii: "["))
        json.appendString(value.value.utf8)
        json.append(UInt8(ascii: ","))
        json.appendNumber(value.count)
        json.append(UInt8(ascii: "]"))
      }
      json.append(UInt8(ascii: "]"))
    }
    json.append(contentsOf: "}\n".utf8)
    return json
  }
}
