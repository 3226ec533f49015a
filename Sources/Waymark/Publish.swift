import CPlatform
import ContentGraph
import Diagnostics
import Escaping
import Parallel
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
  /// The source texts and the bodies are gone afterwards: when the pages and their mirrors are written only search needs
  /// them, and its index takes their room.
  ///
  /// - Precondition: no finding is an error.
  package mutating func publish(into folder: String, site siteFolder: String, jobs: Int?) throws -> BuildReport {
    guard let themes, !findings.hasErrors else { preconditionFailure("a site with errors is not published") }
    let output = try Output(folder: folder, siteFolder: siteFolder, protected: ["content", "templates"])
    let workers = Workers(jobs: jobs)
    let (pictures, note) = settlePictures()
    // Findings have been shown by now: only mirrors still need the texts as they were written.
    if !site.curriculum.settings.makesMirrors { files = [] }
    do {
      let pages = try writePages(to: output, with: themes, pictures, workers)
      let documents = site.searchDocuments(by: workers)
      let order = site.searchFacetOrder
      (files, site) = ([], site.withoutBodies())
      if site.pages.count > Self.largeSite { waymark_return_freed_memory() }
      let index = SearchIndex.build(documents, facets: Site.searchFacets, order: order, workers: workers)
      let rest =
        try write(index + themes.assetFiles, to: output, by: workers) + copyAssets(from: siteFolder, to: output)
      var published = try output.publish()
      if let note { published.notes.append(note) }
      return BuildReport(pages: site.pages.count, files: pages + rest, published: published)
    } catch {
      output.abandon()
      throw error
    }
  }

  /// In pages. What a smaller site leaves behind is little, and search asks for as much at once: giving it back to the
  /// system in between costs more than it saves.
  private static let largeSite = 2_000

  /// Without the program that makes PNG, pages name the SVG.
  private mutating func settlePictures() -> (PictureWriter, note: String?) {
    var rasteriser: Rasteriser?
    var note: String?
    if site.pictures == .png {
      rasteriser = Rasteriser()
      if rasteriser == nil {
        site = site.with(.svg)
        note = Rasteriser.missing
      }
    }
    return (PictureWriter(rasteriser: rasteriser, own: Set(assets.map(\.placeInOutput))), note)
  }

  private func writePages(
    to output: Output, with themes: Themes, _ pictures: PictureWriter, _ workers: Workers
  ) throws -> Int {
    let renderer = PageRenderer(site, with: themes, by: workers)
    let extras = site.extraFiles(besides: assets)
    // The long single pieces first, so that no thread is left alone with one at the end.
    let counts = try workers.map(0..<(1 + extras.count + site.pages.count), scratch: { ByteSink() }) { html, index in
      if index == 0 { return try write(site.readerFiles(with: themes.standard.assets, besides: assets), to: output) }
      if index <= extras.count {
        let (path, content) = extras[index - 1]
        return try write([(path, content(site))], to: output)
      }
      let page = site.pages[index - 1 - extras.count]
      return try write(page, by: renderer, &html, to: output) + pictures.write(page, of: site, by: renderer, to: output)
    }
    return counts.reduce(0, +)
  }

  private func write(
    _ files: [(path: String, bytes: [UInt8])], to output: Output, by workers: Workers = Workers(jobs: 1)
  ) throws -> Int {
    try workers.map(files.indices) { try output.write(outputPath(files[$0].path), files[$0].bytes) }.count
  }

  /// A page and its Markdown mirror; how many files that was.
  private func write(
    _ page: PlannedPage, by renderer: PageRenderer, _ html: inout ByteSink, to output: Output
  ) throws -> Int {
    html.cut(to: 0)
    renderer.render(page, into: &html)
    try output.write(outputPath(page.file), html)
    guard case .node(let node) = page.kind, let mirror = site.mirror(of: node, in: files) else { return 1 }
    try output.write(outputPath(page.mirrorFile), mirror)
    return 2
  }

  private func copyAssets(from siteFolder: String, to output: Output) throws -> Int {
    guard !assets.isEmpty, let content = try Disk(site: siteFolder, folder: SitePath("content")!) else { return 0 }
    for asset in assets {
      guard case .contents(let bytes, _) = try content.read(asset) else {
        throw MachineFailure("read", "content/\(asset.text)", because: "it changed during the build")
      }
      try output.write(outputPath(asset.placeInOutput), bytes)
    }
    return assets.count
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
  /// What is put out once a site: feeds, sitemap, graph. Each is a piece of work of its own; a file of the author's own
  /// stands for the one of its name.
  func extraFiles(besides assets: [SitePath]) -> [(path: String, content: @Sendable (Site) -> [UInt8])] {
    let taken = Set(assets.map(\.placeInOutput))
    return Self.extras.filter { !taken.contains($0.key) }.map { ($0.key, $0.value) }
  }

  private static let extras: KeyValuePairs<String, @Sendable (Site) -> [UInt8]> = [
    "graph.json": { $0.graphJSON() }, "llms.txt": { $0.llmsText() }, "sitemap.xml": { $0.sitemap() },
    "index.xml": { $0.rss() }, "atom.xml": { $0.atom() }, "robots.txt": { $0.robots() },
    "graph.schema.json": { $0.graphSchema() },
  ]
}

extension PlannedPage {
  /// The Markdown beside a page: `lessons/http-basics/index.md`.
  var mirrorFile: String { String(file.dropLast(5)) + ".md" }
}
