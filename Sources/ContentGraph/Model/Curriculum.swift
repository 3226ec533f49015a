import Diagnostics
import Markup

/// The content after linking: every node exists, every edge leads somewhere, every address is known.
///
/// Values only. What the rules and the pages need to look up fast is worked out once, when it is made.
package struct Curriculum: Sendable {
  package let settings: SiteSettings
  package private(set) var documents: [Document]
  /// Sorted by kind, then name.
  package let nodes: [Node<Link>]
  /// For each node, whether it is put out.
  package let visibility: [Visibility]
  /// For each node, its URL path: `/lessons/http-basics/`.
  package let urls: [String]
  /// Sorted by `from`, then in the order written.
  package let edges: [Edge]
  /// For each document, what its `body.references` turned out to be, one for one.
  package let bodyTargets: [[BodyTarget]]
  /// Files beside pages, relative to `content/`: `articles/plan.png`.
  package let assets: Set<String>

  private let indexByID: [NodeID: NodeIndex]
  private let outgoingStarts: [Int32]
  private let incomingStarts: [Int32]
  private let incomingEdges: [Int32]

  package init(
    settings: SiteSettings, documents: [Document], nodes: [Node<Link>], visibility: [Visibility], urls: [String],
    edges: [Edge], bodyTargets: [[BodyTarget]], assets: Set<String>
  ) {
    precondition(nodes.count == visibility.count && nodes.count == urls.count)
    self.settings = settings
    self.documents = documents
    self.nodes = nodes
    self.visibility = visibility
    self.urls = urls
    self.edges = edges
    self.bodyTargets = bodyTargets
    self.assets = assets
    indexByID = Dictionary(uniqueKeysWithValues: nodes.indices.map { (nodes[$0].id, $0) })
    outgoingStarts = Self.starts(of: edges.lazy.map(\.from), count: nodes.count)
    let starts = Self.starts(of: edges.lazy.map(\.to), count: nodes.count)
    var next = starts
    var incoming = [Int32](repeating: 0, count: edges.count)
    for (index, edge) in edges.enumerated() {
      incoming[Int(next[edge.to])] = Int32(index)
      next[edge.to] += 1
    }
    incomingStarts = starts
    incomingEdges = incoming
  }

  /// Lets the HTML and the texts of all bodies go, once every page has been written. They are most of a document, in few
  /// pieces: to take the rest apart would take longer than its room is worth.
  package mutating func forgetBodies() {
    for index in documents.indices { (documents[index].body.html, documents[index].body.sections) = (HoledHTML(), []) }
  }

  package subscript(id: NodeID) -> NodeIndex? { indexByID[id] }

  /// Edges that start at a node, in the order written.
  package func edges(from node: NodeIndex) -> ArraySlice<Edge> {
    edges[Int(outgoingStarts[node])..<Int(outgoingStarts[node + 1])]
  }

  /// Edges that end at a node, by where they start.
  package func edges(to node: NodeIndex) -> some RandomAccessCollection<Edge> {
    // The list alone goes along, not the curriculum: threads that count references to the same things hinder each other.
    incomingEdges[Int(incomingStarts[node])..<Int(incomingStarts[node + 1])].lazy.map { [edges] in edges[Int($0)] }
  }

  /// The nodes of one kind.
  package func indices(of kind: NodeKind) -> Range<NodeIndex> {
    let start = nodes.firstIndex { $0.id.kind >= kind } ?? nodes.count
    let end = nodes[start...].firstIndex { $0.id.kind > kind } ?? nodes.count
    return start..<end
  }

  /// For each key, how many smaller keys there are: the starts of its run in the sorted list.
  private static func starts(of keys: some Sequence<Int>, count: Int) -> [Int32] {
    var starts = [Int32](repeating: 0, count: count + 1)
    for key in keys { starts[key + 1] += 1 }
    for index in 1..<starts.count { starts[index] += starts[index - 1] }
    return starts
  }
}

/// Where a link or image in prose leads.
package enum BodyTarget: Hashable, Sendable {
  /// A page of the site, perhaps a place on it: fragment without `#`, query without `?`.
  case node(NodeIndex, fragment: String?)
  /// A file beside a page, relative to `content/`.
  case asset(String)
  /// A URL path of the site that no node has but the build makes: `/search/`, `/index.xml`.
  case generated(String)
  /// Finished by the first stage: an external address.
  case external
  /// Nowhere; a finding says so. Rendered as its text.
  case broken
}
