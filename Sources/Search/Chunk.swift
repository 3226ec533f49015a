import Parallel
import Synchronization

/// Some pages in a row, read into words and terms: what one thread does alone. Numbers of words, terms and sections begin
/// at 0 in each.
///
/// A term is a stem: all inflections of a word share one list of postings, which is a sixth smaller than a list for each
/// and found in one place.
struct Chunk: Sendable {
  struct Posting: Sendable, BitwiseCopyable {
    var term: UInt32
    /// Occurrences in the text, a whole word as 2 and a part of one as 1.
    var halves: UInt16
    var heading: UInt8
  }

  /// A word of a row of neighbours, by its term.
  struct Neighbour: Sendable, BitwiseCopyable {
    private var bits: UInt32
    private static let first: UInt32 = 1 << 31

    init(_ term: UInt32, isFirst: Bool) { bits = isFirst ? term | Self.first : term }

    var term: UInt32 { bits & ~Self.first }
    /// Whether it has no neighbour before it.
    var isFirst: Bool { bits & Self.first != 0 }
  }

  let terms: TermTable
  let words: WordTable
  /// Words in each section's text.
  let lengths: [Int]
  /// The number of words in each page's title.
  let titleLengths: [Int]
  /// In the order of arrival, so by section: all chunks are held at once, and which section a posting or a word of a row
  /// is of is said once for all of the section's, by where they start.
  private let postings: Kept<Posting>
  private let rows: Kept<Neighbour>
  private let postingStarts: [Int]
  private let rowStarts: [Int]

  init(
    terms: TermTable, words: WordTable, lengths: [Int], titleLengths: [Int],
    postings: (all: Kept<Posting>, starts: [Int]), rows: (all: Kept<Neighbour>, starts: [Int])
  ) {
    self.terms = terms
    self.words = words
    self.lengths = lengths
    self.titleLengths = titleLengths
    (self.postings, postingStarts) = postings
    (self.rows, rowStarts) = rows
  }

  /// Large enough that terms are not counted over and over, small enough that few texts are held by those who read.
  private static let pages = 32...256

  /// All pages in chunks, as many for each who works: what a chunk holds decides nothing that is written. The texts of a
  /// chunk are gone when it has been read.
  static func all(_ pages: inout [SearchDocument], by workers: Workers) -> [Chunk] {
    let rounds = (pages.count - 1) / (Self.pages.upperBound * workers.jobs) + 1
    let size = max(Self.pages.lowerBound, (pages.count - 1) / (rounds * workers.jobs) + 1)
    let parts = stride(from: 0, to: pages.count, by: size).map {
      Part(Array(pages[$0..<min($0 + size, pages.count)]))
    }
    for index in pages.indices { pages[index].forgetTexts() }
    return workers.map(parts.indices) { part in
      var reader = ChunkReader()
      var tokenizer = Tokenizer()
      for page in parts[part].take() { reader.read(page, by: &tokenizer) }
      return reader.chunk()
    }
  }

  /// In the order of sections.
  @inline(__always)
  func eachPosting(_ body: (_ posting: Posting, _ section: Int) -> Void) {
    for section in lengths.indices {
      postings.reel.each(in: postingStarts[section]..<postingStarts[section + 1]) { body($0, section) }
    }
  }

  var neighbourCount: Int { rowStarts[lengths.count] }

  /// Words that stand side by side, in the order of sections.
  @inline(__always)
  func eachNeighbour(_ body: (_ neighbour: Neighbour, _ section: Int) -> Void) {
    for section in lengths.indices {
      rows.reel.each(in: rowStarts[section]..<rowStarts[section + 1]) { body($0, section) }
    }
  }
}

/// The pages of a chunk, for the one who reads them.
private final class Part: Sendable {
  private let pages: Mutex<[SearchDocument]>

  init(_ pages: [SearchDocument]) { self.pages = Mutex(pages) }

  func take() -> [SearchDocument] {
    pages.withLock { pages in
      defer { pages = [] }
      return pages
    }
  }
}
