/// What the reader's scripts find at the site's root. A file of the author's own stands for the one of its name.
extension Site {
  private static let readerFiles = ["reader.json", "sw.js"]

  static func readerFiles(besides assets: [SitePath]) -> [String] {
    let taken = Set(assets.map(\.placeInOutput))
    return readerFiles.filter { !taken.contains($0) }
  }

  func readerFiles(with theme: ThemeAssets, besides assets: [SitePath]) -> [(path: String, bytes: [UInt8])] {
    let own = Set(Self.readerFiles(besides: assets))
    let data = own.contains("reader.json") ? ReaderData(self).files() : []
    return data + (own.contains("sw.js") ? [("sw.js", serviceWorker(theme))] : [])
  }

  /// The service worker has to lie at the root of what it serves. It is put out also when the site does not want it: a
  /// browser that has an earlier one then finds that it is to go.
  func serviceWorker(_ theme: ThemeAssets) -> [UInt8] {
    Array(
      """
      self.waymark = { version: "\(theme.folder.dropFirst("assets/".count))", isOn: \(curriculum.settings.worksOffline) };
      importScripts("\(theme.folder)/reader/worker.js");

      """.utf8)
  }
}
