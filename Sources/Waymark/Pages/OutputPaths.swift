import ContentGraph
import Diagnostics

/// Whether everything that is to be put out has a place of its own, before anything is written.
///
/// Addresses, names of files beside pages and what the build adds come together here for the first time.
enum OutputPaths {
  static let unusable = Rule(
    "unusable-address", .error, "A page's address is too long for a file, or one of the build's own names.")
  static let collision = Rule(
    "output-collision", .error, "Two files of the output have one place, or one has to be a folder for the other.")
  static let rules = [unusable, collision]

  private struct Claim {
    /// Who claims: what a message says of it is worked out only when there is a message.
    enum Owner {
      /// By its place in the site's list.
      case page(Int)
      /// `content/static/robots.txt`
      case named(String)
    }

    let owner: Owner
    let path: SitePath

    /// Addresses of nodes and their redirects are compared by `url-collision`.
    func isAuthoredPage(of site: Site) -> Bool {
      guard case .page(let page) = owner else { return false }
      switch site.pages[page].kind {
      case .node, .redirect: return true
      case .plan, .coverage, .list, .home, .planner, .glossary, .progress, .search,
        .notFound:
        return false
      }
    }
  }

  /// - Parameters:
  ///   - assets: the files that are copied, relative to `content/`.
  ///   - themeFiles: where the themes' files go, below the output.
  static func check(
    _ site: Site, assets: [SitePath], themeFiles: some Sequence<String>, reportingTo findings: inout Findings
  ) {
    var claims: [Claim] = []
    claims.reserveCapacity(site.pages.count * 2)
    for page in site.pages.indices { claim(page, of: site, in: &claims, reportingTo: &findings) }
    claims += (site.extraFiles(besides: assets).map(\.path) + ["search/root.json"] + Site.readerFiles(besides: assets))
      .map {
        ours("the build's own files", $0)
      }
    claims += themeFiles.map { ours("the theme's files", $0) }
    claims += assets.compactMap { asset in
      SitePath(asset.placeInOutput).map {
        Claim(owner: .named("content/\(asset)"), path: $0)
      }
    }
    claims += pictureClaims(in: site, besides: claims)
    var files: [SitePath.CollisionKey: Int] = Dictionary(minimumCapacity: claims.count)
    for index in claims.indices {
      let key = claims[index].path.collisionKey
      guard let first = files.updateValue(index, forKey: key) else { continue }
      files[key] = first
      if claims[first].isAuthoredPage(of: site), claims[index].isAuthoredPage(of: site) { continue }
      findings.report(collision(of: claims[first], and: claims[index], in: site))
    }
    checkFolders(of: claims, against: files, in: site, reportingTo: &findings)
  }

  /// Pictures have a folder of their own: their places matter only if something else goes there. A file of the author's
  /// own stands for the one of its name.
  private static func pictureClaims(in site: Site, besides claims: [Claim]) -> [Claim] {
    let others = claims.indices.filter { claims[$0].path.isAmongPictures }
    guard !others.isEmpty else { return [] }
    let taken = Set(others.map { claims[$0].path })
    return site.pages.flatMap { page in
      [SiteSettings.Pictures.svg, .png].prefix(site.pictures.fileCount)
        .compactMap { site.pictureFile(page, $0) }
        .filter { !taken.contains($0) }
        .map { Claim(owner: .named("the build's pictures"), path: $0) }
    }
  }

  private static func checkFolders(
    of claims: [Claim], against files: [SitePath.CollisionKey: Int], in site: Site,
    reportingTo findings: inout Findings
  ) {
    var seen = Set<SitePath>(minimumCapacity: claims.count)
    for index in claims.indices {
      var folder = claims[index].path.parent
      while let path = folder, seen.insert(path).inserted {
        if let file = files[path.collisionKey] {
          let (first, second) = (owner(of: claims[file], in: site), owner(of: claims[index], in: site))
          findings.report(
            Diagnostic(
              collision,
              "\(first.name) would be put at '\(claims[file].path)', which has to be a folder for \(second.name)",
              at: second.range ?? first.range, help: help))
        }
        folder = path.parent
      }
    }
  }

