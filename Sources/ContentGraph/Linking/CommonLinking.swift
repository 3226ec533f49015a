import Diagnostics

extension Linker {
  mutating func link(_ common: Common<Reference>, from source: NodeIndex) -> Common<Link> {
    var linked = Common<Link>(title: common.title, titleRange: common.titleRange)
    linked.description = common.description
    linked.summary = common.summary
    linked.dates = common.dates
    linked.isDraft = common.isDraft
    linked.slug = common.slug
    linked.url = common.url
    linked.aliases = common.aliases
    linked.keywords = common.keywords
    linked.weight = common.weight
    linked.theme = common.theme
    linked.formerly = common.formerly
    linked.topics = link(topics: common.topics, from: source)
    linked.isSearchable = common.isSearchable
    linked.boost = common.boost
    linked.waivers = common.waivers
    linked.params = common.params
    linked.keyRanges = common.keyRanges
    return linked
  }

  /// `topics` and `tags` may both name a topic; the first counts.
  private mutating func link(topics: [Reference], from source: NodeIndex) -> [Link] {
    var links: [Link] = []
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
