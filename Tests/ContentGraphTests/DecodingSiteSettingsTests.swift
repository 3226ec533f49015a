import Diagnostics
import Markup
import Testing

@testable import ContentGraph

@Suite struct DecodingSiteSettingsTests {
  @Test func readsEveryKey() {
    let (settings, findings, file) = decode([
      "baseURL": "https://Example.org:8080/docs", "title": "Site", "description": "D", "languageCode": "en-GB",
      "timeZone": "+05:30", "copyright": "C", "theme": "plum", "unsafeHTML": true, "levels": ["a", "b"],
      "menu": ["main": [["name": "Late", "url": "/search/"], ["name": "First", "ref": "course:x", "weight": 1]]],
      "search": [:], "limits": ["fileBytes": 10, "frontMatterDepth": 4],
      "sections": ["lesson": ["required": ["Why"], "forms": ["career": ["Script", "Rubric"]]]],
    ])
    #expect(findings == [])
    #expect(settings.baseURL == "https://Example.org:8080/docs/")
    #expect(settings.basePath == "/docs/")
    #expect(
      [settings.title, settings.description, settings.languageCode, settings.copyright] == ["Site", "D", "en-GB", "C"])
    #expect(settings.timeZone == 330)
    #expect(settings.theme == "plum")
    #expect(settings.levels == ["a", "b"])
    #expect(settings.requiredSections == [.lesson: ["Why"]])
    #expect(settings.requiredSectionsOfForms.map(\.form) == ["career"])
    #expect(settings.requiredSectionsOfForms.map(\.sections) == [["Script", "Rubric"]])
    #expect(
      settings.menu == [
        .init(name: "First", target: Placed("course:x", at: file.range(of: "\"course:x\""))),
        .init(name: "Late", target: Placed("/search/", at: file.range(of: "\"/search/\""))),
      ])
    var markup = MarkupOptions()
    markup.allowsRawHTML = true
    markup.host = "example.org"
    markup.limits.fileBytes = 10
    markup.limits.frontMatterDepth = 4
    #expect(settings.markup == markup)
  }

  @Test func takesFormsThatDifferInCaseForOne() {
    let (settings, findings, _) = decode([
      "title": "Site",
      "sections": ["lesson": ["forms": ["Career": ["Script"], "career": ["Rubric"], "talk": ["Slides"]]]],
    ])
    #expect(findings == [])
    #expect(settings.requiredSectionsOfForms.map(\.form) == ["Career", "career", "talk"])
    #expect(settings.requiredSectionsOfForms.map(\.sections) == [["Script"], ["Script"], ["Slides"]])
  }

  @Test func reportsWhatItCannotUse() {
    let (settings, findings, file) = decode([
      "baseURL": "example.org", "timeZone": "Europe/Berlin", "languageCode": "english language", "levles": [],
      "search": ["weigth": 1], "limits": ["fileBytes": 0], "sections": ["leson": [:]],
      "menu": ["main": [["name": "X"]]],
    ])
    #expect(settings.baseURL == "https://example.org/")
    #expect(
      findings == [
        Diagnostic(
          MissingKey.rule, "site.toml needs a 'title'", at: .file(0), help: "every page shows the site's title"),
        Diagnostic(
          BadValue.rule, "'baseURL' is not the address of a site", at: file.range(of: "\"example.org\""),
          help: "write scheme, host and base path, without query or fragment: https://example.org/docs/"),
        Diagnostic(
          BadValue.rule, "'Europe/Berlin' is not a fixed offset from UTC", at: file.range(of: "\"Europe/Berlin\""),
          help: "write UTC or an offset such as +05:30; names of zones depend on the machine's time-zone database"),
        Diagnostic(
          BadValue.rule, "'english language' is not a language code", at: file.range(of: "\"english language\""),
          help: "write a code such as en, de or pt-BR"),
        Diagnostic(
          UnknownKey.rule, "site.toml has no key 'levles'", at: file.range(of: "levles"),
          label: "did you mean 'levels'?",
          help: "remove it, or see the documentation for the keys",
          fixes: [.init(replace: file.range(of: "levles"), with: "levels")]),
        Diagnostic(
          UnknownKey.rule, "[search] has no key 'weigth'", at: file.range(of: "weigth"),
          help: "remove it, or see the documentation for the keys"),
        Diagnostic(
          BadValue.rule, "'fileBytes' is 0", at: file.range(of: "0"),
          help: "'fileBytes' of [limits] is at least 1 and at most 1073741824"),
        Diagnostic(
          UnknownKey.rule, "[sections] has no key 'leson'", at: file.range(of: "leson"),
          label: "did you mean 'lesson'?",
          help: "remove it, or see the documentation for the keys",
          fixes: [.init(replace: file.range(of: "leson"), with: "lesson")]),
        Diagnostic(
          MissingKey.rule, "a menu entry needs a 'ref'", at: file.range(of: "{ name = \"X\" }"),
          help: #"write ref = "roadmap:backend", or url = "/search/""#),
      ])
  }

  @Test(
    arguments: [
      ("UTC", 0), ("Z", 0), ("+00:00", 0), ("-0800", -480), ("+14:00", 840), ("+5", nil), ("+25:00", nil), ("CET", nil),
    ] as [(String, Int?)])
  func takesFixedOffsetsOnly(text: String, minutes: Int?) {
    let (settings, findings, _) = decode(["title": "S", "timeZone": .string(text)])
    #expect(settings.timeZone == minutes ?? 0)
    #expect(findings.isEmpty == (minutes != nil))
  }

  @Test(arguments: [
    "ftp://x/", "https://", "https:///a", "https://x/?q", "https://x/#f", "https://u@x/", "https://x/../y",
    "javascript:x",
  ])
  func refusesBaseURLsThatAreNoSite(url: String) {
    #expect(decode(["title": "S", "baseURL": .string(url)]).findings.map(\.rule) == [BadValue.rule])
  }

  private func decode(_ fields: Fields) -> (settings: SiteSettings, findings: [Diagnostic], file: SettingsFile) {
    var writer = FieldWriter(file: 0)
    let entries = writer.lines(fields)
    let table = FrontMatter.Table(entries: entries, range: .file(0))
    var findings = Findings()
    let settings = SiteSettings.decode(table, file: 0, reportingTo: &findings)
    let file = SourceFile(id: 0, path: "content/site.toml", text: writer.text)
    return (settings, findings.sorted(in: [file]), SettingsFile(text: writer.text))
  }

  private struct SettingsFile {
    let text: [UInt8]

    func range(of needle: String) -> SourceRange {
      let start = text.indices.first { text[$0...].starts(with: needle.utf8) } ?? -1
      return SourceRange(file: 0, start: start, end: start + needle.utf8.count)
    }
  }
}
