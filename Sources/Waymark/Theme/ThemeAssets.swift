import CXXHash
import Diagrams

/// Style sheets, scripts and pictures, under a folder named after their content, so that browsers may keep them for
/// ever and files that name each other still find each other.
struct ThemeAssets: Sendable {
  /// URL paths below the site's root: `/assets/1f0c…/site.css`.
  let stylesheets: [String]
  let scripts: [String]
  let icon: String
  /// What the pictures of titles are painted with.
  let colours: TitlePicture.Colours
  /// File paths below the output.
  let files: [(path: String, bytes: [UInt8])]

  /// One sheet a site, one request: the theme's tokens, which the others use, the layout, the diagrams.
  init(_ theme: ThemeFiles) {
    var parts: [(name: String, bytes: [UInt8])] = theme.files.filter { $0.name.hasPrefix("assets/") }
      .map { (String($0.name.dropFirst("assets/".count)), $0.source.text) }
    if let site = parts.firstIndex(where: { $0.name == "site.css" }), let tokens = theme["tokens.css"] {
      parts[site].bytes = tokens.text + parts[site].bytes + (theme["assets/diagrams.css"]?.text ?? [])
    }
    parts.removeAll { $0.name == "diagrams.css" }
    colours = TitlePicture.Colours(tokens: theme["tokens.css"]?.text ?? [])
    let folder = "assets/" + Self.fingerprint(parts)
    files = parts.map { ("\(folder)/\($0.name)", $0.bytes) }
    stylesheets = parts.filter { $0.name == "site.css" }.map { "/\(folder)/\($0.name)" }
    scripts = parts.filter { $0.name == "search/search.js" }.map { "/\(folder)/\($0.name)" }
    icon = "/\(folder)/icon.svg"
  }

  private static func fingerprint(_ parts: [(name: String, bytes: [UInt8])]) -> String {
    var all: [UInt8] = []
    for part in parts {
      all.append(contentsOf: part.name.utf8)
      all.append(0)
      all.append(contentsOf: part.bytes)
      all.append(0)
    }
    let hash = all.withUnsafeBytes { XXH3_64bits($0.baseAddress, $0.count) }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
