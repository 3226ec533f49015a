import Foundation
import Parallel
import Testing

@testable import Search

@Suite struct SearchIndexTests {
  @Test func writesAnEmptyIndexForNoPages() {
    let files = SearchIndex.build([])
    #expect(files.map(\.path) == ["search/root.json"])
    let root = """
      "pages":0,"sections":0,"facetFiles":0,"tables":[],"rows":[],
      "terms":"",
      "lexicon":""}

      """
    #expect(text(files[0]).hasSuffix(root))
  }

  @Test func writesOnePageOfOneWord() throws {
    let index = try Read(SearchIndex.build([page("/word/", "zymurgy", title: "Zymurgy")]))
    #expect(index.terms == [ReadTerm(term: "zymurg", forms: 1, all: nil, sections: [0], impacts: [27])])
    #expect(index.text("r/0.json") == #""/word/\tZymurgy\t""# + "\n")
    #expect(index.root.rows == [1])
    #expect(Array(index.paths).sorted() == ["l/0.bin", "n/0.json", "r/0.json", "t/0.bin"])
  }

  @Test func findsOnlyStopWords() throws {
    #expect(try Read(SearchIndex.build([page("/a/", "the and of")])).terms.map(\.term) == ["and", "of", "the"])
  }

  @Test func cutsEndlessTerms() throws {
    let index = try Read(SearchIndex.build([page("/long/", String(repeating: "x", count: 10_000))]))
    #expect(index.terms.map(\.term) == [String(repeating: "x", count: 40)])
  }

  @Test func numbersSectionsThroughPagesInOrderOfTheirURLs() throws {
    var second = page("/b/", "second")
    second.sections.append(SearchSection(anchor: "more", heading: "More", text: Array("word word".utf8)))
    let index = try Read(SearchIndex.build([page("/c/", "word"), second, page("/a/", "first")]))
    #expect(index.root.sections == 4)
    #expect(index.terms.first { $0.term == "word" }?.sections == [2, 3])
    #expect(index.text("r/0.json").contains(#"\n/b/\t\t\tMore\n"#))
  }

  @Test func keepsAnAnchorThatItsHeadingDoesNotGive() throws {
    var document = page("/a/", "")
    document.sections = [("http2-in-short", "HTTP/2 in short"), ("two", "Two!"), ("x", "Ünïcode")].map {
      SearchSection(anchor: $0, heading: $1, text: [])
    }
    let index = try Read(SearchIndex.build([document]))
    #expect(index.text("r/0.json") == #""/a/\t\t\tHTTP/2 in short\tTwo!\tÜnïcode\t#x""# + "\n")
  }

  @Test func weighsTitlesAndKeywordsByTheirLength() throws {
    var document = page("/a/", "", title: "One")
    document.keywords = ["two words", "four words in keyword"]
    let terms = try Read(SearchIndex.build([document])).terms
    let impacts: [String: Int] = Dictionary(uniqueKeysWithValues: terms.map { ($0.term, $0.impacts[0]) })
    let expected = ["one": 24, "two": 16, "word": 16, "four": 8, "in": 8, "keyword": 8]
    #expect(impacts == expected)
  }

  @Test func ordersTermsAsJavaScriptDoes() throws {
    let index = try Read(SearchIndex.build([page("/a/", "zebra éa ж 学 𠀀 ﬁ apple 10")]))
    #expect(index.terms.map(\.term) == ["10", "appl", "ea", "zebra", "ж", "学", "𠀀", "ﬁ"])
  }

  @Test func writesTheSameBytesInWhateverOrderPagesCome() {
    let documents = corpus(pages: 700)
    let first = SearchIndex.build(documents, workers: Workers(jobs: 1))
    let second = SearchIndex.build(documents.reversed(), workers: Workers(jobs: 7))
    #expect(first.map(\.path) == second.map(\.path))
    #expect(first.map(\.bytes) == second.map(\.bytes))
  }

  @Test func changesItsVersionWithAnyWord() throws {
    let versions = try ["one", "two"].map { try Read(SearchIndex.build([page("/a/", $0)])).root.version }
    #expect(Set(versions).count == 2)
    #expect(versions.allSatisfy { $0.count == 16 })
  }

