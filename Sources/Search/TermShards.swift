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
  ///
  /// - Parameters:
  ///   - inversion: Its postings are gone when they are in bits: the files take their room.
  ///   - order: The terms' numbers, sorted.
  init(_ inversion: consuming Inversion, order: [Int], files most: Int, limits: Limits, workers: Workers) {
    let terms = inversion.terms
    let runs = Run.all(order, consume inversion, limits, workers)
    let starts = Self.starts(runs.flatMap { $0.terms.map { Int($0.size) } }, files: most, limits)
    bounds = starts.map { start in start == 0 ? [] : separator(terms[order[start - 1]], terms[order[start]]) }
    files = zip(starts, starts.dropFirst() + [order.count]).map { start, end in
      Self.file(start..<end, of: runs, first: terms[order[start]])
    }
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

  /// The terms at these places, of which the first shares nothing with the one before it.
  private static func file(_ places: Range<Int>, of runs: [Run], first: ArraySlice<UInt8>) -> [UInt8] {
    var dictionary: [UInt8] = []
    var bodies: [UInt8] = []
    dictionary.appendVarint(places.count)
    var place = places.lowerBound
    dictionary.appendEntry(first, sharing: 0, runs[place / Run.size].terms[place % Run.size])
    while place < places.upperBound {
      let (run, start) = (runs[place / Run.size], place % Run.size)
      let count = min(places.upperBound - place, Run.size - start)
      dictionary += run.entries(start + (place == places.lowerBound ? 1 : 0)..<start + count)
      bodies += run.bodies(start..<start + count)
      place += count
    }
    var bytes: [UInt8] = []
    bytes.appendVarint(dictionary.count)
    return bytes + dictionary + bodies
  }
}

/// Some terms in a row with their postings in bits: what one thread codes alone.
private struct Run: Sendable {
  struct Term {
    /// The words it stands for, unless it is a pair.
    var forms: UInt8?
    /// The number of sections kept, and of all.
    var kept: UInt32
    var all: UInt32
    var bodyBytes: UInt32
    /// About its bytes in a file: what it does not share with the one before, its forms, three numbers and its postings.
    var size: UInt32
  }

  private(set) var terms: [Term] = []
  private var entries: [UInt8] = []
  private let bodies: [UInt8]
  /// Where the terms' parts of both begin and the last ones end.
  private var entryStarts: [UInt32] = [0]
  private var bodyStarts: [UInt32] = [0]

  static let size = 2_048

  static func all(_ order: [Int], _ inversion: Inversion, _ limits: TermShards.Limits, _ workers: Workers) -> [Run] {
    let sections = inversion.sections
    let coder = PostingCoder(sections: sections, limit: limits.postings(of: sections))
    let forms = inversion.forms()
    return workers.map(0..<(order.count + size - 1) / size) { number in
      let places = number * size..<min((number + 1) * size, order.count)
      let before = number == 0 ? [] : inversion.terms[order[places.lowerBound - 1]]
      return Run(order[places], after: before, inversion, forms, coder)
    }
  }

  private init(
    _ numbers: ArraySlice<Int>, after before: ArraySlice<UInt8>, _ inversion: Inversion, _ forms: [UInt8],
    _ coder: PostingCoder
  ) {
    var bits = BitWriter()
    var before = before
    for number in numbers {
      let (name, postings, isPair) = (inversion.terms[number], inversion[number], inversion.isPair(number))
      let shared = min(15, commonPrefix(before, name))
      let start = bits.count
      let kept = coder.append(postings, isPair: isPair, to: &bits)
      let bodyBytes = bits.count - start
      let term = Term(
        forms: isPair ? nil : forms[number], kept: UInt32(kept), all: UInt32(postings.count),
        bodyBytes: UInt32(bodyBytes), size: UInt32(name.count - shared + 5 + bodyBytes))
      entries.appendEntry(name, sharing: shared, term)
      terms.append(term)
      entryStarts.append(UInt32(entries.count))
      bodyStarts.append(UInt32(bits.count))
      before = name
    }
    bodies = bits.bytes
  }

  func entries(_ terms: Range<Int>) -> ArraySlice<UInt8> {
    entries[Int(entryStarts[terms.lowerBound])..<Int(entryStarts[terms.upperBound])]
  }

  func bodies(_ terms: Range<Int>) -> ArraySlice<UInt8> {
    bodies[Int(bodyStarts[terms.lowerBound])..<Int(bodyStarts[terms.upperBound])]
  }
}

extension [UInt8] {
  fileprivate mutating func appendEntry(_ name: ArraySlice<UInt8>, sharing shared: Int, _ term: Run.Term) {
    appendFrontCoded(name, sharing: shared)
    if let forms = term.forms { append(forms) }
    let (kept, all) = (Int(term.kept), Int(term.all))
    appendVarint(kept * 2 + (all > kept ? 1 : 0))
    if all > kept { appendVarint(all) }
    if kept > 1 { appendVarint(Int(term.bodyBytes)) }
  }
}
