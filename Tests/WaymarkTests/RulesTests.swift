import Diagnostics
import Foundation
import Testing

@testable import Waymark

@Suite struct RulesTests {
  private static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  @Test func everyRuleHasItsOwnID() {
    #expect(Set(Rules.ids).count == Rules.all.count)
  }

  /// A rule that is missing from the list could be neither silenced nor raised, and the README would not know it.
  @Test func listsEveryRuleOfTheSources() throws {
    let sources = Self.repository.appending(path: "Sources")
    let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
    var found: Set<String> = []
    for case let file as URL in files
    where file.pathExtension == "swift" && !file.path.contains("/Sources/Diagnostics/") {
      for match in try String(contentsOf: file, encoding: .utf8).matches(of: /\bRule\(\s*"([a-z0-9-]+)"/) {
        found.insert(String(match.1))
      }
    }
    #expect(found.sorted() == Rules.ids)
  }

  /// `WAYMARK_WRITE_GOLDENS=1` writes the table into the README instead.
  @Test func readmeHasTheTableOfRules() throws {
    let readme = Self.repository.appending(path: "README.md")
    var text = try String(contentsOf: readme, encoding: .utf8)
    let start = try #require(text.range(of: "<!-- rules -->\n")).upperBound
    let end = try #require(text.range(of: "<!-- end of rules -->")).lowerBound
    let table = "\n" + RuleTable.markdown(of: Rules.all) + "\n"
    if ProcessInfo.processInfo.environment["WAYMARK_WRITE_GOLDENS"] == "1" {
      text.replaceSubrange(start..<end, with: table)
      try text.write(to: readme, atomically: true, encoding: .utf8)
    } else {
      #expect(String(text[start..<end]) == table)
    }
  }
}
