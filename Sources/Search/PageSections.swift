/// A page with its sections as search numbers them: the first is the page itself, with its title, its keywords and the
/// text before the first anchor; each further one has an anchor.
struct PageSections: Sendable {
  let document: SearchDocument
  let anchored: [SearchSection]

  init(_ document: SearchDocument) {
    self.document = document
    anchored = document.sections.filter { !$0.anchor.isEmpty }
  }

  var count: Int { anchored.count + 1 }

  /// By URL, then title; of equals, in the order they came.
  static func sorted(_ documents: [SearchDocument]) -> [PageSections] {
    let keys = documents.enumerated().map { (url: Array($1.url.utf8), title: Array($1.title.utf8), index: $0) }
    return keys.sorted { left, right in
      if left.url != right.url { return left.url.lexicographicallyPrecedes(right.url) }
      if left.title != right.title { return left.title.lexicographicallyPrecedes(right.title) }
      return left.index < right.index
    }.map { PageSections(documents[$0.index]) }
  }
}
