import Diagnostics
import Markup

/// One thing a reader can be sent to. `Edge` is `Reference` while it is only what the author wrote and `Link` once it is
/// known to lead somewhere: an unresolved node and a resolved one are different types.
package struct Node<Edge: Arrow>: Sendable {
  package let id: NodeID
  /// In the list of documents; nil for a topic that is used but has no file.
  package let document: Int?
  /// The start of its file; for a topic without one, the first place that uses it.
  package let place: SourceRange
  package var common: Common<Edge>
  package var content: Content<Edge>

  package init(id: NodeID, document: Int?, place: SourceRange, common: Common<Edge>, content: Content<Edge>) {
    self.id = id
    self.document = document
    self.place = place
    self.common = common
    self.content = content
  }
}

/// What only nodes of one kind have.
package enum Content<Edge: Arrow>: Sendable {
  case page
  case course(Course<Edge>)
  case lesson(Lesson<Edge>)
  case roadmap(Roadmap<Edge>)
  case step(Step<Edge>)
  case program(Program<Edge>)
  case criterion(Criterion)
  case comparison(Comparison<Edge>)
  case article(Article<Edge>)
  case topic(Topic<Edge>)
}

/// The front matter that every kind may have: Hugo's names and meanings, and a few of ours.
package struct Common<Edge: Hashable & Sendable>: Sendable {
  package var title: String
  package var titleRange: SourceRange
  package var description: String?
  package var summary: String?
  package var dates = Dates()
  package var isDraft = false
  package var slug: String?
  package var url: String?
  /// Site-relative URL paths that lead here, each with its place.
  package var aliases: [Placed<String>] = []
  /// Search synonyms.
  package var keywords: [String] = []
  /// Hugo's order among siblings; 0 is unset.
  package var weight = 0
  package var theme: Placed<String>?
  /// Names this node had before: `old-name`.
  package var formerly: [Placed<String>] = []
  /// `topics` and `tags` together, in that order.
  package var topics: [Edge] = []
  package var isSearchable = true
  /// Multiplies the search score; 1 is neutral.
  package var boost = 1.0
  package var waivers: [Waiver] = []
  /// `[params]` and unknown keys' strings, for templates.
  package var params: [Parameter] = []
  /// Where the keys of the front matter were written, for rules.
  package var keyRanges = KeyRanges()

  package init(title: String, titleRange: SourceRange) {
    self.title = title
    self.titleRange = titleRange
  }
}

/// A value with the place it was written at.
package struct Placed<Value: Hashable & Sendable>: Hashable, Sendable {
  package var value: Value
  package var range: SourceRange

  package init(_ value: Value, at range: SourceRange) {
    self.value = value
    self.range = range
  }
}

/// `date`, `lastmod`, `publishDate` and `expiryDate` after Hugo's fall-backs; nil where nothing was written.
package struct Dates: Hashable, Sendable {
  package var date: Timestamp?
  package var lastModified: Timestamp?
  package var publish: Timestamp?
  package var expiry: Timestamp?

  package init() {}
}

/// `[[waive]] rule = "…"  because = "…"`: this file is left out of that rule, with the reason.
package struct Waiver: Hashable, Sendable {
  package var rule: Placed<String>
  package var because: String

  package init(rule: Placed<String>, because: String) {
    self.rule = rule
    self.because = because
  }
}

/// A free-form value for templates: `[params] editor = "Ada"`.
package struct Parameter: Hashable, Sendable {
  package var name: String
  package var value: String

  package init(name: String, value: String) {
    self.name = name
    self.value = value
  }
}
