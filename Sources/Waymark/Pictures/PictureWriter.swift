import ContentGraph

/// Puts the pictures of pages out: an SVG each, and a PNG made of it where the site asks for that.
struct PictureWriter: Sendable {
  let rasteriser: Rasteriser?
  /// Where the author's own files go: one of a picture's name stands for it.
  let own: Set<String>

  /// - Returns: how many files were written.
  func write(_ page: PlannedPage, of site: Site, by renderer: PageRenderer, to output: Output) throws -> Int {
    guard site.pictures != .none, let path = site.pictureFile(page, .svg) else { return 0 }
    let svg = renderer.picture(of: page)
    var count = 0
    if !own.contains(path.text) {
      try output.write(path, svg)
      count += 1
    }
    if let rasteriser, let raster = site.pictureFile(page, .png), !own.contains(raster.text) {
      try output.write(raster, try output.made(raster, of: path, svg) ?? rasteriser.png(of: svg, named: raster))
      count += 1
    }
    return count
  }
}

extension SiteSettings.Pictures {
  /// How many files a page's picture is.
  var fileCount: Int {
    switch self {
    case .none: 0
    case .svg: 1
    case .png: 2
    }
  }
}
