import Diagnostics

/// Topics that are used but have no file: each gets a node, named as Hugo names a term and titled by its first use.
enum UsedTopics {
  /// - Parameter nodes: those that have a file, in the order of the files.
  static func nodes(usedIn nodes: [Node<Reference>]) -> [Node<Reference>] {
    var known = KnownTopics(nodes)
    var made: [Node<Reference>] = []
    for index in nodes.indices {
      for reference in nodes[index].topicReferences {
        let (kind, text) = NodeID.split(reference.text)
        guard kind == nil || kind == .topic else { continue }
        let name = URLPath.sanitized(text)
        guard !name.isEmpty, known.insert(name) else { continue }
        made.append(
          Node(
            id: NodeID(.topic, name), document: nil, place: reference.range,
            common: Common(title: text, titleRange: reference.range), content: .topic(Topic())))
      }
    }
    return made
  }
}

/// The names by which a topic is found already: full, short when one alone has it, and former.
private struct KnownTopics {
  private var names: Set<String> = []
  private var shortNames: Set<String> = []

  init(_ nodes: [Node<Reference>]) {
    for index in nodes.indices where nodes[index].id.kind == .topic {
      names.insert(nodes[index].id.name)
      shortNames.insert(String(nodes[index].id.shortName))
    }
    for index in nodes.indices {
      for former in nodes[index].common.formerly {
        let id = nodes[index].id.formerID(former.value)
        if id.kind == .topic { names.insert(URLPath.sanitized(id.name)) }
      }
    }
  }

  /// Whether the name is new.
  mutating func insert(_ name: String) -> Bool { !shortNames.contains(name) && names.insert(name).inserted }
}

extension Node where Edge == Reference {
  fileprivate var topicReferences: [Reference] {
    if case .topic(let topic) = content, !topic.broader.isEmpty { return common.topics + topic.broader }
    return common.topics
  }
}
