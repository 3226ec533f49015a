import Foundation
import Testing

@testable import Search

@Suite struct TokenizerTests {
  /// The texts and tokens that engine.js is held to as well: a token is the word and its parts.
  @Test func agreesWithTheClient() throws {
    let vectors = try #require(JSONSerialization.jsonObject(with: Fixture.data("tokens.json")) as? [[Any]])
    #expect(vectors.count > 70)
    for vector in vectors {
      let text = try #require(vector[0] as? String)
      #expect(tokens(Array(text.utf8)) == vector[1] as? [[String]], "\(text.prefix(80))")
    }
  }

  /// The stems that engine.js is held to as well.
  @Test func stemsAsTheClientDoes() throws {
    let stems = try JSONDecoder().decode([String: String].self, from: Fixture.data("stems.json"))
    #expect(stems.count > 30)
    for (word, stem) in stems {
      let found = Array(word.utf8).withUnsafeBufferPointer { word in
        Stemmer.withStem(of: word) { String(decoding: $0, as: UTF8.self) }
      }
      #expect(found == stem, "\(word)")
    }
  }

  @Test func endsWordsAtBytesThatAreNotUTF8() {
    #expect(tokens([0x61, 0xFF, 0x62, 0xC3]) == [["a"], ["b"]])
    #expect(tokens([0xE2, 0x82]) == [])
    #expect(tokens([0xC0, 0x80, 0x63]) == [["c"]])
    #expect(tokens([0xED, 0xA0, 0x80, 0x64]) == [["d"]])
  }

  @Test func startsAfreshWithEachText() {
    var tokenizer = Tokenizer()
    var found: [String] = []
    for text in ["first-", "学", "last"] {
      Array(text.utf8).withUnsafeBufferPointer { text in
        tokenizer.scan(text) { term, _ in found.append(String(decoding: term.bytes, as: UTF8.self)) }
      }
    }
    #expect(found == ["first", "学", "last"])
  }

  private func tokens(_ text: [UInt8]) -> [[String]] {
    var tokenizer = Tokenizer()
    var found: [[String]] = []
    text.withUnsafeBufferPointer { text in
      tokenizer.scan(text) { term, role in
        let term = String(decoding: term.bytes, as: UTF8.self)
        switch role {
        case .word: found.append([term])
        case .part: found[found.count - 1].append(term)
        }
      }
    }
    return found
  }
}
