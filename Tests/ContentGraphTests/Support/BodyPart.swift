import Diagnostics

@testable import Markup

/// A piece of a body as a test writes it.
enum BodyPart: Sendable {
  case text(String)
  case link(String, text: String = "link", surroundings: String? = nil)
  /// A link that the first stage finished.
  case external(String)
  case image(String, alt: String = "image")
  case heading(Int, String, id: String? = nil)
  case fence(String, flags: [String] = [])
}

extension FieldWriter {
  /// One paragraph a part.
  mutating func body(_ parts: [BodyPart]) -> Body {
    let start = position
    var body = Body(
      markdown: range(from: start), html: HoledHTML(), headings: [], references: [], fences: [], sections: [],
      summary: .init(htmlEnd: 0, isTruncated: false), wordCount: 0, isCJK: false, isDemoted: false)
    for part in parts {
      add(part, to: &body)
      write("\n\n")
    }
    body.markdown = range(from: start)
    return body
  }

  private mutating func add(_ part: BodyPart, to body: inout Body) {
    switch part {
    case .text(let text): write(text)
    case .link(let destination, let text, let surroundings):
      let range = link("[\(text)](", destination)
      body.references.append(
        BodyReference(
          kind: .link, destination: destination, text: text, range: range, surroundings: surroundings ?? text,
          isExternal: false))
    case .external(let destination):
      let range = link("[link](", destination)
      body.references.append(
        BodyReference(
          kind: .link, destination: destination, text: "link", range: range, surroundings: "link", isExternal: true))
    case .image(let destination, let alt):
      let range = link("![\(alt)](", destination)
      body.references.append(
        BodyReference(
          kind: .image, destination: destination, text: alt, range: range, surroundings: alt, isExternal: false))
    case .heading(let level, let text, let id):
      let start = position
      write("\(String(repeating: "#", count: level)) \(text)")
      let anchor = id ?? text.lowercased().replacing(" ", with: "-")
      body.headings.append(
        Heading(
          level: level, outputLevel: level, id: anchor, text: text, html: Array(text.utf8), range: range(from: start)))
    case .fence(let language, let flags):
      let start = position
      write("```\(([language] + flags).joined(separator: " "))\n```")
      body.fences.append(CodeFence(language: language, flags: flags, range: range(from: start)))
    }
  }

  /// The range of the destination.
  private mutating func link(_ opening: String, _ destination: String) -> SourceRange {
    write(opening)
    let start = position
    write(destination)
    let range = range(from: start)
    write(")")
    return range
  }
}
