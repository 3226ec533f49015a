import Foundation
import Testing

@testable import Search

/// The index of Fixtures/documents.json as committed files, on which Tests/Oracles/test_search_client.py runs the
/// client. `WAYMARK_WRITE_GOLDENS=1 swift test --filter SearchGoldenTests` writes them anew.
@Suite struct SearchGoldenTests {
  @Test func writesTheIndexThatTheClientIsTestedOn() throws {
    try compare(SearchIndex.build(Fixture.documents()), with: "index.json")
  }

  /// The same in many small files, as a large site has them.
  @Test func writesTheSplitIndexThatTheClientIsTestedOn() throws {
    var limits = SearchIndex.Limits()
    limits.terms.shard = 400
    limits.pagesInRoot = 4
    limits.pagesPerFile = 3
    try compare(SearchIndex.build(Fixture.documents(), limits: limits), with: "index-split.json")
  }

  private func compare(_ files: [SearchIndex.File], with name: String) throws {
    var golden: [UInt8] = []
    golden.appendList(of: files, separator: ",\n") { golden, file in
      golden.append(UInt8(ascii: "["))
      golden.appendString(file.path.utf8)
      golden.append(UInt8(ascii: ","))
      golden.appendString(file.bytes)
      golden.append(UInt8(ascii: "]"))
    }
    golden.append(UInt8(ascii: "\n"))
    if ProcessInfo.processInfo.environment["WAYMARK_WRITE_GOLDENS"] == "1" {
      try Data(golden).write(to: Fixture.url(name))
    }
    #expect(try Fixture.data(name) == Data(golden), "\(name) differs; see the head of this suite")
  }
}
