import Diagnostics
import Markup

/// The page that a link stands on.
struct LinkingPage {
  let node: NodeIndex
  /// Its file's folder, relative to `content/`, with `/` at the end.
  let folder: String
  let url: String
}

/// Links and images in prose. Relative paths are read as a code host reads them, from the file's folder, and if nothing is
/// there as a browser would, from the page's URL.
extension Linker {
  /// What each reference of a body leads to, with a `mentions` edge for each link to another node.
  mutating func link(
    _ references: [BodyReference], on page: LinkingPage, paths: SitePaths, addsEdges: Bool
  ) -> [BodyTarget] {
    references.indices.map { index in
      let target = target(of: references[index], on: page, paths: paths)
      if addsEdges, references[index].kind == .link, case .node(let node, _) = target, node != page.node {
        addEdge(.mentions, from: page.node, to: node, at: references[index].range, origin: .authored)
      }
      return target
    }
  }

  private mutating func target(of reference: BodyReference, on page: LinkingPage, paths: SitePaths) -> BodyTarget {
    if reference.isExternal { return .external }
    switch Destination(reference.destination, site: paths) {
    case .external: return .external
    case .named(let text, let fragment): return named(text, fragment, reference, on: page)
    case .path(let path, let fragment, let suffix):
      if path.isEmpty, reference.kind == .link { return .node(page.node, fragment: fragment) }
      return located(path, fragment, suffix, reference, on: page, paths: paths)
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

  private mutating func located(
    _ path: String, _ fragment: String?, _ suffix: String, _ reference: BodyReference, on page: LinkingPage,
    paths: SitePaths
  ) -> BodyTarget {
    let target = paths.target(of: path, on: page) ?? renamed(path, suffix, reference, on: page, paths: paths)
    switch (reference.kind, target) {
    case (.link, .node(let node)): return .node(node, fragment: fragment)
    case (_, .asset(let path)): return .asset(path)
    case (.link, .generated(let path)): return .generated(path)
    case (.link, nil):
      findings.report(
        paths.leavesContent(path, on: page)
          ? BrokenLink.leaving(reference)
          : BrokenLink.finding(reference, suggestion: nearestPage(path, on: page, paths: paths), suffix: suffix))
    case (.image, .node), (.image, .generated), (.image, nil):
      findings.report(
        MissingImage.finding(reference, suggestion: nearestAsset(path, on: page, paths: paths), suffix: suffix))
    }
    return .broken
  }

  /// A link to a file by the name it had before.
  private mutating func renamed(
    _ path: String, _ suffix: String, _ reference: BodyReference, on page: LinkingPage, paths: SitePaths
  ) -> SiteTarget? {
    guard reference.kind == .link, let file = paths.file(path, on: page) else { return nil }
    let id = NodeID(contentPath: file)
    guard file.hasSuffix(".md"), let node = names.node(formerly: id.name, kind: id.kind),
      let now = paths.fileOfNode[node]
    else { return nil }
    let written = RelativePath.written(now, from: page.folder) + suffix
    findings.report(
      RenamedReference.finding(reference.destination, at: reference.range, is: written, place: places[node]))
    return .node(node)
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

extension SitePaths {
  fileprivate func target(of path: String, on page: LinkingPage) -> SiteTarget? {
    guard path.hasPrefix("/") else {
      let file = file(path, on: page)
      return file.flatMap(target(ofFile:)) ?? url(path, on: page).flatMap(target(ofURL:))
        ?? file.flatMap { GeneratedPath("/" + $0, plans: makesPlans) }.map { .generated($0.path) }
    }
    if let target = target(ofURL: path) ?? target(ofFile: String(path.dropFirst())) { return target }
    return basePath != "/" && path.hasPrefix(basePath)
      ? target(ofURL: String(path.dropFirst(basePath.utf8.count - 1))) : nil
  }

  /// Relative to the file, relative to `content/`; nil when it leaves that.
  fileprivate func file(_ path: String, on page: LinkingPage) -> String? {
    RelativePath.join(path.hasPrefix("/") ? "" : page.folder, path)
  }

  fileprivate func leavesContent(_ path: String, on page: LinkingPage) -> Bool {
    file(path, on: page) == nil && url(path, on: page) == nil
  }

  private func url(_ path: String, on page: LinkingPage) -> String? {
    RelativePath.join(String(RelativePath.folder(of: page.url).dropFirst()), path).map { "/" + $0 }
  }
}
