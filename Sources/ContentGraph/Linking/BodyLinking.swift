import Diagnostics
import Markup

/// The second go at links and images in prose, page by page: what is at no path goes through the names, and is reported
/// where it leads nowhere.
extension Linker {
  /// Looks for what is broken so far, and makes a `mentions` edge of each link to another node.
  mutating func link(_ body: inout LinkedBody, of references: [BodyReference], paths: SitePaths, addsEdges: Bool) {
    let page = body.page
    for index in references.indices {
      if case .broken = body.targets[index] {
        body.targets[index] = target(of: references[index], on: page, paths: paths)
      }
      if addsEdges, references[index].kind == .link, case .node(let node, _) = body.targets[index], node != page.node {
        addEdge(.mentions, from: page.node, to: node, at: references[index].range, origin: .authored)
      }
    }
  }

  private mutating func target(of reference: BodyReference, on page: LinkingPage, paths: SitePaths) -> BodyTarget {
    switch Destination(reference.destination, site: paths) {
    case .external: return .external
    case .named(let text, let fragment): return named(text, fragment, reference, on: page)
    case .path(let path, let fragment, let suffix):
      return moved(path, fragment, suffix, reference, on: page, paths: paths)
    case .unreadable:
      findings.report(BrokenLink.unreadable(reference))
      return .broken
    }
  }

  private mutating func named(
    _ text: String, _ fragment: String?, _ reference: BodyReference, on page: LinkingPage
  ) -> BodyTarget {
    guard reference.kind == .link else {
      findings.report(MissingImage.finding(reference, suggestion: nil, suffix: ""))
      return .broken
    }
    let written = Reference(text, at: reference.range)
    return resolve(written, as: "a link", among: NodeKind.allCases, from: names[page.node]).map {
      .node($0, fragment: fragment)
    } ?? .broken
  }

  /// For a path where nothing was found that fits: the page that has moved from there.
  private mutating func moved(
    _ path: String, _ fragment: String?, _ suffix: String, _ reference: BodyReference, on page: LinkingPage,
    paths: SitePaths
  ) -> BodyTarget {
    switch reference.kind {
    case .link:
      if let node = renamed(path, suffix, reference, on: page, paths: paths) { return .node(node, fragment: fragment) }
      findings.report(
        paths.leavesContent(path, on: page)
          ? BrokenLink.leaving(reference)
          : BrokenLink.finding(reference, suggestion: nearestPage(path, on: page, paths: paths), suffix: suffix))
    case .image:
      findings.report(
        MissingImage.finding(reference, suggestion: nearestAsset(path, on: page, paths: paths), suffix: suffix))
    }
    return .broken
  }

  /// A link to a file by the name it had before.
  private mutating func renamed(
    _ path: String, _ suffix: String, _ reference: BodyReference, on page: LinkingPage, paths: SitePaths
  ) -> NodeIndex? {
    guard let file = paths.file(path, on: page) else { return nil }
    let id = NodeID(contentPath: file)
    guard file.hasSuffix(".md"), let node = names.node(formerly: id.name, kind: id.kind),
      let now = paths.fileOfNode[node]
    else { return nil }
    let written = RelativePath.written(now, from: page.folder) + suffix
    findings.report(
      RenamedReference.finding(reference.destination, at: reference.range, is: written, place: places[node]))
    return node
  }

  private mutating func nearestPage(_ path: String, on page: LinkingPage, paths: SitePaths) -> String? {
    if path.hasPrefix("/") { return nearest(path, among: paths.urls).map(PercentEncoding.encoded) }
    guard mayCompare(paths.fileOfNode.count) else { return nil }
    return nearestFile(path, on: page, paths: paths, among: paths.fileOfNode.compactMap { $0 })
  }

  private mutating func nearestAsset(_ path: String, on page: LinkingPage, paths: SitePaths) -> String? {
    guard mayCompare(paths.assets.count) else { return nil }
    let assets = paths.assets.sorted()
    guard path.hasPrefix("/") else { return nearestFile(path, on: page, paths: paths, among: assets) }
    let urls = assets.map { $0.hasPrefix("static/") ? String($0.dropFirst(6)) : "/" + $0 }
    return nearest(path, among: urls).map(PercentEncoding.encoded)
  }

  /// The one file of that name that lies elsewhere, or the nearest name in the same folder, or the nearest path.
  private mutating func nearestFile(
    _ path: String, on page: LinkingPage, paths: SitePaths, among files: [String]
  ) -> String? {
    guard let file = paths.file(path, on: page) else { return nil }
    let (folder, name) = (RelativePath.folder(of: file), RelativePath.name(of: file))
    let namesakes = files.filter { RelativePath.name(of: $0) == name }
    let siblings = files.filter { RelativePath.folder(of: $0) == folder }
    let found =
      namesakes.count == 1
      ? namesakes[0]
      : nearest(String(name), among: siblings.map { String(RelativePath.name(of: $0)) }).map { folder + $0 }
        ?? nearest(file, among: files)
    return found.map { RelativePath.written($0, from: page.folder) }
  }
}
