import Markup

/// Every address of the site that a link may name.
struct SitePaths: Sendable {
  /// By path relative to `content/`.
  let nodeByFile: [String: NodeIndex]
  /// By URL path, aliases and former names included; a page's own URL comes before another's alias.
  let nodeByURL: [String: NodeIndex]
  /// For each node, its path relative to `content/`.
  let fileOfNode: [String?]
  let urls: [String]
  let assets: Set<String>
  /// The path part of the base URL, with `/` at both ends.
  let basePath: String
  /// In lower case; empty: none.
  let host: String

  init(nodes: [Node<Reference>], urls: [String], documents: [Document], assets: Set<String>, settings: SiteSettings) {
    let indexByID = Dictionary(uniqueKeysWithValues: nodes.enumerated().map { ($0.element.id, $0.offset) })
    var byFile: [String: NodeIndex] = Dictionary(minimumCapacity: documents.count)
    for document in documents { byFile[document.path] = indexByID[NodeID(contentPath: document.path)] }
    var byURL: [String: NodeIndex] = Dictionary(minimumCapacity: nodes.count)
    for (index, url) in urls.enumerated() where byURL[url] == nil { byURL[url] = index }
    for (index, node) in nodes.enumerated() {
      for url in node.redirectedURLs where byURL[url] == nil { byURL[url] = index }
    }
    fileOfNode = nodes.map { $0.document.map { documents[$0].path } }
    self.urls = urls
    nodeByFile = byFile
    nodeByURL = byURL
    self.assets = assets
    basePath = settings.basePath
    host = BaseURL.host(of: settings.baseURL)
  }

  /// A page or file by its path below `content/`: `lessons/http.md`, `lessons/http/`, `articles/plan.png`.
  func target(ofFile path: String) -> SiteTarget? {
    if let node = nodeByFile[path] { return .node(node) }
    if assets.contains(path) { return .asset(path) }
    let folder = path.isEmpty || path.hasSuffix("/") ? path : path + "/"
    for index in ["index.md", "_index.md"] {
      if let node = nodeByFile[folder + index] { return .node(node) }
    }
    return nil
  }

  /// A page or file by its URL path, with `/` in front: `/lessons/http/`, `/lessons/http`, `/logo.png`.
  func target(ofURL path: String) -> SiteTarget? {
    if let node = nodeByURL[path] ?? nodeByURL[path + "/"] { return .node(node) }
    if path.hasSuffix("/index.html"), let node = nodeByURL[String(path.dropLast(10))] { return .node(node) }
    let file = String(path.dropFirst())
    if assets.contains("static/" + file) { return .asset("static/" + file) }
    if assets.contains(file), !file.hasPrefix("static/") { return .asset(file) }
    return GeneratedPath(path).map { .generated($0.path) }
  }
}

/// What an address of the site names.
enum SiteTarget: Equatable {
  case node(NodeIndex)
  case asset(String)
  case generated(String)
}

extension Node where Edge == Reference {
  /// Its aliases and the URLs of its former names.
  fileprivate var redirectedURLs: [String] {
    if common.aliases.isEmpty && common.formerly.isEmpty { return [] }
    return common.aliases.map(\.value) + common.formerly.map { URLPath.of(id.formerID($0.value)) }
  }
}
