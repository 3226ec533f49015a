import Parallel

/// The terms and their postings, cut in their order into files of a few KB, so that a query fetches the few it needs.
///
/// A file is the length of its first part, the number of terms, then for each term: what it does not share with the one
/// before; the number of sections, doubled, plus one if some were left out; then the number of pages if some were; the
/// length of its postings unless it has but one. The second part is the postings, one term's after another's.
struct TermShards {
  struct Limits {
    /// What files are filled up to: a share of the whole, that a small site has many small ones, within two bounds.
    var smallest = 3_000
    var largest = 10_000
    /// The sections kept of a term.
    var postings = 3_000
  }

  /// A term as the spelling lexicon sees it.
  struct Entry {
    var term: ArraySlice<UInt8>
    var pages: Int
    var isInHeading: Bool
  }

  private(set) var files: [[UInt8]] = []
  /// For each file, a shortest string that no term before it reaches and no term in it precedes; the first is empty.
  private(set) var bounds: [ArraySlice<UInt8>] = []
  /// All terms in their order, pairs of words among them.
  private(set) var entries: [Entry] = []

  init(_ inversion: Inversion, pages: Int, limits: Limits, workers: Workers) {
    let order = inversion.terms.sorted()
    let runs = Self.code(order, inversion, limits, workers)
    let total = runs.reduce(0) { $0 + $1.bytes.count } + order.count * 6
    let target = max(limits.smallest, min(limits.largest, total / (pages / 16 + 12)))
    var shard = Shard()
    var place = 0
    for run in runs {
      for (coded, range) in zip(run.coded, run.ranges) {
        let term = inversion.terms[order[place]]
        let body = run.bytes[range]
        if shard.count > 0, shard.size + body.count + term.count > target {
          files.append(shard.bytes)
          shard = Shard()
        }
        if shard.count == 0 { bounds.append(place == 0 ? [] : separator(inversion.terms[order[place - 1]], term)) }
        shard.append(term, coded, body, isCut: inversion[order[place]].count > coded.count)
        entries.append(Entry(term: term, pages: coded.pages, isInHeading: coded.isInHeading))
        place += 1
      }
    }
    if shard.count > 0 { files.append(shard.bytes) }
  }

  private struct Run: Sendable {
    var bytes: [UInt8]
    var coded: [PostingCoder.Coded]
    var ranges: [Range<Int>]
  }

  private static func code(
    _ order: [Int], _ inversion: Inversion, _ limits: Limits, _ workers: Workers
  ) -> [Run] {
    let size = 2_048
    let coder = PostingCoder(pageOfSection: inversion.pageOfSection, limit: limits.postings)
    return workers.map(0..<(order.count + size - 1) / size) { number in
      var bits = BitWriter()
      var run = Run(bytes: [], coded: [], ranges: [])
      for term in order[number * size..<min((number + 1) * size, order.count)] {
        let start = bits.count
        run.coded.append(coder.append(inversion[term], to: &bits))
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

  mutating func append(_ term: ArraySlice<UInt8>, _ coded: PostingCoder.Coded, _ body: ArraySlice<UInt8>, isCut: Bool) {
    dictionary.appendFrontCoded(term, after: previous)
    dictionary.appendVarint(coded.count * 2 + (isCut ? 1 : 0))
    if isCut { dictionary.appendVarint(coded.pages) }
    if coded.count > 1 { dictionary.appendVarint(body.count) }
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
