import ContentGraph
import Diagnostics

/// The themes a site uses: its own and those that single pages name.
struct Themes: Sendable {
  let byName: [String: Theme]
  /// The site's own, for every page that names no other.
  let standardName: String

  static let unknownTheme = Rule("unknown-theme", .error, "A page or the site names a theme that does not exist.")

  /// A theme by itself, and what was found in it; nil when there is none of the name.
  typealias Compiled = (theme: Theme?, findings: Findings)

  static func compile(_ name: String, site: [ThemeFiles.File], embedded: [ThemeFiles.File]) -> Compiled? {
    guard ThemeFiles.names(in: [site, embedded]).contains(name) else { return nil }
    var findings = Findings()
    let theme = Theme(ThemeFiles(theme: name, site: site, embedded: embedded), reportingTo: &findings)
    return (theme, findings)
  }

  /// Nil when a theme is missing or one of its templates is wrong.
  ///
  /// - Parameter ready: themes that were compiled before; the build does so while it reads the documents.
  init?(
    for curriculum: Curriculum, ready: [String: Compiled] = [:], site: [ThemeFiles.File],
    embedded: [ThemeFiles.File], settingsFile: SourceFile.ID?, reportingTo findings: inout Findings
  ) {
    let known = ThemeFiles.names(in: [site, embedded])
    standardName = curriculum.settings.theme
    var places = [standardName: settingsFile.map(SourceRange.file)]
    for node in curriculum.nodes.indices {
      guard let theme = curriculum.nodes[node].common.theme else { continue }
      places[theme.value] = places[theme.value] ?? theme.range
    }
    var themes: [String: Theme] = [:]
    var isWhole = true
    for (name, place) in places.sorted(by: { $0.key < $1.key }) {
      guard let compiled = ready[name] ?? Self.compile(name, site: site, embedded: embedded) else {
        findings.report(Self.unknown(name, at: place ?? nil, known: known))
        isWhole = false
        continue
      }
      findings.append(compiled.findings)
      themes[name] = compiled.theme
      isWhole = isWhole && themes[name] != nil
    }
    guard isWhole else { return nil }
    byName = themes
  }

  var standard: Theme { byName[standardName]! }

  /// The files of all of them. Themes that have the same files share one folder.
  var assetFiles: [(path: String, bytes: [UInt8])] {
    let files = byName.sorted { $0.key < $1.key }.flatMap(\.value.assets.files)
    var seen = Set<String>()
    return files.filter { seen.insert($0.path).inserted }
  }

  private static func unknown(_ name: String, at place: SourceRange?, known: Set<String>) -> Diagnostic {
    let guess = NearMiss.of(name, among: known.sorted())
    return Diagnostic(
      unknownTheme, "there is no theme '\(name)'", at: place, label: guess.map { "did you mean '\($0)'?" },
      help: "themes are the folders of templates/themes/; there are: \(known.sorted().joined(separator: ", "))")
  }
}
