import Foundation

@testable import Search

/// The files beside the tests, and an index read back as values.
enum Fixture {
  static func data(_ name: String) throws -> Data {
    try Data(contentsOf: URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/\(name)"))
  }
}

/// A page of one section, for tests that care for its words alone.
func page(_ url: String, _ text: String, title: String = "") -> SearchDocument {
  SearchDocument(url: url, title: title, sections: [SearchSection(anchor: "", heading: "", text: Array(text.utf8))])
}

func text(_ file: SearchIndex.File) -> String { String(decoding: file.bytes, as: UTF8.self) }

struct RootValue: Decodable {
  let version: String
  let pages: Int
  let sections: Int
  let tables: [Int]
  let table: String?
  let facetFiles: Int
  let rows: [Int]
  let terms: String
  let lexicon: String

  var bounds: [String] { readSorted(terms) }
}

/// `AcacheEing` → `cache`, `caching`
func readSorted(_ text: String) -> [String] {
  var words: [String] = []
  for character in text {
    if let capital = character.asciiValue, (65...80).contains(capital) {
      words.append(String((words.last ?? "").prefix(Int(capital) - 65)))
    } else {
      words[words.count - 1].append(character)
    }
  }
  return words
}

/// What the client reads out of a shard.
struct ReadTerm: Equatable {
  var term: String
  /// The bits of its words; none for a pair.
  var forms = 0
  /// The number of all sections, if some were left out.
  var all: Int?
  var sections: [Int]
  var impacts: [Int]
}

struct BitReader {
  let bytes: [UInt8]
  var place: Int
  private var bit = 0

  init(_ bytes: [UInt8], at place: Int = 0) {
    self.bytes = bytes
    self.place = place
  }

  mutating func byte() -> Int {
    place += 1
    return Int(bytes[place - 1])
  }

  mutating func varint() -> Int {
    let low = byte()
    return low < 128 ? low : low - 128 + 128 * varint()
  }

  mutating func bits(_ count: Int) -> Int {
    (0..<count).reduce(0) { value, _ in
      let next = Int(bytes[place] >> UInt8(7 - bit)) & 1
      bit += 1
      if bit == 8 { (bit, place) = (0, place + 1) }
      return value << 1 | next
    }
  }

  mutating func rice(_ k: Int) -> Int {
    var ones = 0
    while bits(1) == 1 { ones += 1 }
    return ones << k | bits(k)
  }

  mutating func word(after previous: inout [UInt8]) -> String {
    let lengths = byte()
    let rest = lengths & 15 == 15 ? 15 + varint() : lengths & 15
    previous = Array(previous.prefix(lengths >> 4)) + Array(bytes[place..<place + rest])
    place += rest
    return String(decoding: previous, as: UTF8.self)
  }
}

func readShard(_ bytes: [UInt8], sections: Int) -> [ReadTerm] {
  var reader = BitReader(bytes)
  let length = reader.varint()
  var body = length + reader.place
  var word: [UInt8] = []
  return (0..<reader.varint()).map { _ in
    var read = ReadTerm(term: reader.word(after: &word), all: nil, sections: [], impacts: [])
    if !read.term.contains(" ") { read.forms = reader.byte() }
    let count = reader.varint()
    if count & 1 == 1 { read.all = reader.varint() }
    let size = count >> 1
    var postings = BitReader(bytes, at: body)
    body += size > 1 ? reader.varint() : size * PostingCoder.singleBytes(sections: sections)
    var section = -1
    for _ in 0..<size {
      section =
        size > 1
        ? section + 1 + postings.rice(BitWriter.rice(size, of: sections))
        : postings.bits(PostingCoder.bits(for: sections))
      read.sections.append(section)
      let isPair = read.term.contains(" ")
      let codes = isPair ? [1, 2, 3, 4, 5, 6, 7, 8] : [3, 2, 1, 4, 8, 5, 6, 7]
      let code = size > 1 ? codes[postings.rice(isPair ? 0 : 1)] : 8
      read.impacts.append(code < 8 ? code : postings.bits(5))
    }
    return read
  }
}
