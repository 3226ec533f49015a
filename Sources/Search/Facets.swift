/// By what readers narrow results: for each facet its values, for each value the pages that have it, as Rice-coded gaps.
///
/// Values stand together in files of some KB; about a byte a page, as pages of a kind lie side by side.
struct Facets {
  /// Values and the number of their pages: first those that have an order of their own, then the most frequent.
  private(set) var values: [(name: String, values: [(value: String, count: Int)])] = []
  private(set) var files: [[UInt8]] = []

  private static let mostValues = 500
  private static let target = 12_000

  init(_ pages: [SearchDocument], names: [String], order: [String]) {
    let places = Dictionary(zip(order, order.indices), uniquingKeysWith: min)
    var bits = BitWriter()
    for (index, name) in names.enumerated() {
      var found: [String: [Int]] = [:]
      for (number, page) in pages.enumerated() where index < page.facets.count {
        for value in page.facets[index] where found[value]?.last != number {
          found[value, default: []].append(number)
        }
      }
      let placed = found.map { (value: $0, pages: $1, place: places[$0] ?? order.count) }
      let ranked = placed.sorted { left, right in
        if left.place != right.place { return left.place < right.place }
        if left.pages.count != right.pages.count { return left.pages.count > right.pages.count }
        return left.value.utf8.lexicographicallyPrecedes(right.value.utf8)
      }.prefix(Self.mostValues)
      values.append((name, ranked.map { ($0.value, $0.pages.count) }))
      for value in ranked {
        let k = BitWriter.rice(value.pages.count, of: pages.count)
        var previous = -1
        for number in value.pages {
          bits.appendRice(number - previous - 1, k)
          previous = number
        }
      }
    }
    bits.align()
    let bytes = bits.bytes
    files = stride(from: 0, to: bytes.count, by: Self.target).map {
      Array(bytes[$0..<min($0 + Self.target, bytes.count)])
    }
  }

  /// `[["level",[["beginner",40],…]],…]`: only who narrows results needs them.
  var names: [UInt8] {
    var json: [UInt8] = []
    json.appendList(of: values) { json, facet in
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
    return json + "\n".utf8
  }
}
