import Markup

// The first go at links and images in prose: what is at a path, for all pages at the same time.

/// The page that a link stands on.
struct LinkingPage: Sendable {
  let node: NodeIndex
  /// Its file's folder, relative to `content/`, with `/` at the end.
  let folder: String
  let url: String
}

/// Where the references of one body lead, one for one.
struct LinkedBody: Sendable {
  let page: LinkingPage
  var targets: [BodyTarget]

  /// What is at no path is broken for now.
  init(_ references: [BodyReference], on page: LinkingPage, paths: SitePaths) {
    self.page = page
    targets = references.indices.map { paths.target(of: references[$0], on: page) }
  }
}

/// Relative paths are read as a code host reads them, from the file's folder, and if nothing is there as a browser would,
/// from the page's URL.
extension SitePaths {
  fileprivate func target(of reference: BodyReference, on page: LinkingPage) -> BodyTarget {
    if reference.isExternal { return .external }
    switch Destination(reference.destination, site: self) {
    case .external: return .external
    case .path(let path, let fragment, _):
      if path.isEmpty, reference.kind == .link { return .node(page.node, fragment: fragment) }
      switch (reference.kind, target(of: path, on: page)) {
      case (.link, .node(let node)): return .node(node, fragment: fragment)
      case (_, .asset(let path)): return .asset(path)
      case (.link, .generated(let path)): return .generated(path)
      case (.image, .node), (.image, .generated), (_, nil): return .broken
      }
    case .named, .unreadable: return .broken
    }
  }

  private func target(of path: String, on page: LinkingPage) -> SiteTarget? {
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
  func file(_ path: String, on page: LinkingPage) -> String? {
    RelativePath.join(path.hasPrefix("/") ? "" : page.folder, path)
  }

  func leavesContent(_ path: String, on page: LinkingPage) -> Bool {
    file(path, on: page) == nil && url(path, on: page) == nil
  }

  private func url(_ path: String, on page: LinkingPage) -> String? {
    RelativePath.join(String(RelativePath.folder(of: page.url).dropFirst()), path).map { "/" + $0 }
  }
}
