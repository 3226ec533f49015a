import Foundation
import Testing

@testable import Markup

/// What holds for every body, tried on random ones.
@Suite struct MarkdownPropertyTests {
  private static let pieces = [
    "word ", "*", "**", "_", "~~", "`", "```\n", "[a](b.md)", "[a][b]", "[b]: c\n", "![i](j.png \"k\")", "\n", "\n\n",
    "> ",
    "> [!NOTE]\n", "- ", "- [x] ", "1. ", "# ", "## x\n", "x {#y .z}\n", "===\n", "---\n",
    "| a | b |\n|---|--:|\n| c | d |\n",
    "Table: e\n\n", "[^n]", "[^n]: f\n", "<b>", "</b>", "<div>\n", "<!-- g -->", "<!--more-->\n", "www.h.org",
    "http://i.org/j_k",
    "l@m.org", "<n@o.org>", "[p](javascript:q)", "{{< r >}}", "\"", "'", "--", "...", "&amp;", "\\", "    ", "日本 ", "é",
    "<", ">",
    "![s [t](u) v](w.png)", "[![x](y.png \"z\")](lesson:a)", "&#34;", "](", "[", "]", ")",
  ]

  private static func document(_ random: inout SeededGenerator) -> String {
    (0..<Int.random(in: 1...40, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
  }

  @Test func writesBalancedHTMLWithUniqueIDs() throws {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<2_500 {
      let markdown = MarkdownPropertyTests.document(&random)
      let parsed = Parsed(markdown, hasTitle: Bool.random(using: &random))
      let problems = HTMLOutline(parsed.html).problems
      #expect(problems == [], "in\n\(markdown)\nas\n\(parsed.html)")
      let summary = String(decoding: parsed.body.html.bytes[..<parsed.body.summary.htmlEnd], as: UTF8.self)
      #expect(
        HTMLOutline(summary).problems.filter { !$0.hasPrefix("nothing has the id") } == [], "summary of\n\(markdown)")
      if !problems.isEmpty { return }
    }
  }

  @Test func keepsListsInOrderAndInRange() {
    var random = SeededGenerator(seed: 6)
    for _ in 0..<1_000 {
      let body = Parsed(MarkdownPropertyTests.document(&random)).body
      #expect(body.html.holes.map(\.offset) == body.html.holes.map(\.offset).sorted())
      #expect(body.html.holes.map(\.reference) == body.html.holes.map(\.reference).sorted())
      #expect(body.html.holes.allSatisfy { !body.references[$0.reference].isExternal })
      #expect(body.sections.count == body.headings.count + 1)
      #expect(body.summary.htmlEnd <= body.html.bytes.count)
      #expect(body.references.allSatisfy { $0.surroundings.utf8.count <= 400 && !$0.text.contains("\u{FFFD}") })
    }
  }

  @Test func readsTheSameTwice() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<500 {
      let markdown = MarkdownPropertyTests.document(&random)
      let (first, second) = (Parsed(markdown), Parsed(markdown))
      #expect(first.html == second.html)
      #expect(first.problems == second.problems)
    }
  }
}

/// Tags, ids and references within a piece of HTML, read as strictly as our own writing allows.
private struct HTMLOutline {
  private(set) var problems: [String] = []

  init(_ html: String) {
    var open: [Substring] = []
    var ids: [String] = []
    var wanted: [String] = []
    for tag in html.matches(of: /<([^>]*)>/).map(\.output.1) {
      let name = tag.prefix { $0 != " " && !$0.isNewline && $0 != "{" }
      if name.hasPrefix("/") {
        if open.last == name.dropFirst() {
          open.removeLast()
        } else {
          problems.append("\(name) closes \(open.last ?? "nothing")")
        }
        continue
      }
      if tag.count(where: { $0 == "\"" }) % 2 != 0 { problems.append("odd quotes in \(tag)") }
      if tag.contains("=\"javascript:") { problems.append("unsafe \(tag)") }
      if open.contains("a"), name == "a" { problems.append("link in a link") }
      if open.last == "p", ["p", "div", "ul", "ol", "table", "figure", "aside", "blockquote", "pre"].contains(name) {
        problems.append("\(name) in a paragraph")
      }
      if !["br", "hr", "img", "input"].contains(name) { open.append(name) }
      ids += tag.matches(of: /\bid="([^"]*)"/).map { String($0.output.1) }
      wanted += tag.matches(of: /aria-labelledby="([^"]*)"/).map { String($0.output.1) }
      wanted += tag.matches(of: /href="#([^"]*)"/).map { String($0.output.1) }
    }
    problems += open.map { "\($0) stays open" }
    problems += Dictionary(grouping: ids) { $0 }.filter { $1.count > 1 }.keys.sorted().map { "the id \($0) twice" }
    problems += Set(wanted).subtracting(ids).sorted().map { "nothing has the id \($0)" }
  }
}
