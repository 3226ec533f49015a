import Markup

/// Every address of the site that a link may name.
///
/// A class, since it goes along with every link: a value would have each of its lists counted each time.
final class SitePaths: Sendable {
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
  let makesPlans: Bool

  init(nodes: [Node<Reference>], urls: [String], documents: [Document], assets: Set<String>, settings: SiteSettings) {
    fileOfNode = nodes.indices.map { index in nodes[index].document.map { documents[$0].path } }
    nodeByFile = Self.nodesByFile(nodes, documents)
    nodeByURL = Self.nodesByURL(nodes, urls)
    self.urls = urls
    self.assets = assets
    basePath = settings.basePath
    host = BaseURL.host(of: settings.baseURL)
    makesPlans = settings.makesPlans
  }

  /// Files whose id an earlier file has lead to that one's node.
  private static func nodesByFile(_ nodes: [Node<Reference>], _ documents: [Document]) -> [String: NodeIndex] {
    var byFile: [String: NodeIndex] = Dictionary(minimumCapacity: documents.count)
    for index in nodes.indices {
      if let document = nodes[index].document { byFile[documents[document].path] = index }
    }
    guard byFile.count < documents.count else { return byFile }
    let indexByID = Dictionary(uniqueKeysWithValues: nodes.indices.map { (nodes[$0].id, $0) })
    for index in documents.indices {
      byFile[documents[index].path] = indexByID[NodeID(contentPath: documents[index].path)]
    }
    return byFile
  }

  private static func nodesByURL(_ nodes: [Node<Reference>], _ urls: [String]) -> [String: NodeIndex] {
    var byURL: [String: NodeIndex] = Dictionary(minimumCapacity: nodes.count)
    for index in urls.indices where byURL[urls[index]] == nil { byURL[urls[index]] = index }
    for index in nodes.indices where nodes[index].common.hasRedirects {
      for url in nodes[index].redirectedURLs where byURL[url] == nil { byURL[url] = index }
    }
    return byURL
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
    return GeneratedPath(path, plans: makesPlans).map { .generated($0.path) }
  }
}

/// What an address of the site names.
enum SiteTarget: Equatable {
  case node(NodeIndex)
  case asset(String)
  case generated(String)
}

extension Common {
  /// Whether old addresses lead here.
  var hasRedirects: Bool { !aliases.isEmpty || !formerly.isEmpty }
}

extension Node where Edge == Reference {
  /// Its aliases and the URLs of its former names.
  fileprivate var redirectedURLs: [String] {
    common.aliases.map(\.value) + common.formerly.map { URLPath.of(id.formerID($0.value)) }
  }
}
