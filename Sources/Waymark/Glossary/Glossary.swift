import ContentGraph
import Markup

/// Every term that a page of the site defines, in the order of the alphabet.
struct Glossary: Sendable {
  struct Entry: Sendable {
    let term: String
    /// Plain text, the first letter as it was written.
    let meaning: String
    let node: NodeIndex
    /// Of the definition on the node's page.
    let anchor: String
  }

  let entries: [Entry]

  /// More terms than this go to further pages.
  static let termsPerPage = 400

  init(_ curriculum: Curriculum) {
    var found: [(key: String, entry: Entry)] = []
    for node in curriculum.nodes.indices where curriculum.visibility[node] == .visible {
      guard let document = curriculum.nodes[node].document else { continue }
      for definition in curriculum.documents[document].body.definitions {
        let entry = Entry(term: definition.term, meaning: definition.meaning, node: node, anchor: definition.anchor)
        found.append((definition.term.lowercased(), entry))
      }
    }
    entries = found.sorted { ($0.key, $0.entry.node, $0.entry.anchor) < ($1.key, $1.entry.node, $1.entry.anchor) }
      .map(\.entry)
  }

  var pageCount: Int { (entries.count + Self.termsPerPage - 1) / Self.termsPerPage }

  /// The terms of a page, from one, in groups by their first letter.
  func groups(onPage number: Int) -> [(letter: String, entries: [Entry])] {
    var groups: [(letter: String, entries: [Entry])] = []
    for entry in entries.dropFirst((number - 1) * Self.termsPerPage).prefix(Self.termsPerPage) {
      let letter = entry.term.uppercased().first.map { $0.isLetter ? String($0) : "#" } ?? "#"
      if groups.last?.letter != letter { groups.append((letter, [])) }
      groups[groups.count - 1].entries.append(entry)
    }
    return groups
  }
}
