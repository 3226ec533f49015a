import ContentGraph
import Diagnostics
import Search

/// What a build did.
package struct BuildReport: Sendable {
  package let pages: Int
  package let files: Int
  package let published: PublishSummary
}

extension CheckedSite {
  /// Renders every page in parallel and puts the site out whole, or not at all.
  ///
  /// - Precondition: no finding is an error.
  package func publish(into folder: String, site siteFolder: String, jobs: Int?) throws -> BuildReport {
    guard let themes, !findings.hasErrors else { preconditionFailure("a site with errors is not published") }
    let output = try Output(folder: folder, siteFolder: siteFolder, protected: ["content", "templates"])
    do {
      let count = try write(to: output, with: themes, Workers(jobs: jobs), siteFolder)
      return BuildReport(pages: site.pages.count, files: count, published: try output.publish())
    } catch {
      output.abandon()
      throw error
    }
  }

  private func write(to output: Output, with themes: Themes, _ workers: Workers, _ siteFolder: String) throws -> Int {
    let mirrored = site.pages.indices.filter { if case .node = site.pages[$0].kind { true } else { false } }
    let renderer = PageRenderer(site, with: themes)
    _ = try workers.map(site.pages.indices, scratch: { [UInt8]() }) { html, index in
      let page = site.pages[index]
      html.removeAll(keepingCapacity: true)
      renderer.render(page, into: &html)
      try output.write(outputPath(page.file), html)
      if case .node(let node) = page.kind, let mirror = site.mirror(of: node, in: files) {
        try output.write(outputPath(page.mirrorFile), mirror)
      }
    }
    let extras = site.extraFiles(workers) + themes.all.flatMap(\.assets.files)
    for (path, bytes) in extras { try output.write(outputPath(path), bytes) }
    try copyAssets(from: siteFolder, to: output)
    return site.pages.count + mirrored.count + extras.count + assets.count
  }

  private func copyAssets(from siteFolder: String, to output: Output) throws {
    guard !assets.isEmpty, let content = try Disk(site: siteFolder, folder: SitePath("content")!) else { return }
    for asset in assets {
      guard case .contents(let bytes, _) = try content.read(asset) else {
        throw MachineFailure("read", "content/\(asset.text)", because: "it changed during the build")
      }
      try output.write(
        outputPath(asset.text.hasPrefix("static/") ? String(asset.text.dropFirst(7)) : asset.text), bytes)
    }
  }

  /// Every URL was checked when it was linked: one that is no path now is our fault.
  private func outputPath(_ path: String) -> SitePath {
    guard let path = SitePath(path, allowingHidden: true) else {
      preconditionFailure("unchecked output path '\(path)'")
    }
    return path
  }
}

extension Site {
  /// What is put out once a site: feeds, sitemap, graph, search.
  func extraFiles(_ workers: Workers) -> [(path: String, bytes: [UInt8])] {
    [
      ("sitemap.xml", sitemap()), ("robots.txt", robots()), ("index.xml", rss()), ("atom.xml", atom()),
      ("graph.json", graphJSON()), ("graph.schema.json", graphSchema()), ("llms.txt", llmsText()),
    ] + SearchIndex.build(searchDocuments(), facets: Site.searchFacets, workers: workers)
  }
}

extension PlannedPage {
  /// The Markdown beside a page: `lessons/http-basics/index.md`.
  var mirrorFile: String { String(file.dropLast(5)) + ".md" }
}

extension Workers: SearchWorkers {
  package func map<Result: Sendable>(_ count: Int, _ body: @Sendable (Int) -> Result) -> [Result] {
    map(0..<count) { (index) throws(Never) in body(index) }
  }
}
