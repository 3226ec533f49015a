import Diagnostics
import Escaping

/// One Markdown file after the first stage: its front matter and its body, read once. No parser's node outlives it.
package struct Document: Sendable {
  package let file: SourceFile.ID
  /// Relative to `content/`: `lessons/http-basics.md`.
  package let path: String
  package var frontMatter: FrontMatter
  package var body: Body

  package init(file: SourceFile.ID, path: String, frontMatter: FrontMatter, body: Body) {
    self.file = file
    self.path = path
    self.frontMatter = frontMatter
    self.body = body
  }
}

/// Markdown as the page will need it: HTML with numbered holes, and what was collected on the one walk over the tree.
package struct Body: Sendable {
  /// The Markdown itself, without the front matter: for the Markdown mirror.
  package var markdown: SourceRange
  package var html: HoledHTML
  /// In order, as they are written out (after demotion).
  package var headings: [Heading]
  /// Links and images in order; `HoledHTML.Hole.link` counts into this list.
  package var references: [BodyReference]
  package var fences: [CodeFence]
  /// Terms that the body explains, in order.
  package var definitions: [Definition] = []
  /// One for the text before the first heading (empty anchor), then one for each heading with an id.
  package var sections: [TextSection]
  /// The automatic summary's end in `html.bytes` (Hugo: the end of the paragraph that reaches 70 words, or
  /// `<!--more-->`), and whether text follows it.
  package var summary: Summary
  /// Words of prose as Hugo counts them (runs without white space in the plain text).
  package var wordCount: Int
  /// Scalars of Chinese, Japanese and Korean writing, counted as a word each when the text is of that kind.
  package var isCJK: Bool
  /// Whether the author's first-level headings were moved down a level because the title is the page's own.
  package var isDemoted: Bool

  package struct Summary: Sendable {
    package var htmlEnd: Int
    package var isTruncated: Bool
    package init(htmlEnd: Int, isTruncated: Bool) {
      self.htmlEnd = htmlEnd
      self.isTruncated = isTruncated
    }
  }

  /// Minutes a reader needs, as Hugo counts: words by 212 rounded up, by 500 for CJK text.
  package var readingTime: Int { wordCount == 0 ? 0 : (wordCount + (isCJK ? 499 : 211)) / (isCJK ? 500 : 212) }
}

/// HTML in which what needs the graph is left open.
package struct HoledHTML: Sendable {
  package var bytes: [UInt8]
  package var holes: [Hole]

  package init(bytes: [UInt8] = [], holes: [Hole] = []) {
    self.bytes = bytes
    self.holes = holes
  }

  /// At `offset` in `bytes`, rendering writes the attributes of reference number `reference` of the body, with a space
  /// before the first: for a link ` href="…"` (and ` class`, ` rel` as needed), for an image ` src="…"` and its size.
  package struct Hole: Sendable, Hashable {
    package var offset: Int
    package var reference: Int
    package init(offset: Int, reference: Int) {
      self.offset = offset
      self.reference = reference
    }
  }
}

package struct Heading: Sendable, Hashable {
  /// As written in the file, 1…6.
  package var level: Int
  /// As it is put out: one deeper when the body was demoted.
  package var outputLevel: Int
  package var id: String
  package var text: String
  /// The inside of the element, without links: for a contents list.
  package var html: [UInt8]
  package var range: SourceRange

  package init(level: Int, outputLevel: Int, id: String, text: String, html: [UInt8], range: SourceRange) {
    self.level = level
    self.outputLevel = outputLevel
    self.id = id
    self.text = text
    self.html = html
    self.range = range
  }
}

/// A link or an image whose target only the graph knows: a relative path, a fragment, or `lesson:http-basics`.
/// Links with an allowed scheme (`https:` …) are finished by the walk and listed here too, without a hole.
package struct BodyReference: Sendable, Hashable {
  package enum Kind: Sendable, Hashable { case link, image }
  package var kind: Kind
  /// As written, entities and escapes resolved, not percent-decoded.
  package var destination: String
  /// The link's text, or the image's alternative text.
  package var text: String
  /// The destination in the source where it can be found there, else the whole link.
  package var range: SourceRange
  /// The text of the sentence or paragraph it stands in, for the rule on links forward; at most 400 bytes, and nothing
  /// for an external address.
  package var surroundings: String
  package var isExternal: Bool

  package init(
    kind: Kind, destination: String, text: String, range: SourceRange, surroundings: String, isExternal: Bool
  ) {
    self.kind = kind
    self.destination = destination
    self.text = text
    self.range = range
    self.surroundings = surroundings
    self.isExternal = isExternal
  }
}

package struct CodeFence: Sendable, Hashable {
  /// The info string's first word, lower-cased; empty when there is none.
  package var language: String
  /// The info string's other words: `run`.
  package var flags: [String]
  package var range: SourceRange

  package init(language: String, flags: [String], range: SourceRange) {
    self.language = language
    self.flags = flags
    self.range = range
  }
}

/// What a term means, where a body says so:
///
///     > [!DEFINITION]
///     > **Status code**: the three digits that say how a request ended.
package struct Definition: Sendable, Hashable {
  /// `Status code`
  package var term: String
  /// Plain text: `the three digits that say how a request ended.`
  package var meaning: String
  /// The id of the term's element: `term-status-code`.
  package var anchor: String
  package var range: SourceRange

  package init(term: String, meaning: String, anchor: String, range: SourceRange) {
    self.term = term
    self.meaning = meaning
    self.anchor = anchor
    self.range = range
  }
}

/// The plain text under one heading, for search. Code is included, markup is not.
package struct TextSection: Sendable, Hashable {
  /// The heading's id; empty for what stands before the first heading.
  package var anchor: String
  package var heading: String
  package var text: [UInt8]

  package init(anchor: String, heading: String, text: [UInt8]) {
    self.anchor = anchor
    self.heading = heading
    self.text = text
  }
}
