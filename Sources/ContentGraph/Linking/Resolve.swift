import Diagnostics
import Markup
import Parallel

// From documents to the checked graph: decode each file by itself, give used topics their nodes, look every reference up,
// and work out who is visible and at which URL. Time is linear in nodes and references; nothing is taken from the order of
// a dictionary.

extension Curriculum {
  /// - Parameters:
  ///   - assets: files beside pages and in `static/`, relative to `content/`.
  ///   - workers: who decodes the files, each by itself.
  ///   - knownRules: every rule of the build, for waivers; those of decoding and linking need not be among them.
  package static func resolve(
    _ documents: [Document], settings: SiteSettings, assets: Set<String>, at moment: Moment, knownRules: [Rule],
    with workers: Workers = Workers(jobs: 1), reportingTo findings: inout Findings
  ) -> Curriculum {
    let vocabulary = Vocabulary(
      levels: settings.levels, forms: settings.requiredSectionsOfForms.map(\.form),
      rules: knownRules + DecodingRules.all + LinkingRules.all)
    var (nodes, found) = workers.map(documents.indices, collecting: Findings()) { number, found in
      Node.decode(documents[number], number: number, vocabulary: vocabulary, reportingTo: &found)
    }
    for part in found { findings.append(part) }
    DuplicateID.remove(from: &nodes, of: documents, reportingTo: &findings)
    nodes += UsedTopics.nodes(usedIn: nodes)
    // Their numbers are sorted and not they: a node is long, and has dozens of references to count.
    nodes = nodes.indices.sorted { nodes[$0].id < nodes[$1].id }.map { nodes[$0] }
    return link(
      nodes, of: documents, settings: settings, assets: assets, at: moment, with: workers, reportingTo: &findings)
  }

  private static func link(
    _ nodes: [Node<Reference>], of documents: [Document], settings: SiteSettings, assets: Set<String>,
    at moment: Moment, with workers: Workers, reportingTo findings: inout Findings
  ) -> Curriculum {
    let urls = workers.map(nodes.indices) { url(of: $0, in: nodes, documents) }
    let paths = SitePaths(nodes: nodes, urls: urls, documents: documents, assets: assets, settings: settings)
    let names = NameTable(nodes, reportingTo: &findings)
    var linker = Linker(names: names, places: nodes.indices.map { nodes[$0].place }, criteria: criteria(nodes))
    let linked = nodes.indices.map { linker.link($0, of: nodes) }
    // What only reads is shared out: the rest of linking is for one thread.
    var bodies = workers.map(documents.indices) { number in
      let path = documents[number].path
      guard let node = paths.nodeByFile[path] else { preconditionFailure("every document has a node") }
      let page = LinkingPage(node: node, folder: String(RelativePath.folder(of: path)), url: urls[node])
      return LinkedBody(documents[number].body.references, on: page, paths: paths)
    }
    for number in bodies.indices {
      let isNodes = nodes[bodies[number].page.node].document == number
      linker.link(&bodies[number], of: documents[number].body.references, paths: paths, addsEdges: isNodes)
    }
    var settings = settings
    settings.menu = linker.link(settings.menu, paths: paths)
    findings.append(linker.findings)
    return Curriculum(
      settings: settings, documents: documents, nodes: linked,
      visibility: nodes.indices.map { index in
        Visibility(
          isDraft: nodes[index].common.isDraft, dates: nodes[index].common.dates, at: moment, zone: settings.timeZone)
      },
      urls: urls, edges: Edge.ordered(linker.edges, nodeCount: nodes.count), bodyTargets: bodies.map(\.targets),
      assets: assets)
  }

  private static func url(of node: NodeIndex, in nodes: [Node<Reference>], _ documents: [Document]) -> String {
    guard let document = nodes[node].document else { return URLPath.of(nodes[node].id) }
    return URLPath.of(
      contentPath: documents[document].path, slug: nodes[node].common.slug, url: nodes[node].common.url)
  }

  private static func criteria(_ nodes: [Node<Reference>]) -> [NodeIndex: Criterion] {
    var criteria: [NodeIndex: Criterion] = [:]
    for index in nodes.indices {
      if case .criterion(let criterion) = nodes[index].content { criteria[index] = criterion }
    }
    return criteria
  }
}

extension NameTable {
  /// The names of all nodes, present and former.
  fileprivate init(_ nodes: [Node<Reference>], reportingTo findings: inout Findings) {
    self.init(nodes.indices.map { nodes[$0].id })
    for index in nodes.indices {
      for former in nodes[index].common.formerly {
        let id = nodes[index].id.formerID(former.value)
        guard let owner = add(formerName: id, of: index) else { continue }
        let finding = DuplicateID.finding(
          former: id, at: former.range, owner: nodes[owner].id, place: nodes[owner].place)
        findings.report(finding)
      }
    }
  }
}

extension Edge {
  /// By where they start, then in the order written.
  fileprivate static func ordered(_ edges: [Edge], nodeCount: Int) -> [Edge] {
    var starts = [Int](repeating: 0, count: nodeCount + 1)
    for edge in edges { starts[edge.from + 1] += 1 }
    for index in 0..<nodeCount { starts[index + 1] += starts[index] }
    var order = [Int](repeating: 0, count: edges.count)
    var next = starts
    for (index, edge) in edges.enumerated() {
      order[next[edge.from]] = index
      next[edge.from] += 1
    }
    for node in 0..<nodeCount where starts[node + 1] - starts[node] > 1 {
      order[starts[node]..<starts[node + 1]].sort { (edges[$0].range.start, $0) < (edges[$1].range.start, $1) }
    }
    return order.map { edges[$0] }
  }
}
