import Diagnostics

/// Who is called what: full names, short names and former names, each within its kind.
struct NameTable: Sendable {
  private let ids: [NodeID]
  private let fullNames: [[String: NodeIndex]]
  /// The first node with a short name; `nextWithSameShort` leads to the others.
  private let shortNames: [[String: NodeIndex]]
  private let nextWithSameShort: [Int32]
  private var formerNames: [[String: NodeIndex]]

  /// - Parameter ids: without repetitions, in the order of the nodes.
  init(_ ids: [NodeID]) {
    self.ids = ids
    var full: [[String: NodeIndex]] = NodeKind.allCases.map { _ in [:] }
    var short = full
    for kind in NodeKind.allCases { full[kind.rank].reserveCapacity(ids.count { $0.kind == kind }) }
    var next = [Int32](repeating: -1, count: ids.count)
    for (index, id) in ids.enumerated() { full[id.kind.rank][id.name] = index }
    for index in ids.indices.reversed() {
      let shortName = ids[index].shortName
      guard shortName.utf8.count < ids[index].name.utf8.count else { continue }
      let name = String(shortName)
      next[index] = Int32(short[ids[index].kind.rank].updateValue(index, forKey: name) ?? -1)
    }
    fullNames = full
    shortNames = short
    nextWithSameShort = next
    formerNames = NodeKind.allCases.map { _ in [:] }
  }

  subscript(kind: NodeKind, name: String) -> NodeIndex? { fullNames[kind.rank][name] }

  subscript(index: NodeIndex) -> NodeID { ids[index] }

  /// How many nodes of one short name are looked at: what more there are changes nothing but the time it takes.
  static let mostNamesakes = 1000

  /// Nodes of a kind whose name ends in `/` and this, in order.
  func nodes(withShortName name: String, kind: NodeKind) -> [NodeIndex] {
    var found: [NodeIndex] = []
    var next = shortNames[kind.rank][name] ?? -1
    while next >= 0, found.count < Self.mostNamesakes {
      found.append(next)
      next = Int(nextWithSameShort[next])
    }
    return found
  }

  /// The node that had this name before.
  func node(formerly name: String, kind: NodeKind) -> NodeIndex? { formerNames[kind.rank][name] }

  /// Remembers a former name; answers who has it already, now or formerly.
  mutating func add(formerName: NodeID, of node: NodeIndex) -> NodeIndex? {
    if let owner = self[formerName.kind, formerName.name] { return owner }
    if let owner = formerNames[formerName.kind.rank].updateValue(node, forKey: formerName.name) {
      formerNames[formerName.kind.rank][formerName.name] = owner
      return owner
    }
    return nil
  }

  /// Every name that may be written for a node of some kinds: for near misses.
  func names(of kinds: [NodeKind]) -> [String] {
    var names: [String] = []
    for id in ids where kinds.contains(id.kind) && !id.name.isEmpty {
      names.append(id.name)
      if id.shortName.utf8.count < id.name.utf8.count { names.append(String(id.shortName)) }
    }
    return names
  }
}

extension NodeID {
  /// What `formerly = ["old"]` in this node's file names: an id, or a name of the same kind. A step's name without `/`
  /// lies in the step's own roadmap.
  package func formerID(_ text: String) -> NodeID {
    let (kind, name) = Self.split(text)
    if let kind { return NodeID(kind, name) }
    if self.kind == .step, !name.contains("/"), let roadmap { return NodeID(.step, "\(roadmap)/\(name)") }
    return NodeID(self.kind, name)
  }

  /// The roadmap a step belongs to by its folder, or the roadmap itself.
  var roadmap: Substring? {
    switch kind {
    case .roadmap: name[...]
    case .step: name.prefix { $0 != "/" }
    case .page, .course, .lesson, .program, .criterion, .comparison, .article, .topic: nil
    }
  }

  /// `lesson:http-basics` → (lesson, http-basics); what stands before a colon and is no kind belongs to the name.
  static func split(_ text: String) -> (kind: NodeKind?, name: String) {
    guard let colon = text.firstIndex(ofASCII: UInt8(ascii: ":")), let kind = NodeKind(rawValue: String(text[..<colon]))
    else { return (nil, text) }
    return (kind, String(text[text.index(after: colon)...]))
  }
}
