import CTheme
import Diagnostics

/// The files a theme is made of, each found by the look-up of DESIGN §10: the site's `templates/themes/<theme>/`, the
/// site's `templates/`, the embedded `themes/<theme>/`, the embedded root; the first that has the file wins.
struct ThemeFiles {
  struct File {
    /// Relative to the templates folder, without the theme's own folder: `layouts/lesson.html`.
    let name: String
    let source: SourceFile
  }

  /// Sorted by name.
  let files: [File]
  /// The tokens of the themes that readers may choose among, by name: those that are written for
  /// `:root[data-theme="<name>"]`, and so can stand in one style sheet.
  let choices: [(theme: String, tokens: SourceFile)]

  /// - Parameter site: the site's own files, named relative to `templates/`.
  init(theme: String, site: [File], embedded: [File]) {
    var found: [String: SourceFile] = [:]
    let prefix = "themes/\(theme)/"
    for layer in [site, embedded] {
      for file in layer where file.name.hasPrefix(prefix) {
        let name = String(file.name.dropFirst(prefix.count))
        found[name] = found[name] ?? file.source
      }
      for file in layer where !file.name.hasPrefix("themes/") { found[file.name] = found[file.name] ?? file.source }
    }
    files = found.sorted { $0.key < $1.key }.map { File(name: $0.key, source: $0.value) }
    choices = Self.names(in: [site, embedded]).sorted().compactMap { name in
      let tokens = [site, embedded].lazy.compactMap { $0.first { $0.name == "themes/\(name)/tokens.css" } }.first
      guard let tokens, String(decoding: tokens.source.text, as: UTF8.self).contains("[data-theme=\"\(name)\"]")
      else { return nil }
      return (name, tokens.source)
    }
  }

  subscript(name: String) -> SourceFile? { files.first { $0.name == name }?.source }

  /// The themes there are, by the folders of `themes/`.
  static func names(in layers: [[File]]) -> Set<String> {
    Set(
      layers.joined().compactMap { file in
        let parts = file.name.split(separator: "/")
        return parts.count > 2 && parts[0] == "themes" ? String(parts[1]) : nil
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
          text: Array(UnsafeBufferPointer(start: file.bytes, count: file.count))))
    }
  }
}
