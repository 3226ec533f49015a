import CTheme
import Diagnostics
import Escaping
import Glibc
import Testing

@testable import Waymark

struct ThemeTests {
  private static let root = #filePath.split(separator: "/").dropLast(3).map { "/\($0)" }.joined()

  /// The list in Sources/CTheme/theme.c is written by hand.
  @Test func embedsEveryFileOfTheTemplatesFolder() throws {
    let names = Self.names(below: "")
    #expect(names.count > 20)
    #expect(ThemeFiles.embedded(firstID: 0).map(\.name) == names)
    for file in ThemeFiles.embedded(firstID: 0) {
      #expect(file.source.text == Self.bytes(of: file.name), "\(file.name) was changed since this program was built")
    }
  }

  @Test func numbersEmbeddedFilesFromTheFirst() {
    let files = ThemeFiles.embedded(firstID: 7)
    #expect(files.map(\.source.id) == (7..<7 + UInt32(files.count)).map(\.self))
    #expect(files[0].source.path == "(built in) templates/assets/diagrams.css")
  }

  @Test func looksInTheSiteFirstAndInTheThemeBeforeTheRoot() {
    let layers = [
      ("site's theme", "themes/mint/layouts/a.html", true), ("site's root", "layouts/a.html", true),
      ("embedded theme", "themes/mint/layouts/a.html", false), ("embedded root", "layouts/a.html", false),
    ]
    for index in layers.indices {
      let files = { (isSite: Bool) in
        layers[index...].filter { $0.2 == isSite }.map { file($0.1, $0.0) }
      }
      let found = ThemeFiles(theme: "mint", site: files(true), embedded: files(false)).files
      #expect(found.map(\.name) == ["layouts/a.html"])
      #expect(found.map { text($0.source.text) } == [layers[index].0])
    }
  }

  @Test func takesNothingFromOtherThemes() {
    let files = ThemeFiles(
      theme: "mint", site: [file("themes/minty/tokens.css", "x"), file("themes/mint/tokens.css", "y")], embedded: [])
    #expect(files.files.map(\.name) == ["tokens.css"])
    #expect(files["tokens.css"].map { text($0.text) } == "y")
    #expect(files["layouts/a.html"] == nil)
  }

