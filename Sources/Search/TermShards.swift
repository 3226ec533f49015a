import Parallel

/// The terms and their postings, cut in their order into files of a few KB, so that a query fetches the few it needs.
///
/// A file is the length of its first part, the number of terms, then for each term: what it does not share with the one
/// before; a byte that says which words it stands for (`Inversion.forms`), unless it is a pair; the number of sections,
/// doubled, plus one if some were left out; then the number of all if some were; the length of its postings unless it has
/// but one. The second part is the postings, one term's after another's.
struct TermShards {
  struct Limits {
    /// What files are filled up to: a share of the whole, within two bounds.
    var smallest = 1_500
    var largest = 10_000
    /// The sections kept of a term: so many, or a share of all in hundredths, whichever is less; never fewer than 200.
    var postings = 2_000
    var share = 16

    func postings(of sections: Int) -> Int { min(postings, max(200, sections * share / 100)) }
  }

  private(set) var files: [[UInt8]] = []
  /// For each file, a shortest string that no term before it reaches and no term in it precedes; the first is empty.
  private(set) var bounds: [ArraySlice<UInt8>] = []

  /// Cut into so many files at most, unless files of the largest size are more.
  init(_ inversion: Inversion, files most: Int, limits: Limits, workers: Workers) {
    let order = inversion.terms.sorted()
    let runs = Self.code(order, inversion, limits, workers)
    var starts = Self.starts(Self.sizes(order, inversion.terms, runs), files: most, limits)[...]
    let forms = inversion.forms()
    var shard = Shard()
    var place = 0
    for run in runs {
      for (kept, range) in zip(run.kept, run.ranges) {
        let term = inversion.terms[order[place]]
        if place == starts.first {
          starts.removeFirst()
          if place > 0 { files.append(shard.bytes) }
          shard = Shard()
          bounds.append(place == 0 ? [] : separator(inversion.terms[order[place - 1]], term))
        }
        shard.append(
          term, forms: forms[order[place]], run.bytes[range], kept: kept, of: inversion[order[place]].count)
        place += 1
      }
    }
    if place > 0 { files.append(shard.bytes) }
  }

  /// The places of the terms that files begin with. All files are about as large.
  private static func starts(_ sizes: [Int], files most: Int, _ limits: Limits) -> [Int] {
    var target = max(limits.smallest, sizes.reduce(0, +) / max(1, most))
    while true {
      var starts: [Int] = []
      var filled = 0
      for (place, size) in sizes.enumerated() {
        if place == 0 || filled + size / 2 > min(target, limits.largest) {
          starts.append(place)
          filled = 0
        }
        filled += size
      }
      if starts.count <= most || target >= limits.largest { return starts }
      target += target / 50 + 1
    }
  }

  /// About the bytes of each term: what it does not share with the one before, its forms, three numbers and its postings.
  private static func sizes(_ order: [Int], _ terms: TermTable, _ runs: [Run]) -> [Int] {
    var sizes: [Int] = []
    sizes.reserveCapacity(order.count)
    for range in runs.lazy.flatMap(\.ranges) {
      let place = sizes.count
      let term = terms[order[place]]
      let shared = place == 0 ? 0 : min(15, commonPrefix(terms[order[place - 1]], term))
      sizes.append(term.count - shared + 5 + range.count)
    }
    return sizes
  }

  private struct Run: Sendable {
    var bytes: [UInt8]
    var kept: [Int]
    var ranges: [Range<Int>]
  }

  private static func code(
    _ order: [Int], _ inversion: Inversion, _ limits: Limits, _ workers: Workers
  ) -> [Run] {
    let size = 2_048
    let sections = inversion.sections
    let coder = PostingCoder(sections: sections, limit: limits.postings(of: sections))
    return workers.map(0..<(order.count + size - 1) / size) { number in
      var bits = BitWriter()
      var run = Run(bytes: [], kept: [], ranges: [])
      for term in order[number * size..<min((number + 1) * size, order.count)] {
        let start = bits.count
        let isPair = inversion.terms[term].contains(UInt8(ascii: " "))
        run.kept.append(coder.append(inversion[term], isPair: isPair, to: &bits))
        run.ranges.append(start..<bits.count)
      }
      run.bytes = bits.bytes
      return run
    }
  }
}

private struct Shard {
  private(set) var count = 0
  private var dictionary: [UInt8] = []
  private var bodies: [UInt8] = []
  private var previous: ArraySlice<UInt8> = []

  var size: Int { dictionary.count + bodies.count }

  mutating func append(
    _ term: ArraySlice<UInt8>, forms: UInt8, _ body: ArraySlice<UInt8>, kept: Int, of all: Int
  ) {
    dictionary.appendFrontCoded(term, after: previous)
    if !term.contains(UInt8(ascii: " ")) { dictionary.append(forms) }
    dictionary.appendVarint(kept * 2 + (all > kept ? 1 : 0))
    if all > kept { dictionary.appendVarint(all) }
    if kept > 1 { dictionary.appendVarint(body.count) }
    bodies.append(contentsOf: body)
    previous = term
    count += 1
  }

  var bytes: [UInt8] {
    var counted: [UInt8] = []
    counted.appendVarint(count)
    var bytes: [UInt8] = []
    bytes.appendVarint(counted.count + dictionary.count)
    return bytes + counted + dictionary + bodies
  }
}
