import CXXHash
import Diagrams

/// Style sheets, scripts and pictures, under a folder named after their content, so that browsers may keep them for
/// ever and files that name each other still find each other.
struct ThemeAssets: Sendable {
  /// Where all of them are, below the output: `assets/1f0c…`.
  let folder: String
  /// URL paths below the site's root: `/assets/1f0c…/site.css`.
  let stylesheets: [String]
  let earlyScript: String
  let scripts: [String]
  let searchEngine: String
  let icon: String
  /// The themes that readers may choose among.
  let themes: [String]
  /// What the pictures of titles are painted with.
  let colours: TitlePicture.Colours
  /// File paths below the output.
  let files: [(path: String, bytes: [UInt8])]

  /// One style sheet: the tokens of all themes that readers may choose, those of the theme itself if it is not one of
  /// them, `site.css`, and the other style sheets of `assets/` in the order of their names.
  init(_ theme: ThemeFiles) {
    var parts: [(name: String, bytes: [UInt8])] = theme.files.filter { $0.name.hasPrefix("assets/") }
      .map { file in
        let text = file.source.text
        return (
          String(file.name.dropFirst("assets/".count)), file.name.hasSuffix(".js") ? ScriptText.squeezed(text) : text
        )
      }
    themes = theme.choices.map(\.theme)
    Self.join(&parts, theme)
    colours = TitlePicture.Colours(tokens: theme["tokens.css"]?.text ?? [])
    let folder = "assets/" + Self.fingerprint(parts)
    self.folder = folder
    files = parts.map { ("\(folder)/\($0.name)", $0.bytes) }
    stylesheets = parts.filter { $0.name == "site.css" }.map { "/\(folder)/\($0.name)" }
    earlyScript = "/\(folder)/early.js"
    scripts = ["search/search.js", "reader/reader.js"].filter { name in parts.contains { $0.name == name } }
      .map { "/\(folder)/\($0)" }
    searchEngine = "/\(folder)/search/engine.js"
    icon = "/\(folder)/icon.svg"
  }

  private static func join(_ parts: inout [(name: String, bytes: [UInt8])], _ theme: ThemeFiles) {
    let isRest = { (name: String) in name.hasSuffix(".css") && !name.contains("/") && name != "site.css" }
    guard let site = parts.firstIndex(where: { $0.name == "site.css" }) else { return }
    var sheet = theme.choices.flatMap(\.tokens.text)
    if let own = theme["tokens.css"], !theme.choices.contains(where: { $0.tokens.path == own.path }) {
      sheet += own.text
    }
    sheet += parts[site].bytes
    for part in parts where isRest(part.name) { sheet += part.bytes }
    parts[site].bytes = sheet
    parts.removeAll { isRest($0.name) }
  }

  private static func fingerprint(_ parts: [(name: String, bytes: [UInt8])]) -> String {
    var all: [UInt8] = []
    all.reserveCapacity(parts.reduce(0) { $0 + $1.name.utf8.count + $1.bytes.count + 2 })
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
