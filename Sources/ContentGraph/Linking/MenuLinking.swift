import Diagnostics

extension Linker {
  /// The menu with a URL for every entry: `ref` and paths of the site are checked; what leads nowhere is left out.
  mutating func link(_ menu: [SiteSettings.MenuEntry], paths: SitePaths) -> [SiteSettings.MenuEntry] {
    menu.compactMap { entry in
      url(of: entry.target, paths: paths).map {
        SiteSettings.MenuEntry(name: entry.name, target: Placed($0, at: entry.target.range))
      }
    }
  }

  private mutating func url(of target: Placed<String>, paths: SitePaths) -> String? {
    switch Destination(target.value, site: paths) {
    case .external: return target.value
    case .named(let text, let fragment):
      guard let node = node(named: text, at: target.range) else { return nil }
      return paths.urls[node] + (fragment.map { "#\($0)" } ?? "")
    case .path(let path, _, let suffix):
      if path.hasPrefix("/") {
        switch paths.target(ofURL: path) {
        case .node(let node): return paths.urls[node] + suffix
        case .asset, .generated: return path + suffix
        case nil: break
        }
      } else if let node = node(named: target.value, at: target.range) {
        return paths.urls[node]
      } else {
        return nil
      }
    case .unreadable: break
    }
    findings.report(
      Diagnostic(
        BrokenLink.rule, "no page or file is at '\(target.value)'", at: target.range,
        help: "a menu entry names a node by ref, or a path of the site or another site's address by url"))
    return nil
  }

  /// site.toml belongs to no node: names are looked up as if from the home page.
  private mutating func node(named text: String, at range: SourceRange) -> NodeIndex? {
    resolve(Reference(text, at: range), as: "ref", among: NodeKind.allCases, from: NodeID(.page, ""))
  }
}
