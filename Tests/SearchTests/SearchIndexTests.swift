import Foundation
import Testing

@testable import Search

@Suite struct SearchIndexTests {
  @Test func writesAnEmptyIndexForNoPages() {
    let files = SearchIndex.build([])
    #expect(files.map(\.path) == ["search/root.json"])
    #expect(text(files[0]).hasSuffix(#""pages":0,"sections":[],"boosts":[],"bounds":[],"rows":[]}"# + "\n"))
  }

  @Test func writesOnePageOfOneWord() throws {
    let files = SearchIndex.build([page("/word/", "zymurgy", title: "Zymurgy")])
    #expect(files.count == 2)
    let root = try JSONDecoder().decode(RootValue.self, from: Data(files[1].bytes))
    #expect(files.map(\.path) == ["search/\(root.version)/terms/0.json", "search/root.json"])
    #expect(text(files[0]) == #"{"terms":[["zymurgy",1,[27]]],"completions":[]}"# + "\n")
    #expect(
      text(files[1]) == """
        {"format":1,"version":"\(root.version)","pages":1,"sections":[1],"boosts":[],"bounds":[""],\
        "rows":[["/word/","Zymurgy","lesson","",[]]]}

        """)
  }

  @Test func cutsEndlessTerms() throws {
    let files = SearchIndex.build([page("/long/", String(repeating: "x", count: 10_000))])
    #expect(try shards(files)[0].terms.map(\.term) == [String(repeating: "x", count: 40)])
  }

  @Test func numbersSectionsThroughPagesInOrderOfTheirURLs() throws {
    var second = page("/b/", "second")
    second.sections.append(SearchSection(anchor: "more", heading: "More", text: Array("word word".utf8)))
    let files = SearchIndex.build([page("/c/", "word"), second, page("/a/", "first")])
    #expect(try root(files).sections == [1, 2, 1])
    let entry = try #require(try shards(files)[0].terms.first { $0.term == "word" })
    #expect(entry.pages == 2)
    #expect(entry.postings.map { $0 / Impact.range } == [2, 1])
    #expect(text(files[1]).contains(#"["/b/","","lesson","",["more\tMore"]]"#))
  }

  @Test func addsTextWithoutAnAnchorToThePage() throws {
    var document = page("/a/", "before")
    document.sections.append(SearchSection(anchor: "", heading: "Notes", text: Array("after".utf8)))
    let files = SearchIndex.build([document])
    #expect(try root(files).sections == [1])
    #expect(try shards(files)[0].terms.map(\.term) == ["after", "before", "notes"])
  }

  @Test func weighsTitlesAndKeywordsByTheirLength() throws {
    var document = page("/a/", "", title: "One")
    document.keywords = ["two words", "four words in keyword"]
    let entries = try shards(SearchIndex.build([document]))[0].terms
    let weights = Dictionary(uniqueKeysWithValues: entries.map { ($0.term, $0.postings[0]) })
    #expect(weights == ["one": 24, "two": 16, "words": 16, "four": 8, "in": 8, "keyword": 8])
  }

  @Test func keepsBoostsInHundredths() throws {
    var documents = ["/a/", "/b/", "/c/", "/d/", "/e/"].map { page($0, "word") }
    documents[1].boost = 1.5
    documents[2].boost = -3
    documents[3].boost = 99
    documents[4].boost = .nan
    #expect(try root(SearchIndex.build(documents)).boosts == [[1, 150], [2, 0], [3, 1000]])
  }

  @Test func ordersTermsByScalars() throws {
    let files = SearchIndex.build([page("/a/", "zebra éa ж 学 𠀀 ﬁ apple 10")])
    #expect(try shards(files)[0].terms.map(\.term) == ["10", "apple", "ea", "zebra", "ж", "学", "ﬁ", "𠀀"])
  }

  @Test func writesTheSameBytesInWhateverOrderPagesCome() throws {
    let documents = try Fixture.documents()
    let first = SearchIndex.build(documents)
    let second = SearchIndex.build(documents.reversed())
    #expect(first.map(\.path) == second.map(\.path))
    #expect(first.map(\.bytes) == second.map(\.bytes))
  }

  @Test func changesItsVersionWithAnyWord() throws {
    let versions = try ["one", "two"].map { try root(SearchIndex.build([page("/a/", $0)])).version }
    #expect(Set(versions).count == 2)
    #expect(versions.allSatisfy { $0.count == 32 })
  }

  @Test func splitsALargeVocabularyIntoFilesOfAFewKilobytes() throws {
    let files = SearchIndex.build(largeCorpus())
    let root = try root(files)
    let shardFiles = files.filter { $0.path.contains("/terms/") }
    #expect(shardFiles.count == root.bounds.count)
    #expect(shardFiles.count > 20)
    #expect(shardFiles.allSatisfy { $0.bytes.count <= 16_384 })
    #expect(files.filter { $0.path.contains("/pages/") }.count == (600 + 31) / 32)

    let all = try shards(files)
    #expect(all.flatMap { $0.terms.map(\.term) } == Set(all.flatMap { $0.terms.map(\.term) }).sorted(by: scalars))
    for (number, shard) in all.enumerated() {
      #expect(!scalars(shard.terms[0].term, root.bounds[number]))
      if number > 0, let last = all[number - 1].terms.last { #expect(scalars(last.term, root.bounds[number])) }
    }
  }

  @Test func completesEveryStartThatManyFilesShare() throws {
    let files = SearchIndex.build(largeCorpus())
    let root = try root(files)
    let all = try shards(files)
    let entries = all.flatMap(\.terms)
    var wide = 0
    let starts = Set(entries.flatMap { entry in (2...4).map { String(entry.term.prefix($0)) } })
    for start in starts.sorted() where start.count > 1 {
      let first = try #require(root.bounds.lastIndex { !scalars(start, $0) })
      let last = root.bounds[(first + 1)...].prefix { $0.hasPrefix(start) }.count + first
      let listed = all[first].completions.first { $0.prefix == start }
      #expect((last - first >= 2) == (listed != nil), "\(start)")
      guard let listed else { continue }
      wide += 1
      let expected = entries.filter { $0.term.hasPrefix(start) && $0.term != start }
        .sorted { ($1.pages, $0.term) < ($0.pages, $1.term) }.prefix(8)
      #expect(listed.terms == expected.map(\.term), "\(start)")
    }
    #expect(wide > 0)
  }

  @Test func keepsTheStrongestSectionsOfACommonTerm() throws {
    var limits = SearchIndex.Limits()
    limits.terms.postings = 2
    let documents = [
      page("/a/", "word and many others to drown it in a long text"), page("/b/", "word", title: "Word"),
      page("/c/", "word word"),
    ]
    let files = SearchIndex.build(documents, limits: limits)
    let entry = try #require(try shards(files)[0].terms.first { $0.term == "word" })
    #expect(entry.pages == 3)
    #expect(entry.postings.map { $0 / Impact.range } == [1, 1])
  }

  @Test func letsNoTitleOutOfItsString() throws {
    let files = SearchIndex.build(try Fixture.documents())
    for file in files {
      #expect(!text(file).contains("<"))
      #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(file.bytes)) }
    }
  }

  private func root(_ files: [SearchIndex.File]) throws -> RootValue {
    let file = try #require(files.first { $0.path == "search/root.json" })
    return try JSONDecoder().decode(RootValue.self, from: Data(file.bytes))
  }

  private func shards(_ files: [SearchIndex.File]) throws -> [Shard] {
    let version = try root(files).version
    let byPath = Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.bytes) })
    var shards: [Shard] = []
    while let bytes = byPath["search/\(version)/terms/\(shards.count).json"] {
      shards.append(try JSONDecoder().decode(Shard.self, from: Data(bytes)))
    }
    return shards
  }

  private func scalars(_ left: String, _ right: String) -> Bool { left.utf8.lexicographicallyPrecedes(right.utf8) }

  /// 600 pages whose words begin in few ways, so that starts fill several files.
  private func largeCorpus() -> [SearchDocument] {
    let starts = ["co", "con", "pro", "st", "re", "é", "学"]
    var state: UInt64 = 7
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    return (0..<600).map { number in
      let words = (0..<60).map { _ in starts[next(starts.count)] + String(next(20_000), radix: 26) }
      return page("/p\(number)/", words.joined(separator: " "), title: "Page \(number)")
    }
  }
}
