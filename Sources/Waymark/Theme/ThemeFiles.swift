import CTheme
import Diagnostics

/// The files a theme is made of, each found by the look-up of DESIGN §10: the site's `templates/themes/<theme>/`, the
/// site's `templates/`, the embedded `themes/<theme>/`, the embedded root; the first that has the file wins.
struct ThemeFiles {
  struct File {
    /// Relative to the templates folder, without the theme's own folder: `layouts/lesson.html`.
    let name: String
    let source: SourceFile
    var isEmbedded = false
  }

  /// Sorted by name.
  let files: [File]
  /// The tokens of the themes that readers may choose among, by name: those that are written for
  /// `:root[data-theme="<name>"]`, and so can stand in one style sheet.
  let choices: [(theme: String, tokens: SourceFile)]

  /// - Parameter site: the site's own files, named relative to `templates/`.
  init(theme: String, site: [File], embedded: [File]) {
    var found: [String: File] = [:]
    let prefix = "themes/\(theme)/"
    for layer in [site, embedded] {
      for file in layer where file.name.hasPrefix(prefix) {
        let name = String(file.name.dropFirst(prefix.count))
        found[name] = found[name] ?? File(name: name, source: file.source, isEmbedded: file.isEmbedded)
      }
      for file in layer where !file.name.hasPrefix("themes/") { found[file.name] = found[file.name] ?? file }
    }
    files = found.values.sorted { $0.name < $1.name }
    choices = Self.names(in: [site, embedded]).sorted().compactMap { name in
      let path = "themes/\(name)/tokens.css"
      let tokens = [site, embedded].lazy.compactMap { $0.first { $0.name == path } }.first
      guard let tokens, Self.isChoosable(name, by: tokens.source.text) else { return nil }
      return (name, tokens.source)
    }
  }

  private static func isChoosable(_ theme: String, by css: [UInt8]) -> Bool {
    let selector = Array("[data-theme=\"\(theme)\"]".utf8)
    return css.indices.contains { css[$0] == selector[0] && css[$0...].starts(with: selector) }
  }

  subscript(name: String) -> SourceFile? { files.first { $0.name == name }?.source }

  /// The themes there are, by the folders of `themes/`.
  static func names(in layers: [[File]]) -> Set<String> {
    Set(
      layers.joined().compactMap { file in
        guard file.name.hasPrefix("themes/") else { return nil }
        let parts = file.name.split(separator: "/")
        return parts.count > 2 ? String(parts[1]) : nil
      })
  }

  /// The default theme, as it was when the program was built.
  ///
  /// - Parameter firstID: what the first file is called in findings; the rest count up from it.
  static func embedded(firstID: SourceFile.ID) -> [File] {
    UnsafeBufferPointer(start: waymark_theme_files, count: waymark_theme_file_count).enumerated().map { index, file in
      let name = String(cString: file.name)
      return File(
        name: name,
        source: SourceFile(
          id: firstID + SourceFile.ID(index), path: "(built in) templates/\(name)",
          text: Array(UnsafeBufferPointer(start: file.bytes, count: file.count))),
        isEmbedded: true)
    }
  }
}
