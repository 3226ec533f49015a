import Foundation
import Testing

@testable import Templates

/// Templates that jinja2 rendered; jinja_oracle.py writes them, Tests/Oracles checks that they still are what it prints.
struct JinjaTests {
  struct Case: Decodable, CustomTestStringConvertible, Sendable {
    let name: String
    let data: String
    let templates: [String: String]
    let expected: String

    var testDescription: String { name }
  }

  struct Fixture: Decodable {
    let data: [String: Library]
    let cases: [Case]
  }

  static let fixture: Fixture = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "jinja.json")
    // A missing or unreadable fixture is a fault of the repository.
    return try! JSONDecoder().decode(Fixture.self, from: Data(contentsOf: file))
  }()

  @Test(arguments: fixture.cases) func printsWhatJinjaPrints(_ test: Case) throws {
    let library = try #require(Self.fixture.data[test.data])
    let templates = test.templates.sorted { $0.key < $1.key }.map { (name: $0.key, text: $0.value) }
    let rendered = render(templates, main: "main.html", library)
    #expect(rendered.messages == [])
    // By bytes: Swift holds texts equal that differ in normalisation.
    let page = try #require(rendered.page)
    #expect(Array(page.utf8) == Array(test.expected.utf8), "\(test.templates): \(page) instead of \(test.expected)")
  }

  @Test func hasCasesOfBothKinds() {
    #expect(Self.fixture.cases.count { !$0.name.hasPrefix("random") } >= 100)
    #expect(Self.fixture.cases.count { $0.name.hasPrefix("random") } == 300)
  }
}
