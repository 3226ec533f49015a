import Diagnostics

extension Linker {
  // Taken field by field from where it is: a copy of the whole would have each of its references counted once more.
  mutating func link(commonOf node: NodeIndex, of nodes: [Node<Reference>]) -> Common<Link> {
    var linked = Common<Link>(title: nodes[node].common.title, titleRange: nodes[node].common.titleRange)
    linked.description = nodes[node].common.description
    linked.summary = nodes[node].common.summary
    linked.dates = nodes[node].common.dates
    linked.isDraft = nodes[node].common.isDraft
    linked.slug = nodes[node].common.slug
    linked.url = nodes[node].common.url
    linked.aliases = nodes[node].common.aliases
    linked.keywords = nodes[node].common.keywords
    linked.weight = nodes[node].common.weight
    linked.theme = nodes[node].common.theme
    linked.formerly = nodes[node].common.formerly
    linked.topics = link(topics: nodes[node].common.topics, from: node)
    linked.isSearchable = nodes[node].common.isSearchable
    linked.boost = nodes[node].common.boost
    linked.waivers = nodes[node].common.waivers
    linked.params = nodes[node].common.params
    linked.keyRanges = nodes[node].common.keyRanges
    return linked
  }

  /// `topics` and `tags` may both name a topic; the first counts.
  private mutating func link(topics: [Reference], from source: NodeIndex) -> [Link] {
    var links: [Link] = []
    links.reserveCapacity(topics.count)
    for reference in topics {
      if URLPath.sanitized(NodeID.split(reference.text).name).isEmpty {
        findings.report(UnnamedTopic.finding(reference))
        continue
      }
      guard let target = resolve(reference, as: "topics", among: [.topic], from: names[source]) else { continue }
      if links.contains(where: { $0.target == target }) { continue }
      addEdge(.covers, from: source, to: target, at: reference.range, origin: reference.origin)
      links.append(Link(to: target, at: reference.range, origin: reference.origin))
    }
    return links
  }
}

/// A topic made of signs alone has no page to be at.
enum UnnamedTopic {
  static func finding(_ reference: Reference) -> Diagnostic {
    Diagnostic(
      BadValue.rule, "'\(reference.text)' has no letter or digit", at: reference.range,
      help: "the address of a topic's page is made of its letters and digits")
  }
}