  /// Claims the places of a page and of its mirror.
  private static func claim(
    _ number: Int, of site: Site, in claims: inout [Claim], reportingTo findings: inout Findings
  ) {
    let page = site.pages[number]
    let file = SitePath(page.file, allowingHidden: true)
    if let file { claims.append(Claim(owner: .page(number), path: file)) }
    var isUsable = file != nil
    if case .node(let node) = page.kind, site.hasMirror(node) {
      let mirror = SitePath(page.mirrorFile, allowingHidden: true)
      if let mirror { claims.append(Claim(owner: .page(number), path: mirror)) }
      isUsable = isUsable && mirror != nil
    }
    if isUsable { return }
    let (owner, range) = self.owner(of: page, in: site.curriculum)
    findings.report(
      Diagnostic(
        unusable, "\(owner) cannot be put at '\(page.url)'", at: range,
        help:
          "a part of an address has at most \(SitePath.longestSegment) bytes, the whole at most \(SitePath.longest), and none begins with '.waymark-'"
      ))
  }

  private static func owner(of claim: Claim, in site: Site) -> (name: String, range: SourceRange?) {
    switch claim.owner {
    case .page(let page): owner(of: site.pages[page], in: site.curriculum)
    case .named(let name): (name, nil)
    }
  }

  /// `lesson 'html'`
  private static func owner(
    of page: PlannedPage, in curriculum: Curriculum
  ) -> (name: String, range: SourceRange?) {
    switch page.kind {
    case .node(let node): (name(node, curriculum), place(of: node, curriculum))
    case .redirect(let node):
      (name(node, curriculum), redirectPlace(of: node, page.url, curriculum) ?? place(of: node, curriculum))
    case .plan(let node): ("the plan of \(name(node, curriculum))", place(of: node, curriculum))
    case .coverage(let node): ("the coverage of \(name(node, curriculum))", place(of: node, curriculum))
    case .list, .home, .planner, .glossary, .progress, .search, .notFound: ("the build's own pages", nil)
    }
  }

  private static func name(_ node: NodeIndex, _ curriculum: Curriculum) -> String {
    let id = curriculum.nodes[node].id
    return id.name.isEmpty ? "the home page" : "\(id.kind.rawValue) '\(id.name)'"
  }

  private static func place(of node: NodeIndex, _ curriculum: Curriculum) -> SourceRange {
    let keys = curriculum.nodes[node].common.keyRanges
    return keys["url"] ?? keys["slug"] ?? curriculum.nodes[node].place
  }

  private static func redirectPlace(of node: NodeIndex, _ url: String, _ curriculum: Curriculum) -> SourceRange? {
    let common = curriculum.nodes[node].common
    return common.aliases.first { $0.value == url }?.range
      ?? common.formerly.first { URLPath.of(curriculum.nodes[node].id.formerID($0.value)) == url }?.range
  }

  private static func ours(_ owner: String, _ path: String) -> Claim {
    guard let path = SitePath(path, allowingHidden: true) else { preconditionFailure("our own path '\(path)'") }
    return Claim(owner: .named(owner), path: path)
  }

  private static func collision(of first: Claim, and second: Claim, in site: Site) -> Diagnostic {
    let (one, other) = (owner(of: first, in: site), owner(of: second, in: site))
    return Diagnostic(
      collision, "\(one.name) and \(other.name) would both be put at '\(first.path)'",
      at: one.range ?? other.range, help: help)
  }

  private static let help = "give one of them another name, slug or url"
}

extension SitePath {
  /// Whether it begins with `pictures`, in any case.
  fileprivate var isAmongPictures: Bool {
    withBytes { $0.count >= 8 && zip($0, "pictures".utf8).allSatisfy { $0 | 0x20 == $1 } }
  }

  /// Where a file of content goes: beside its page, or to the root from `static/`.
  var placeInOutput: String { Self.placeInOutput(of: text) }

  static func placeInOutput(of asset: String) -> String {
    asset.hasPrefix("static/") ? String(asset.dropFirst("static/".count)) : asset
  }
}
