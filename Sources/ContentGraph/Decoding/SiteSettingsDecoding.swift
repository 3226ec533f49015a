import Diagnostics
import Markup

extension SiteSettings {
  /// Reads `content/site.toml`. What it does not say keeps its default.
  package static func decode(
    _ table: FrontMatter.Table, file: SourceFile.ID, reportingTo findings: inout Findings
  ) -> SiteSettings {
    var settings = SiteSettings()
    var reader = FieldReader(table, of: "site.toml")
    settings.readIdentity(from: &reader, file: file)
    settings.timeZone = reader.timeZone() ?? settings.timeZone
    settings.theme = reader.theme()?.value ?? settings.theme
    settings.levels = reader.texts("levels").map(\.value)
    settings.menu = reader.menu()
    (settings.requiredSections, settings.requiredSectionsOfForms) = reader.requiredSections()
    settings.markup.allowsRawHTML = reader.boolean("unsafeHTML") ?? false
    settings.markup.host = BaseURL.host(of: settings.baseURL)
    settings.markup.limits = reader.limits()
    settings.readOutput(from: &reader)
    reader.readSearch()
    _ = reader.reportUnreadKeys()
    findings.append(reader.findings)
    return settings
  }

  private mutating func readIdentity(from reader: inout FieldReader, file: SourceFile.ID) {
    if let written = reader.string("baseURL") {
      baseURL = BaseURL.checked(written, reportingTo: &reader.findings) ?? baseURL
    }
    if reader.lacks("title") {
      reader.findings.report(
        MissingKey.finding("title", of: "site.toml", at: .file(file), help: "every page shows the site's title"))
    }
    title = reader.text("title") ?? title
    description = reader.text("description")
    languageCode = reader.languageCode() ?? languageCode
    copyright = reader.text("copyright")
  }
}

extension SiteSettings {
  /// `[output] plans = false  mirrors = false  offline = true  pictures = "none"`
  private mutating func readOutput(from reader: inout FieldReader) {
    guard let table = reader.table("output") else { return }
    reader.read(table, of: "[output]") { reader in
      makesPlans = reader.boolean("plans") ?? makesPlans
      makesMirrors = reader.boolean("mirrors") ?? makesMirrors
      worksOffline = reader.boolean("offline") ?? worksOffline
      pictures = reader.choice("pictures", "a kind of picture", of: Pictures.self) ?? pictures
    }
  }
}

extension FieldReader {
  /// A tag of BCP 47, by its shape: `en`, `pt-BR`.
  fileprivate mutating func languageCode() -> String? {
    guard let written = string("languageCode") else { return nil }
    let parts = written.value.split(separator: "-", omittingEmptySubsequences: false)
    let isTag = parts.allSatisfy { part in
      (1...8).contains(part.utf8.count)
        && part.utf8.allSatisfy { ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) }
    }
    if isTag { return written.value }
    reportBadValue(
      "'\(written.value)' is not a language code", at: written.range, help: "write a code such as en, de or pt-BR")
    return nil
  }

  /// `[sections.lesson] required = ["What it is about"]`, and below it `[sections.lesson.forms] career = ["…"]`.
  fileprivate mutating func requiredSections() -> ([NodeKind: [String]], [(form: String, sections: [String])]) {
    guard let sections = table("sections") else { return ([:], []) }
    var required: [NodeKind: [String]] = [:]
    var forms: [(form: String, sections: [String])] = []
    read(sections, of: "[sections]") { reader in
      for kind in NodeKind.allCases {
        guard let table = reader.table(kind.rawValue) else { continue }
        required[kind] = reader.read(table, of: "[sections.\(kind.rawValue)]") { reader in
          if kind == .lesson { forms = reader.sectionsOfForms() }
          return reader.texts("required").map(\.value)
        }
      }
    }
    return (required, forms)
  }

  private mutating func sectionsOfForms() -> [(form: String, sections: [String])] {
    guard let forms = table("forms") else { return [] }
    return read(forms, of: "[sections.lesson.forms]") { reader in
      var lists: [(form: String, sections: [String])] = []
      for form in forms.entries.map(\.key) {
        // Forms that differ in case alone are one, as all keys: the first counts.
        let first = lists.first { $0.form.equalsIgnoringCase(form) }
        lists.append((form, first?.sections ?? reader.texts(form).map(\.value)))
      }
      return lists
    }
  }

  fileprivate mutating func limits() -> MarkupOptions.Limits {
    var limits = MarkupOptions.Limits()
    guard let table = table("limits") else { return limits }
    read(table, of: "[limits]") { reader in
      limits.fileBytes = reader.integer("fileBytes", in: 1...(1 << 30)) ?? limits.fileBytes
      limits.frontMatterBytes = reader.integer("frontMatterBytes", in: 1...(1 << 30)) ?? limits.frontMatterBytes
      limits.frontMatterDepth = reader.integer("frontMatterDepth", in: 1...256) ?? limits.frontMatterDepth
      limits.frontMatterKeys = reader.integer("frontMatterKeys", in: 1...1_000_000) ?? limits.frontMatterKeys
    }
    return limits
  }

  /// `[search]` is a table; it has no keys yet.
  fileprivate mutating func readSearch() {
    guard let table = table("search") else { return }
    read(table, of: "[search]") { _ in }
  }
}
