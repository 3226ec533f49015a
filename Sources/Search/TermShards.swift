/// The terms in files of some 12 KB, so that a query fetches the few it needs.
///
/// A file is `{"terms":[["http",12,[37,64,…]],…],"completions":[…]}`: the term, the number of pages it stands on, and
/// a number for each section, `(section - previous section) * 32 + impact`.
struct TermShards {
  struct Limits {
    /// What a file is filled up to, in bytes.
    var shard = 12_000
    /// The sections kept of a term, the strongest first: what stands everywhere tells nobody where to go.
    var postings = 3_000
  }

  private(set) var files: [[UInt8]] = []
  /// For each file, a shortest string that no term before it reaches and no term in it precedes; the first is empty.
  private(set) var bounds: [ArraySlice<UInt8>] = []

  init(_ postings: Postings, pageOfSection: [Int], limits: Limits) {
    let order = postings.terms.sorted()
    let (rows, sorted) = postings.byTerm()
    let encoder = PostingEncoder(lengths: postings.lengths, pageOfSection: pageOfSection, limit: limits.postings)

    var pages: [Int] = []
    pages.reserveCapacity(order.count)
    var bodies: [[UInt8]] = []
    for (place, term) in order.enumerated() {
      var entry: [UInt8] = []
      pages.append(encoder.append(postings.terms[term], sorted[rows[term]..<rows[term + 1]], to: &entry))
      if let last = bodies.last, last.count + entry.count < limits.shard {
        bodies[bodies.count - 1].append(contentsOf: ",\n".utf8)
        bodies[bodies.count - 1].append(contentsOf: entry)
      } else {
        bounds.append(bodies.isEmpty ? [] : separator(postings.terms[order[place - 1]], postings.terms[term]))
        bodies.append(entry)
      }
    }
    let completions = Completions(order.map { postings.terms[$0] }, pages: pages, bounds: bounds)
    files = zip(bodies, completions.byShard).map(Self.file)
  }

  private static func file(body: [UInt8], completions: [Completions.Entry]) -> [UInt8] {
    var file = Array(#"{"terms":["#.utf8)
    file.append(contentsOf: body)
    file.append(contentsOf: #"],"completions":"#.utf8)
    file.appendList(of: completions) { file, entry in
      file.append(UInt8(ascii: "["))
      file.appendString(entry.prefix)
      file.append(UInt8(ascii: ","))
      file.appendList(of: entry.terms) { $0.appendString($1) }
      file.append(UInt8(ascii: "]"))
    }
    file.append(contentsOf: "}\n".utf8)
    return file
  }

  /// `terms`, `theme` → `the`: the shortest start of the second that is above the first.
  private func separator(_ first: ArraySlice<UInt8>, _ second: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var count = commonPrefix(first, second) + 1
    while count < second.count, second[second.startIndex + count] & 0xC0 == 0x80 { count += 1 }
    return second.prefix(count)
  }
}

/// How many bytes two terms begin with in common.
func commonPrefix(_ first: ArraySlice<UInt8>, _ second: ArraySlice<UInt8>) -> Int {
  zip(first, second).prefix { $0 == $1 }.count
}

private struct PostingEncoder {
  let lengths: [Int]
  let average: Double
  let pageOfSection: [Int]
  let limit: Int

  init(lengths: [Int], pageOfSection: [Int], limit: Int) {
    self.lengths = lengths
    self.pageOfSection = pageOfSection
    self.limit = limit
    average = Double(lengths.reduce(0, +)) / Double(max(lengths.count, 1))
  }

  /// Appends `["term",pages,[…]]`; answers the number of pages.
  func append(_ term: ArraySlice<UInt8>, _ postings: ArraySlice<Postings.Posting>, to entry: inout [UInt8]) -> Int {
    var pages = 0
    var lastPage = -1
    for posting in postings where pageOfSection[Int(posting.section)] != lastPage {
      lastPage = pageOfSection[Int(posting.section)]
      pages += 1
    }
    entry.append(UInt8(ascii: "["))
    entry.appendString(term)
    entry.append(UInt8(ascii: ","))
    entry.appendNumber(pages)
    entry.append(UInt8(ascii: ","))
    var previous = 0
    entry.appendList(of: strongest(postings)) { entry, item in
      entry.appendNumber((item.section - previous) * Impact.range + item.impact)
      previous = item.section
    }
    entry.append(UInt8(ascii: "]"))
    return pages
  }

  private func strongest(_ postings: ArraySlice<Postings.Posting>) -> [(section: Int, impact: Int)] {
    let all = postings.map { posting in
      let section = Int(posting.section)
      let impact = Impact.code(
        halves: Int(posting.halves), heading: posting.heading, sectionLength: lengths[section],
        averageLength: average)
      return (section: section, impact: impact)
    }
    guard all.count > limit else { return all }
    let kept = all.sorted { (-$0.impact, $0.section) < (-$1.impact, $1.section) }.prefix(limit)
    return kept.sorted { $0.section < $1.section }
  }
}
