/// What a reference turned out to be, before anyone says a word about it.
enum ReferenceResolution: Equatable {
  case found(NodeIndex)
  /// By a name the node had before.
  case renamed(NodeIndex)
  /// A short name that several nodes have.
  case ambiguous([NodeIndex])
  /// A node, or at least a kind (`node` nil), that is not allowed here.
  case wrongKind(NodeKind, node: NodeIndex?)
  case unknown
}

extension NameTable {
  /// Looks a reference up.
  ///
  /// A full name comes before a short one, a short one before a former one; a step's own roadmap before the others.
  ///
  /// - Parameters:
  ///   - kinds: what may stand here.
  ///   - source: the node in whose file it is written.
  func resolve(_ text: String, among kinds: [NodeKind], from source: NodeID) -> ReferenceResolution {
    let (written, name) = NodeID.split(text)
    guard let written else {
      let found = resolve(name: name, among: kinds, from: source)
      return found == .unknown ? misplaced(name, besides: kinds, from: source) : found
    }
    guard kinds.contains(written) else {
      return .wrongKind(written, node: resolve(name: name, among: [written], from: source).node)
    }
    return resolve(name: name, among: [written], from: source)
  }

  private func resolve(name written: String, among kinds: [NodeKind], from source: NodeID) -> ReferenceResolution {
    if kinds.count == 1, kinds[0] != .step, let node = self[kinds[0], name(written, of: kinds[0])] {
      return .found(node)
    }
    var found: [NodeIndex] = []
    for kind in kinds {
      if let node = fullName(kind, written, from: source) { found.append(node) }
    }
    if found.isEmpty {
      for kind in kinds { found += nearest(nodes(withShortName: name(written, of: kind), kind: kind), to: source) }
    }
    if found.count == 1 { return .found(found[0]) }
    if found.count > 1 { return .ambiguous(found) }
    for kind in kinds {
      if let node = formerName(kind, written, from: source) { return .renamed(node) }
    }
    return .unknown
  }

  private func fullName(_ kind: NodeKind, _ written: String, from source: NodeID) -> NodeIndex? {
    if kind == .step, let roadmap = source.roadmap, let node = self[.step, "\(roadmap)/\(written)"] { return node }
    return self[kind, name(written, of: kind)]
  }

  private func formerName(_ kind: NodeKind, _ written: String, from source: NodeID) -> NodeIndex? {
    if kind == .step, let roadmap = source.roadmap, let node = node(formerly: "\(roadmap)/\(written)", kind: .step) {
      return node
    }
    return node(formerly: name(written, of: kind), kind: kind)
  }

  /// Topics are named as Hugo names terms: `Distributed Systems` is `distributed-systems`.
  private func name(_ written: String, of kind: NodeKind) -> String {
    kind == .topic ? URLPath.sanitized(written) : written
  }

  private func nearest(_ nodes: [NodeIndex], to source: NodeID) -> [NodeIndex] {
    guard nodes.count > 1, let roadmap = source.roadmap else { return nodes }
    let own = nodes.filter { self[$0].kind == .step && self[$0].roadmap == roadmap }
    return own.isEmpty ? nodes : own
  }

  /// A name that nothing allowed has, but something else.
  private func misplaced(_ name: String, besides kinds: [NodeKind], from source: NodeID) -> ReferenceResolution {
    for kind in NodeKind.allCases where !kinds.contains(kind) && kind != .topic && kind != .page {
      if let node = resolve(name: name, among: [kind], from: source).node { return .wrongKind(kind, node: node) }
    }
    return .unknown
  }
}

extension ReferenceResolution {
  var node: NodeIndex? {
    switch self {
    case .found(let node), .renamed(let node): node
    case .wrongKind(_, let node): node
    case .ambiguous, .unknown: nil
    }
  }
}
