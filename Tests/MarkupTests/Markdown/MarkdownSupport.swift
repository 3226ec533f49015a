import Diagnostics
import Foundation

@testable import Markup

/// A body and what was reported about it.
struct Parsed {
  let source: SourceFile
  let body: Body
  let findings: Findings

  init(
    _ markdown: String, from bodyStart: Int = 0, hasTitle: Bool = false, options: MarkupOptions = MarkupOptions(),
    style: Style = .site
  ) {
    source = SourceFile(id: 7, path: "content/page.md", text: Array(markdown.utf8))
    var findings = Findings()
    body = Body.parse(
      source, from: bodyStart, hasTitle: hasTitle, options: options, style: style, reportingTo: &findings)
    self.findings = findings
  }

  /// The HTML with its holes shown: `<a{0}>text</a>`.
  var html: String {
    var bytes = body.html.bytes
    for hole in body.html.holes.reversed() {
      bytes.insert(contentsOf: Array("{\(hole.reference)}".utf8), at: hole.offset)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The source's characters a range covers.
  func text(_ range: SourceRange?) -> String {
    range.map { String(decoding: source.text[$0.bytes], as: UTF8.self) } ?? "nowhere"
  }

  /// `rule@characters: message` of each finding.
  var problems: [String] { findings.diagnostics.map { "\($0.rule.id)@\(text($0.range)): \($0.message)" } }

  var sections: [String] { body.sections.map { "\($0.anchor)|\(String(decoding: $0.text, as: UTF8.self))" } }
}

/// The library's HTML and ours of one text.
func bothRenderings(_ markdown: String, style: Style) -> (library: String, ours: String) {
  let source = Array(markdown.utf8)
  let library = source.withUnsafeBufferPointer { bytes in
    MarkdownTree.withParsed(bytes, style: style) { MarkdownTree.libraryHTML(of: $0, style: style) }
  }
  return (String(decoding: library, as: UTF8.self), Parsed(markdown, style: style).html)
}

/// Numbers that are the same on every run.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
