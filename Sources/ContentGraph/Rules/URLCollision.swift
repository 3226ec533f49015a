import Diagnostics

/// Two pages, or a page and a redirect, claim one URL; one of them would overwrite the other.
///
/// URLs are one under canonical equivalence (so NFC and NFD are one, which is how Swift compares strings), after Unicode's
/// default lower-casing, and with or without `index.html`, because file systems and servers do not tell these apart.
/// Hidden pages claim nothing: a draft may wait to replace a page.
enum URLCollision: GraphRule {
  static let rule = Rule(
    "url-collision", .error,
    "Each URL belongs to one page or redirect, also after case folding and Unicode normalization.")
  static var rules: [Rule] { [rule] }

  private struct Claim {
    enum Kind: String {
      case page = "the URL"
      case alias = "an alias"
      case former = "a former name"
    }

    let kind: Kind
    let url: String
    let node: NodeIndex
    let range: SourceRange

    /// What claims must not share.
    var key: String {
      let folded = url.lowercased()
      return folded.hasSuffix("/index.html") ? String(folded.dropLast("index.html".count)) : folded
    }
  }

  static func check(_ curriculum: Curriculum, reportingTo findings: inout Findings) {
    var claims: [String: Claim] = Dictionary(minimumCapacity: curriculum.nodes.count)
    for claim in pages(of: curriculum) + redirects(of: curriculum) {
      let key = claim.key
      guard let first = claims.updateValue(claim, forKey: key) else { continue }
      claims[key] = first
      if first.node != claim.node { findings.report(diagnostic(first, claim, in: curriculum)) }
    }
  }

  private static func pages(of curriculum: Curriculum) -> [Claim] {
    curriculum.nodes.indices.filter(curriculum.isVisible).map { node in
      let keys = curriculum.nodes[node].common.keyRanges
      let place = keys["url"] ?? keys["slug"] ?? curriculum.nodes[node].place
      return Claim(kind: .page, url: curriculum.urls[node], node: node, range: place)
    }
  }

  private static func redirects(of curriculum: Curriculum) -> [Claim] {
    var formerNames: Set<NodeID> = []
    let redirected = curriculum.nodes.indices.filter {
      curriculum.isVisible($0) && curriculum.nodes[$0].common.hasRedirects
    }
    return redirected.flatMap { node in
      let (id, common) = (curriculum.nodes[node].id, curriculum.nodes[node].common)
      let aliases = common.aliases.map { Claim(kind: .alias, url: $0.value, node: node, range: $0.range) }
      // A name that another node has or had is a duplicate id, and reported as such.
      let former = common.formerly.filter {
        let name = id.formerID($0.value)
        return curriculum[name] == nil && formerNames.insert(name).inserted
      }
      return aliases
        + former.map {
          Claim(kind: .former, url: URLPath.of(id.formerID($0.value)), node: node, range: $0.range)
        }
    }
  }

  private static func diagnostic(_ first: Claim, _ second: Claim, in curriculum: Curriculum) -> Diagnostic {
    let both = "\(curriculum.kindAndName(first.node)) and \(curriculum.kindAndName(second.node))"
    let isSame = Array(first.url.utf8) == Array(second.url.utf8)
    let message =
      isSame
      ? "\(both) have one URL, '\(second.url)'"
      : "\(both) have URLs that many systems take for one, '\(first.url)' and '\(second.url)'"
    let says = { (claim: Claim) in "\(claim.kind.rawValue) of \(curriculum.kindAndName(claim.node))" }
    return Diagnostic(
      rule, message, at: second.range, label: says(second), related: [.init(first.range, says(first))],
      help: "give one of them another file name, slug, url or alias")
  }
}