  @Test func knowsThemesByTheirFolders() {
    let site = [file("themes/mint/tokens.css", ""), file("themes/readme.txt", ""), file("layouts/themes/x/y.html", "")]
    #expect(
      ThemeFiles.names(in: [site, ThemeFiles.embedded(firstID: 0)]) == ["mint", "paper", "pistachio", "terminal"])
  }

  @Test func putsTokensBeforeTheStyleSheet() throws {
    let files = [
      file("assets/site.css", "body{}"), file("assets/icon.svg", "<svg/>"), file("themes/mint/tokens.css", ":root{}\n"),
    ]
    let assets = ThemeAssets(ThemeFiles(theme: "mint", site: files, embedded: []))
    let sheet = try #require(assets.files.first { $0.path.hasSuffix("site.css") })
    #expect(text(sheet.bytes) == ":root{}\nbody{}")
    #expect(assets.stylesheets == ["/" + sheet.path])
    #expect(assets.icon.hasSuffix("/icon.svg"))
    let others = ThemeAssets(ThemeFiles(theme: "other", site: files, embedded: []))
    #expect(others.icon != assets.icon)
    #expect(ThemeAssets(ThemeFiles(theme: "mint", site: files.reversed(), embedded: [])).icon == assets.icon)
  }

  /// Themes written for `[data-theme]` stand in every style sheet; a theme that is not, only in its own.
  @Test func joinsTheTokensOfThemesThatReadersMayChoose() throws {
    let files = [
      file("assets/site.css", "body{}"), file("assets/more.css", "p{}"), file("assets/reader/own.css", "q{}"),
      file("themes/mint/tokens.css", ":root[data-theme=\"mint\"]{}\n"),
      file("themes/dull/tokens.css", ":root{--dull:1}\n"),
    ]
    let sheets = { (theme: String) in
      let assets = ThemeAssets(ThemeFiles(theme: theme, site: files, embedded: []))
      #expect(assets.themes == ["mint"])
      return assets.files.map {
        $0.path.split(separator: "/").dropFirst(2).joined(separator: "/") + " " + text($0.bytes)
      }
    }
    let mint = ["reader/own.css q{}", "site.css :root[data-theme=\"mint\"]{}\nbody{}p{}"]
    #expect(sheets("mint") == mint)
    #expect(sheets("plain") == mint)
    #expect(
      sheets("dull") == [mint[0], "site.css :root[data-theme=\"mint\"]{}\n:root{--dull:1}\nbody{}p{}"])
  }

  @Test func offersTheThemesOfTheProgram() throws {
    #expect(TestSite([]).siteModel.themes == "paper pistachio terminal")
    #expect(
      TestSite([]).siteModel.scripts.map { $0.split(separator: "/").suffix(2).joined(separator: "/") } == [
        "search/search.js", "reader/reader.js",
      ])
    #expect(TestSite([]).siteModel.earlyScript.hasSuffix("/early.js"))
  }

  @Test(arguments: [("en-GB", "ltr"), ("ar", "rtl"), ("he-IL", "rtl"), ("FA", "rtl"), ("arn", "ltr")])
  func knowsWhichWayALanguageIsWritten(language: String, direction: String) {
    let site = TestSite([("site.toml", "title = \"T\"\nlanguageCode = \"\(language)\"\n")])
    #expect(site.siteModel.direction == direction)
  }

  @Test func saysWhatIsWrongWithATemplateOfTheSite() {
    let template = "{% extends \"layouts/base.html\" %}\n{% block main %}{{ page.titel }}{% endblock %}\n"
    let said = """
      error[unknown-field]: a 'page' has no field 'titel'
       --> templates/layouts/article.html:2:25
        |
      2 | {% block main %}{{ page.titel }}{% endblock %}
        |                         ^^^^^ did you mean 'title'?
        = help: it has 'title', 'window_title',
      """
    #expect(report(site: ["layouts/article.html": template]).hasPrefix(said))
  }

  @Test func saysWhichThemesThereAre() {
    #expect(
      report(settings: "title = \"T\"\ntheme = \"pistacio\"\n") == """
        error[unknown-theme]: there is no theme 'pistacio'
         --> content/site.toml:1:1
          |
        1 | title = "T"
          | ^ did you mean 'pistachio'?
          = help: themes are the folders of templates/themes/; there are: paper, pistachio, terminal

        """)
    #expect(
      report(article: "theme = \"dark\"") == """
        error[unknown-theme]: there is no theme 'dark'
         --> content/articles/a.md:3:9
          |
        3 | theme = "dark"
          |         ^^^^^^
          = help: themes are the folders of templates/themes/; there are: paper, pistachio, terminal

        """)
  }

  /// A page's own theme brings its layout and its tokens; other pages keep the site's.
  @Test func rendersAPageInItsOwnTheme() throws {
    let site = TestSite([
      ("articles/a.md", "+++\ntitle = \"A\"\ntheme = \"mint\"\n+++\n"), ("articles/b.md", "+++\ntitle = \"B\"\n+++\n"),
    ])
    let files = [
      file("themes/mint/tokens.css", ":root{--mint:1}"),
      file(
        "themes/mint/layouts/article.html",
        "mint {{ page.title }} {{ page.theme }}{% for sheet in site.stylesheets %}\n{{ sheet }}{% endfor %}"),
    ]
    var findings = Findings()
    let themes = try #require(
      Themes(
        for: site.site.curriculum, site: files, embedded: ThemeFiles.embedded(firstID: 9), settingsFile: nil,
        reportingTo: &findings))
    #expect(findings.diagnostics.isEmpty)
    #expect(themes.byName.keys.sorted() == ["mint", "pistachio"])
    let mint = try #require(themes.byName["mint"])
    let renderer = PageRenderer(site.site, with: themes)
    let html = { (url: String) -> String in
      var html = ByteSink()
      for page in site.site.pages where page.url == url { renderer.render(page, into: &html) }
      return text(html.array)
    }
    #expect(html("/articles/a/") == "mint A mint\(mint.assets.stylesheets[0])")
    #expect(html("/articles/b/").contains("data-theme=\"pistachio\""))
    #expect(html("/articles/").contains(themes.standard.assets.stylesheets[0]))
    #expect(mint.assets.stylesheets != themes.standard.assets.stylesheets)
    #expect(themes.assetFiles.count == mint.assets.files.count * 2)
  }

  /// Two themes with the same files share a folder, and each file is put out once.
  @Test func putsTheFilesOfEqualThemesOutOnce() throws {
    let site = TestSite([("articles/a.md", "+++\ntitle = \"A\"\ntheme = \"mint\"\n+++\n")])
    let files = [file("tokens.css", ":root{}"), file("themes/mint/layouts/article.html", "mint")]
    var findings = Findings()
    let themes = try #require(
      Themes(
        for: site.site.curriculum, site: files, embedded: ThemeFiles.embedded(firstID: 9), settingsFile: nil,
        reportingTo: &findings))
    let paths = themes.assetFiles.map(\.path)
    #expect(themes.byName.count == 2)
    #expect(Set(paths).count == paths.count)
    #expect(paths.count == themes.standard.assets.files.count)
  }

  private func file(_ name: String, _ text: String) -> ThemeFiles.File {
    ThemeFiles.File(name: name, source: SourceFile(id: 0, path: "templates/\(name)", text: Array(text.utf8)))
  }

  /// What is said of a site's themes, as people read it.
  private func report(
    settings: String = "title = \"T\"\n", article: String = "", site templates: [String: String] = [:]
  ) -> String {
    let site = TestSite([("site.toml", settings), ("articles/a.md", "+++\ntitle = \"A\"\n\(article)\n+++\n")])
    var findings = Findings()
    var sources = site.files
    let files = templates.sorted { $0.key < $1.key }.map { name, text in
      let source = SourceFile(id: UInt32(sources.count), path: "templates/\(name)", text: Array(text.utf8))
      sources.append(source)
      return ThemeFiles.File(name: name, source: source)
    }
    let embedded = ThemeFiles.embedded(firstID: UInt32(sources.count))
    let themes = Themes(
      for: site.site.curriculum, site: files, embedded: embedded, settingsFile: 0, reportingTo: &findings)
    #expect((themes == nil) == findings.hasErrors)
    sources += embedded.map(\.source)
    return TextPrinter(files: sources, usesColour: false).print(findings.sorted(in: sources))
  }

  private static func names(below folder: String) -> [String] {
    guard let directory = opendir("\(root)/templates/\(folder)") else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasPrefix(".") { continue }
      if entry.pointee.d_type == DT_DIR {
        names += Self.names(below: "\(folder)\(name)/")
      } else {
        names.append(folder + name)
      }
    }
    return names.sorted()
  }

  private static func bytes(of name: String) -> [UInt8]? {
    let file = open("\(root)/templates/\(name)", O_RDONLY)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    return Array(bytes[..<read(file, &bytes, bytes.count)])
  }
}