  @Test func keepsEveryFileSmallAndEveryTermInItsFile() throws {
    let index = try Read(SearchIndex.build(corpus(pages: 700)))
    #expect(index.files.allSatisfy { $0.value.count <= 16_384 })
    #expect(index.files.count <= 700 * 15 / 100 + 60)
    let terms = index.terms.map(\.term)
    #expect(terms == Set(terms).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    for (number, bytes) in index.shards.enumerated() {
      let read = readShard(bytes, sections: index.root.sections)
      #expect(read[0].term.utf8.starts(with: index.root.bounds[number].utf8))
    }
  }

  @Test func keepsTheStrongestSectionsOfACommonTerm() throws {
    var limits = SearchIndex.Limits()
    limits.terms.postings = 2
    let documents = [
      page("/a/", "word and many others to drown it in a long text"), page("/b/", "word", title: "Word"),
      page("/c/", "word word"),
    ]
    let term = try #require(try Read(SearchIndex.build(documents, limits: limits)).terms.first { $0.term == "word" })
    #expect(term.all == 3)
    #expect(term.sections == [1, 2])
  }

  @Test func keepsPairsThatTellMoreThanTheirWords() throws {
    var limits = SearchIndex.Limits()
    limits.pairs = TermPairs.Limits(sections: 2, cohesion: 5, redundance: 85, share: 100, commonness: 100)
    let documents = [
      page("/a/", "a circuit breaker trips"), page("/b/", "circuit breakers trip"),
      page("/c/", "a circuit only, a breaker far off"),
      page("/d/", "the circuit"),
    ]
    let terms = try Read(SearchIndex.build(documents, limits: limits)).terms
    #expect(terms.first { $0.term == "circuit break" }?.sections == [0, 1])
    #expect(!terms.contains { $0.term == "break far" })
  }

  @Test func codesFacetsByValue() throws {
    var documents = (0..<4).map { page("/\($0)/", "") }
    for number in documents.indices {
      documents[number].facets = [[number < 3 ? "lesson" : "step"], number == 1 ? ["x", "y"] : []]
    }
    let index = try Read(SearchIndex.build(documents, facets: ["kind", "topic"]))
    #expect(index.text("n/0.json") == #"[["kind",[["lesson",3],["step",1]]],["topic",[["x",1],["y",1]]]]"# + "\n")
    var reader = BitReader(try #require(index.files["f/0.bin"]))
    #expect((0..<3).map { _ in reader.rice(0) } == [0, 0, 0])
    #expect(reader.rice(2) == 3)
    #expect((0..<2).map { _ in reader.rice(2) } == [1, 1])
  }

  @Test func namesValuesInTheirOwnOrderAndTheOthersByFrequency() throws {
    var documents = (0..<4).map { page("/\($0)/", "") }
    for number in documents.indices { documents[number].facets = [[["low", "high", "b", "b"][number]], ["a"]] }
    let index = try Read(SearchIndex.build(documents, facets: ["level", "topic"], order: ["low", "middle", "high"]))
    #expect(index.text("n/0.json") == #"[["level",[["low",1],["high",1],["b",2]]],["topic",[["a",4]]]]"# + "\n")
  }

  @Test func keepsBoostsInTwentyFifths() throws {
    let boosts: [Double] = [1, 1.52, -3, 99, .nan]
    let documents = boosts.enumerated().map { number, boost in
      var document = page("/\(number)/", "", title: "One two")
      document.boost = boost
      return document
    }
    let index = try Read(SearchIndex.build(documents))
    let text = try #require(index.root.table) + "=="
    let table = try #require(Data(base64Encoded: text))
    var reader = BitReader(Array(table))
    for _ in boosts { #expect((reader.rice(2), reader.rice(3)) == (1, 0)) }
    for boost in [25, 38, 0, 250, 25] { #expect((reader.rice(5), reader.bits(8)) == (0, boost)) }
  }

  @Test func keepsTheTableOfALargeSiteInFiles() throws {
    let index = try Read(SearchIndex.build(corpus(pages: 1_000)))
    #expect(index.root.table == nil)
    #expect(index.root.tables == [1_000])
    var reader = BitReader(try #require(index.files["p/0.bin"]))
    for _ in 0..<1_000 { #expect((reader.rice(2), reader.rice(3)) == (1, 2)) }
    #expect((reader.rice(5), reader.bits(8)) == (999, 25))
  }

  @Test func keepsOneListForAllFormsOfAWord() throws {
    let documents = [page("/a/", "cache cached"), page("/b/", "caching"), page("/c/", "caches", title: "Cache")]
    let index = try Read(SearchIndex.build(documents))
    #expect(index.terms.map(\.term) == ["cach"])
    #expect(index.terms.map(\.sections) == [[0, 1, 2]])
    #expect(index.words == ["cache", "cached", "caches", "caching"])
  }

  @Test func saysWhichWordsATermStandsFor() throws {
    let forms = { (words: String) in try Read(SearchIndex.build([page("/a/", words)])).terms[0].forms }
    let cache = 1 << ((5 + 101) & 7)
    let cached = 1 << ((6 + 100) & 7)
    let caching = 1 << ((7 + 103) & 7)
    #expect(try forms("cache") == cache)
    #expect(try forms("cache caching cached") == cache | cached | caching)
    #expect(try forms("naïveté") == 1 << ((7 + 101) & 7))
    #expect(try forms("キャ") == 255)
  }

  @Test func findsAPairThatIsAlsoWrittenAsOneWord() throws {
    var limits = SearchIndex.Limits()
    limits.pairs = TermPairs.Limits(sections: 2, cohesion: 5, redundance: 85, share: 100, commonness: 100)
    let documents = [
      page("/a/", "a load balancer"), page("/b/", "load balancers"), page("/c/", "the loadbalancer"),
      page("/d/", "load and balance"),
    ]
    let terms = try Read(SearchIndex.build(documents, limits: limits)).terms
    #expect(terms.first { $0.term == "loadbalanc" }?.sections == [0, 1, 2])
    #expect(terms.first { $0.term == "load balanc" }?.sections == [0, 1, 2])
  }

  @Test func tellsOfWordsThatMakeAThirdOne() throws {
    let terms = try Read(SearchIndex.build([page("/a/", "a base"), page("/b/", "data"), page("/c/", "database")])).terms
    #expect(terms.first { $0.term == "data bas" } == ReadTerm(term: "data bas", all: nil, sections: [], impacts: []))
  }

  @Test func shortensURLsThatTheirTitlesGive() throws {
    let documents = [
      page("/a/http-basics/", "", title: "HTTP basics"), page("/b/", "", title: "HTTP\tbasics"),
      page("/c/07-basics/", "", title: "Basics"),
    ]
    #expect(
      try Read(SearchIndex.build(documents)).text("r/0.json")
        == #""/a/~\tHTTP basics\t\n/b/\tHTTP basics\t\n/c/07-~\tBasics\t""# + "\n")
  }

  @Test func letsNoTitleOutOfItsString() throws {
    let hostile = page("/x/", "", title: #"</script><img src=x onerror="alert(1)">"#)
    let index = try Read(SearchIndex.build([hostile], facets: ["</script>"]))
    for text in [index.text("n/0.json"), index.text("r/0.json")] {
      #expect(!text.contains("<"))
      #expect(throws: Never.self) {
        try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
      }
    }
  }

  /// Pages of generated words, some of them in headings.
  private func corpus(pages: Int) -> [SearchDocument] {
    var state: UInt64 = 7
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    func word() -> String {
      ["co", "con", "pro", "st", "é", "学"][next(6)] + String(next(next(4) == 0 ? 3_000 : 90), radix: 26)
    }
    return (0..<pages).map { number in
      SearchDocument(
        url: "/p\(number)/", title: "Page \(number)",
        sections: (0..<3).map { section in
          let words = (0..<60).map { _ in word() }
          return SearchSection(
            anchor: section == 0 ? "" : "s\(section)", heading: word(), text: Array(words.joined(separator: " ").utf8))
        })
    }
  }
}

/// An index as the client sees it.
private struct Read {
  let root: RootValue
  let rootText: String
  /// By their paths below the version's folder.
  let files: [String: [UInt8]]

  init(_ files: [SearchIndex.File]) throws {
    let root = try #require(files.first { $0.path == "search/root.json" })
    rootText = String(decoding: root.bytes, as: UTF8.self)
    let value = try JSONDecoder().decode(RootValue.self, from: Data(root.bytes))
    self.root = value
    self.files = Dictionary(
      uniqueKeysWithValues: files.filter { $0.path != "search/root.json" }.map {
        (String($0.path.dropFirst("search/\(value.version)/".count)), $0.bytes)
      })
  }

  var paths: [String] { Array(files.keys) }
  var shards: [[UInt8]] { root.bounds.indices.compactMap { files["t/\($0).bin"] } }
  var terms: [ReadTerm] { shards.flatMap { readShard($0, sections: root.sections) } }
  func text(_ path: String) -> String { String(decoding: files[path] ?? [], as: UTF8.self) }

  var words: [String] {
    guard let bytes = files["l/0.bin"] else { return [] }
    var reader = BitReader(bytes)
    var word: [UInt8] = []
    return (0..<reader.varint()).map { _ in
      defer { _ = reader.byte() }
      return reader.word(after: &word)
    }
  }
}
