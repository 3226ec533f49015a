/// A page with its sections as search numbers them: the first is the page itself, with its title, its keywords and the
/// text before the first anchor; each further one has an anchor.
struct PageSections: Sendable {
  /// Without its sections.
  let document: SearchDocument
  /// What belongs to the page itself.
  private(set) var own: [SearchSection]
  private(set) var anchored: [SearchSection]

  init(_ document: SearchDocument) {
    own = document.sections.filter(\.anchor.isEmpty)
    anchored = document.sections.filter { !$0.anchor.isEmpty }
    var document = document
    document.sections = []
    self.document = document
  }

  var count: Int { anchored.count + 1 }

  /// Texts are most of a page, and are needed once.
  mutating func forgetTexts() {
    own = []
    for index in anchored.indices { anchored[index].text = [] }
  }

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
