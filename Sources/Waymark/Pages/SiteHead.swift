import ContentGraph
import Escaping

/// Heads: titles, canonical addresses, breadcrumbs.
extension Site {
  func siteModel(_ assets: ThemeAssets) -> SiteModel {
    let settings = curriculum.settings
    return SiteModel(
      title: settings.title, description: settings.description, language: settings.languageCode,
      direction: Self.direction(of: settings.languageCode),
      root: settings.basePath, menu: menu, copyright: settings.copyright,
      stylesheets: assets.stylesheets.map(address), earlyScript: address(assets.earlyScript),
      scripts: assets.scripts.map(address), searchEngine: address(assets.searchEngine), icon: address(assets.icon),
      themes: assets.themes.joined(separator: " "),
      planner: pages.first { $0.kind == .planner }.map { address($0.url) },
      glossary: pages.first { $0.kind == .glossary(number: 1) }.map { address($0.url) },
      progress: pages.first { $0.kind == .progress }.map { address($0.url) },
      worksOffline: settings.worksOffline)
  }

  private static func direction(of language: String) -> String {
    let primary = language.lowercased().prefix { $0 != "-" }
    return ["ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi"].contains(primary) ? "rtl" : "ltr"
  }

  /// Linking made every target an address.
  private var menu: [LinkModel] {
    curriculum.settings.menu.map { entry in
      let target = entry.target.value
      let isPath = target.hasPrefix("/") && !target.hasPrefix("//")
      return LinkModel(title: entry.name, url: isPath ? addressWithSuffix(target) : target)
    }
  }

  /// The path is decoded, query and fragment are as they were written.
  private func addressWithSuffix(_ target: String) -> String {
    let path = target.prefix { $0 != "?" && $0 != "#" }
    return address(String(path)) + target[path.endIndex...]
  }

  func head(of node: NodeIndex) -> PageModel {
    let id = curriculum.nodes[node].id
    let dates = curriculum.nodes[node].common.dates
    let (description, breadcrumbs) = (description(of: node), breadcrumbs(to: node))
    var page = head(
      title: curriculum.nodes[node].common.title, description: description, url: curriculum.urls[node],
      kind: id.kind.rawValue, breadcrumbs: breadcrumbs)
    page.id = ids[node]
    if id == NodeID(.page, "") { (page.windowTitle, page.kind) = (curriculum.settings.title, "home") }
    if id.kind == .article || id.kind == .lesson { page.openGraphType = "article" }
    page.structuredData = structuredData(of: node, description: description, breadcrumbs: breadcrumbs)
    page.mirror = mirrorURL(of: node).map(address)
    page.feed = address("/index.xml")
    page.published = (dates.publish ?? dates.date)?.rfc3339(inZone: curriculum.settings.timeZone)
    page.modified = dates.lastModified?.rfc3339(inZone: curriculum.settings.timeZone)
    page.topics = topics(of: node).prefix(6).map(\.title)
    page.theme = curriculum.nodes[node].common.theme?.value ?? curriculum.settings.theme
    return page
  }

  /// The head of a page that the build adds.
  func head(title: String, description: String, url: String, kind: String, breadcrumbs: [LinkModel]) -> PageModel {
    let address = address(url)
    return PageModel(
      title: title, windowTitle: "\(title) · \(curriculum.settings.title)", description: description,
      canonical: origin + address, url: address, kind: kind, openGraphType: "website", breadcrumbs: breadcrumbs,
      picture: pictureAddress(ofPageAt: url), topics: [],
      isIndexed: true, theme: curriculum.settings.theme)
  }

  /// What the author says of a page in a sentence, else its first words.
  func description(of node: NodeIndex) -> String {
    if let text = curriculum.nodes[node].common.description ?? curriculum.nodes[node].common.summary { return text }
    let title = curriculum.nodes[node].common.title
    if case .topic(let topic) = curriculum.nodes[node].content {
      return topic.definition ?? "Lessons, steps and articles about \(title)."
    }
    guard let document = curriculum.nodes[node].document,
      let text = curriculum.documents[document].body.sections.first(where: { !$0.text.isEmpty })?.text
    else { return title }
    return String(decoding: Self.beginning(of: text), as: UTF8.self)
  }

  /// At most 160 bytes, up to a space; in writing without spaces, up to the end of a character.
  private static func beginning(of text: [UInt8]) -> ArraySlice<UInt8> {
    guard text.count > 160 else { return text[...] }
    if let space = text[...160].lastIndex(of: 0x20), space > 0 { return text[..<space] }
    let end = text[...160].lastIndex { $0 & 0xC0 != 0x80 } ?? 0
    return text[..<end]
  }

  func breadcrumbs(to node: NodeIndex) -> [LinkModel] {
    let home = LinkModel(title: "Home", url: address("/"))
    let current = link(node, isCurrent: true)
    switch curriculum.nodes[node].id.kind {
    case .page: return curriculum.nodes[node].id.name.isEmpty ? [] : [home, current]
    case .lesson, .step:
      guard let place = outline.placements[node].first else { return [home, current] }
      return [home, link(place.collection), current]
    case .course, .roadmap, .program, .criterion, .comparison, .article, .topic:
      let kind = curriculum.nodes[node].id.kind
      return [home, LinkModel(title: kind.listTitle, url: address(Site.listURL(of: kind))), current]
    }
  }
}

extension NodeKind {
  /// What a list of them is headed.
  var listTitle: String { plural.prefix(1).uppercased() + plural.dropFirst() }
}
