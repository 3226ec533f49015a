import Foundation
import Highlighting
import Testing

/// A text of every language, and what its page shows. With `UPDATE_FIXTURES` set, what is shown now becomes what is
/// expected; read it before it is committed.
@Suite struct LanguageTests {
  static let languages = [
    "bash", "console", "css", "cypher", "dockerfile", "go", "graphql", "hcl", "html", "http", "java", "javascript",
    "json", "nginx", "python", "sql", "toml", "typescript", "yaml",
  ]

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")

  @Test(arguments: languages) func highlights(_ language: String) throws {
    let code = try String(contentsOf: LanguageTests.folder.appending(path: "\(language).txt"), encoding: .utf8)
    let expected = LanguageTests.folder.appending(path: "\(language).html")
    let shown = html(code, language)
    if ProcessInfo.processInfo.environment["UPDATE_FIXTURES"] != nil {
      try shown.write(to: expected, atomically: true, encoding: .utf8)
    }
    #expect(try shown == String(contentsOf: expected, encoding: .utf8))
  }

  @Test func everyFixtureIsOfALanguage() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: LanguageTests.folder.path())
    #expect(files.sorted() == LanguageTests.languages.flatMap { ["\($0).html", "\($0).txt"] })
  }
}
