import Foundation

@testable import Search

/// The files beside the tests, and an index read back as values.
enum Fixture {
  static func url(_ name: String) -> URL {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/\(name)")
  }

  static func data(_ name: String) throws -> Data { try Data(contentsOf: url(name)) }

  static func documents() throws -> [SearchDocument] {
    try JSONDecoder().decode([Document].self, from: data("documents.json")).map(\.value)
  }

  private struct Document: Decodable {
    struct Section: Decodable {
      let anchor: String
      let heading: String
      let text: String
    }
    let url: String
    let title: String
    let kind: String
    let level: String?
    let keywords: [String]
    let boost: Double
    let sections: [Section]

    var value: SearchDocument {
      SearchDocument(
        url: url, title: title, kind: kind, level: level, keywords: keywords, boost: boost,
        sections: sections.map { SearchSection(anchor: $0.anchor, heading: $0.heading, text: Array($0.text.utf8)) })
    }
  }
}

/// A page of one section, for tests that care for its words alone.
func page(_ url: String, _ text: String, title: String = "") -> SearchDocument {
  SearchDocument(
    url: url, title: title, kind: "lesson", sections: [SearchSection(anchor: "", heading: "", text: Array(text.utf8))])
}

func text(_ file: SearchIndex.File) -> String { String(decoding: file.bytes, as: UTF8.self) }

struct Shard: Decodable {
  let terms: [Entry]
  let completions: [Completion]

  struct Entry: Decodable {
    let term: String
    let pages: Int
    let postings: [Int]

    init(from decoder: any Decoder) throws {
      var row = try decoder.unkeyedContainer()
      term = try row.decode(String.self)
      pages = try row.decode(Int.self)
      postings = try row.decode([Int].self)
    }
  }

  struct Completion: Decodable {
    let prefix: String
    let terms: [String]

    init(from decoder: any Decoder) throws {
      var row = try decoder.unkeyedContainer()
      prefix = try row.decode(String.self)
      terms = try row.decode([String].self)
    }
  }
}

struct RootValue: Decodable {
  let version: String
  let pages: Int
  let sections: [Int]
  let boosts: [[Int]]
  let bounds: [String]
}
