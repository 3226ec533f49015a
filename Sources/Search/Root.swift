/// `search/root.json`, the one file whose name never changes.
struct Root {
  let pages: [PageRow]
  let shards: TermShards
  var version = ""
  /// Nil when the root holds the rows itself.
  var pagesPerFile: Int?

  /// `{"format":1,"version":"…","pages":130,"sections":[5,3,…],"boosts":[[7,200]],"bounds":["","co",…],"rows":[…]}`
  ///
  /// `boosts` are in hundredths, for the pages that have one. `rows` is the number of pages in each file of them, or
  /// the rows.
  var json: [UInt8] {
    var json = Array(#"{"format":1,"version":"#.utf8)
    json.appendString(version.utf8)
    json.append(contentsOf: #","pages":"#.utf8)
    json.appendNumber(pages.count)
    json.append(contentsOf: #","sections":"#.utf8)
    json.appendList(of: pages) { $0.appendNumber($1.sections.count + 1) }
    json.append(contentsOf: #","boosts":"#.utf8)
    json.appendList(of: boosts) { json, item in json.appendList(of: [item.page, item.boost]) { $0.appendNumber($1) } }
    json.append(contentsOf: #","bounds":"#.utf8)
    json.appendList(of: shards.bounds) { $0.appendString($1) }
    json.append(contentsOf: #","rows":"#.utf8)
    if let pagesPerFile {
      json.appendNumber(pagesPerFile)
    } else {
      json.appendList(of: pages, separator: ",\n") { $1.append(to: &$0) }
    }
    json.append(contentsOf: "}\n".utf8)
    return json
  }

  private var boosts: [(page: Int, boost: Int)] {
    pages.enumerated().compactMap { page, row in
      let boost = Self.hundredths(row.document.boost)
      return boost == 100 ? nil : (page, boost)
    }
  }

  private static func hundredths(_ boost: Double) -> Int {
    guard boost.isFinite else { return 100 }
    return Int((min(max(boost, 0), 10) * 100).rounded())
  }
}
