// What the rest of the build hands to search. It knows pages, sections and words; lessons and steps have become a
// label and facets by the time they get here.

/// A page as search sees it.
package struct SearchDocument: Sendable {
  /// From the site's root, without the base path: `/lessons/http-basics/`.
  package var url: String
  package var title: String
  /// What a result says of the page beside its title: `lesson, beginner`.
  package var label: String
  /// The page's values for each of the index's facets, in their order; a page may have several of one, or none.
  package var facets: [[String]]
  /// What readers may call it besides its title; each weighs like a title.
  package var keywords: [String]
  /// 1 is usual; a page of 2 ranks as if it matched twice as well. Kept between 0 and 10.
  package var boost: Double
  package var sections: [SearchSection]

  package init(
    url: String, title: String, label: String = "", facets: [[String]] = [], keywords: [String] = [], boost: Double = 1,
    sections: [SearchSection]
  ) {
    self.url = url
    self.title = title
    self.label = label
    self.facets = facets
    self.keywords = keywords
    self.boost = boost
    self.sections = sections
  }
}

/// The text under one heading.
package struct SearchSection: Sendable {
  /// The heading's id. Without one, a result leads to the page itself.
  package var anchor: String
  package var heading: String
  /// Plain text in UTF-8, without markup.
  package var text: [UInt8]

  package init(anchor: String, heading: String, text: [UInt8]) {
    self.anchor = anchor
    self.heading = heading
    self.text = text
  }
}

// Sections are numbered: the first of a page is the page itself, with its title, its keywords and the texts that have no
// anchor; each further one has an anchor.
extension SearchDocument {
  /// At least 1, for the page itself.
  var sectionCount: Int { sections.count { !$0.anchor.isEmpty } + 1 }

  /// Gives those that have an anchor, or those that belong to the page itself.
  @inline(__always)
  func eachSection(hasAnchor: Bool, _ body: (borrowing SearchSection) -> Void) {
    for index in sections.indices where sections[index].anchor.isEmpty != hasAnchor { body(sections[index]) }
  }

  /// Texts are most of a page, and are needed once.
  mutating func forgetTexts() {
    for index in sections.indices { sections[index].text = [] }
  }

  /// By URL, then title; of equals, in the order they came.
  static func sorted(_ documents: [SearchDocument]) -> [SearchDocument] {
    let keys = documents.enumerated().map { (url: Array($1.url.utf8), title: Array($1.title.utf8), index: $0) }
    return keys.sorted { left, right in
      if left.url != right.url { return left.url.lexicographicallyPrecedes(right.url) }
      if left.title != right.title { return left.title.lexicographicallyPrecedes(right.title) }
      return left.index < right.index
    }.map { documents[$0.index] }
  }
}
