import ContentGraph
import Diagnostics
import Markup
import Parallel

/// Everything a build reads, read once: content, settings, the site's own templates, and which files lie beside pages.
struct SiteFolder {
  /// Documents, settings and templates; a finding's file number counts into this list.
  var files: [SourceFile] = []
  var settings: SiteSettings
  var settingsFile: SourceFile.ID?
  /// In `files`, those that are documents, in the byte order of their paths.
  var documents: Range<Int> = 0..<0
  /// Files that are copied, relative to `content/`.
  var assets: [SitePath] = []
  var templates: [ThemeFiles.File] = []
  var embedded: [ThemeFiles.File] = []

  static let refusedFile = Rule(
    "refused-file", .error,
    "A file among the content is not read: a link that leaves the folder, a device, an unusable name.")
  static let activeFile = Rule(
    "active-file", .error, "Content holds a file that browsers run: HTML, SVG or a script. Those belong to the theme.")
  static let missingSettings = Rule("missing-settings", .error, "The site has no content/site.toml.")

  static let rules = [refusedFile, activeFile, missingSettings]

  /// Reads a site. What is wrong with its files is a finding; what the machine cannot do is thrown.
  static func read(_ path: String, with workers: Workers, reportingTo findings: inout Findings) throws(MachineFailure)
    -> SiteFolder
  {
    var folder = SiteFolder(settings: SiteSettings())
    guard let content = try Disk(site: path, folder: SitePath("content")!) else {
      throw MachineFailure("read", "content", because: "there is no such folder in the site")
    }
    var entries = try folder.list(content, reportingTo: &findings)
    try folder.readSettings(content, &entries, reportingTo: &findings)
    try folder.readDocuments(content, entries, with: workers, reportingTo: &findings)
    try folder.readTemplates(in: path, reportingTo: &findings)
    return folder
  }

  /// The files of a folder; what is refused is reported.
  private func list(_ disk: Disk, reportingTo findings: inout Findings) throws(MachineFailure) -> [SitePath] {
    var paths: [SitePath] = []
    for entry in try disk.walk() {
      switch entry {
      case .file(let path): paths.append(path)
      case .refused(let path, let reason): findings.report(Self.refusal(of: "\(disk.name)/\(path)", reason))
      }
    }
    return paths
  }

  private static func refusal(of path: String, _ reason: DiskRefusal) -> Diagnostic {
    Diagnostic(
      refusedFile, "\(path) is not read: \(reason)", at: nil,
      help: "content is plain files below its folder; put a copy of the file there, or take it away")
  }

  private mutating func readSettings(
    _ content: Disk, _ entries: inout [SitePath], reportingTo findings: inout Findings
  ) throws(MachineFailure) {
    guard let index = entries.firstIndex(where: { $0.text == "site.toml" }) else {
      findings.report(
        Diagnostic(
          Self.missingSettings, "content/site.toml is missing", at: nil,
          help: "it holds at least: baseURL = \"https://example.org/\" and title = \"…\""))
      return
    }
    let path = entries.remove(at: index)
    guard case .contents(let bytes, _) = try content.read(path) else { return }
    let id = SourceFile.ID(files.count)
    guard
      let file = SourceFile.read(
        id: id, path: content.shown(path), bytes: bytes, limits: settings.markup.limits, reportingTo: &findings)
    else {
      files.append(SourceFile(id: id, path: content.shown(path), text: []))
      return
    }
    files.append(file)
    settingsFile = id
    let written = FrontMatter.parseTOML(file, reportingTo: &findings)
    settings = SiteSettings.decode(written.table, file: id, reportingTo: &findings)
  }

  private mutating func readDocuments(
    _ content: Disk, _ entries: [SitePath], with workers: Workers, reportingTo findings: inout Findings
  ) throws(MachineFailure) {
    let first = files.count
    let pages = entries.filter { $0.text.hasSuffix(".md") }
    let limits = settings.markup.limits
    let (read, found) = try workers.map(pages.indices, collecting: Findings()) {
      (index, found) throws(MachineFailure) -> SourceFile in
      let id = SourceFile.ID(first + index)
      let shown = content.shown(pages[index])
      let empty = SourceFile(id: id, path: shown, text: [])
      switch try content.read(pages[index]) {
      case .refused(let reason):
        found.report(Self.refusal(of: shown, reason))
        return empty
      case .contents(let bytes, _):
        return SourceFile.read(id: id, path: shown, bytes: bytes, limits: limits, reportingTo: &found) ?? empty
      }
    }
    files += read
    for part in found { findings.append(part) }
    documents = first..<files.count
    for path in entries where !path.text.hasSuffix(".md") && !path.text.hasSuffix(".toml") {
      if Self.isActive(path) {
        findings.report(
          Diagnostic(
            Self.activeFile, "\(content.shown(path)) is a file that browsers run", at: nil,
            help: "strangers' content must not bring scripts; put it under templates/assets/ if it is yours"))
      } else {
        assets.append(path)
      }
    }
  }

  /// Scripts run in HTML, in SVG, and in any XML that has elements of either.
  static func isActive(_ path: SitePath) -> Bool {
    let name = path.name.lowercased()
    return activeSuffixes.contains { name.hasSuffix($0) }
  }

  private static let activeSuffixes = [
    ".html", ".htm", ".xhtml", ".xht", ".shtml", ".mht", ".mhtml", ".svg", ".svgz", ".xml", ".xsl", ".xslt", ".rdf",
    ".rss",
    ".atom", ".mml", ".js", ".mjs", ".cjs", ".wasm",
  ]

  private mutating func readTemplates(in site: String, reportingTo findings: inout Findings) throws(MachineFailure) {
    if let disk = try Disk(site: site, folder: SitePath("templates")!) {
      for path in try list(disk, reportingTo: &findings) {
        guard case .contents(let bytes, _) = try disk.read(path) else { continue }
        let isText = path.name.hasSuffix(".html") || path.name.hasSuffix(".xml") || path.name.hasSuffix(".txt")
        let id = SourceFile.ID(files.count)
        let raw = SourceFile(id: id, path: disk.shown(path), text: bytes)
        let file =
          isText
          ? SourceFile.read(
            id: id, path: disk.shown(path), bytes: bytes, limits: settings.markup.limits, reportingTo: &findings) ?? raw
          : raw
        files.append(file)
        templates.append(ThemeFiles.File(name: path.text, source: file))
      }
    }
    embedded = ThemeFiles.embedded(firstID: SourceFile.ID(files.count))
    files += embedded.map(\.source)
  }
}
