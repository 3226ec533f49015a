import Diagnostics

/// Turns references into links, and collects the edges on the way.
struct Linker {
  let names: NameTable
  /// For each node, where a message about it points.
  let places: [SourceRange]
  /// For each node that is a criterion, what its cells hold.
  let criteria: [NodeIndex: Criterion]
  private(set) var edges: [Edge] = []
  var findings = Findings()
  private var suggestions = Suggestions()

  init(names: NameTable, places: [SourceRange], criteria: [NodeIndex: Criterion]) {
    self.names = names
    self.places = places
    self.criteria = criteria
  }

  /// One reference, and its edge.
  mutating func link(
    _ reference: Reference, _ kind: Edge.Kind, as key: String, to kinds: [NodeKind], from source: NodeIndex
  ) -> Link? {
    guard let target = resolve(reference, as: key, among: kinds, from: names[source]) else { return nil }
    addEdge(kind, from: source, to: target, at: reference.range, origin: reference.origin)
    return Link(to: target, at: reference.range, origin: reference.origin)
  }

  /// A list of references, each counting once.
  mutating func link(
    _ references: [Reference], _ kind: Edge.Kind, as key: String, to kinds: [NodeKind], from source: NodeIndex
  ) -> [Link] {
    var seen = SeenTargets()
    return link(references, kind, as: key, to: kinds, from: source, seen: &seen)
  }

  /// A part of a list that counts each node once as a whole: the lessons of one module among those of a course.
  mutating func link(
    _ references: [Reference], _ kind: Edge.Kind, as key: String, to kinds: [NodeKind], from source: NodeIndex,
    seen: inout SeenTargets
  ) -> [Link] {
    references.compactMap { link($0, kind, as: key, to: kinds, from: source, seen: &seen) }
  }

  /// One reference of a list that counts each node once.
  mutating func link(
    _ reference: Reference, _ kind: Edge.Kind, as key: String, to kinds: [NodeKind], from source: NodeIndex,
    seen: inout SeenTargets
  ) -> Link? {
    guard let target = resolve(reference, as: key, among: kinds, from: names[source]) else { return nil }
    if let first = seen.insert(target, at: reference.range) {
      findings.report(RepeatedReference.finding(reference, as: key, first: first))
      return nil
    }
    addEdge(kind, from: source, to: target, at: reference.range, origin: reference.origin)
    return Link(to: target, at: reference.range, origin: reference.origin)
  }

  mutating func addEdge(
    _ kind: Edge.Kind, from source: NodeIndex, to target: NodeIndex, at range: SourceRange, origin: Origin
  ) {
    edges.append(Edge(kind, from: source, to: target, range: range, origin: origin))
  }

  /// Where a reference leads; a finding says so when it leads nowhere.
  mutating func resolve(
    _ reference: Reference, as key: String, among kinds: [NodeKind], from source: NodeID
  ) -> NodeIndex? {
    switch names.resolve(reference.text, among: kinds, from: source) {
    case .found(let node): return node
    case .renamed(let node):
      let name = spelling(of: node, like: reference.text, from: source)
      findings.report(RenamedReference.finding(reference.text, at: reference.range, is: name, place: places[node]))
      return node
    case .ambiguous(let nodes):
      findings.report(AmbiguousReference.finding(reference, candidates: nodes.map { (names[$0], places[$0]) }))
    case .wrongKind(let kind, let node):
      let place = node.map { places[$0] }
      findings.report(WrongKind.finding(reference, as: key, kind: kind, place: place, among: kinds))
    case .unknown:
      let suggestion = suggestion(for: reference, among: kinds, from: source)
      findings.report(UnknownReference.finding(reference, among: kinds, suggestion: suggestion))
    }
    return nil
  }

  /// The nearest name; for a path to a file, the name the file gives.
  private mutating func suggestion(for reference: Reference, among kinds: [NodeKind], from source: NodeID) -> String? {
    let (kind, name) = NodeID.split(reference.text)
    let allowed = kind.map { [$0] } ?? kinds
    let parts = name.split(separator: "/")
    let last = parts.last.map { $0.hasSuffix(".md") ? $0.dropLast(3) : $0 } ?? ""
    let bare = parts.first.flatMap { NodeKind(folder: $0) } == nil ? parts.dropLast() : parts.dropFirst().dropLast()
    let path = (bare + [last]).joined(separator: "/")
    if kind == nil, let colon = name.utf8.firstIndex(of: UInt8(ascii: ":")),
      let meant = NearMiss.of(String(name[..<colon]), among: allowed.map(\.rawValue)),
      case .found = names.resolve(meant + name[colon...], among: allowed, from: source)
    {
      return meant + name[colon...]
    }
    if path != name, case .found = names.resolve(path, among: allowed, from: source) { return path }
    return suggestions.name(name, among: allowed, in: names)
  }

  /// A node's name as an author would write it in a file: with the kind if one was written, a step of the same roadmap
  /// without its folder if none was.
  private func spelling(of node: NodeIndex, like text: String, from source: NodeID) -> String {
    let id = names[node]
    if NodeID.split(text).kind != nil { return "\(id)" }
    if id.kind == .step, !text.contains("/"), id.roadmap == source.roadmap { return String(id.shortName) }
    return id.name
  }

  /// Whether the run's budget for near misses allows a look at so many candidates.
  mutating func mayCompare(_ candidates: Int) -> Bool { suggestions.spend(candidates) }

  /// A near miss among other words, from the run's budget.
  mutating func nearest(_ written: String, among candidates: [String]) -> String? {
    suggestions.nearest(written, among: candidates)
  }
}

/// What a list has named so far.
struct SeenTargets {
  /// The first few, as most lists are short.
  private var few: [(node: NodeIndex, range: SourceRange)] = []
  private var others: [NodeIndex: SourceRange] = [:]

  /// Where the node was named before, if it was.
  mutating func insert(_ node: NodeIndex, at range: SourceRange) -> SourceRange? {
    if let first = few.first(where: { $0.node == node }) { return first.range }
    if few.count < 8 {
      few.append((node, range))
      return nil
    }
    if let first = others[node] { return first }
    others[node] = range
    return nil
  }
}
