import Diagnostics

extension FieldReader {
  /// `[[menu.main]] name = "Roadmap"  ref = "roadmap:backend"  weight = 10`, in Hugo's order: lightest first, entries
  /// without a weight last, else as written.
  mutating func menu() -> [SiteSettings.MenuEntry] {
    guard let menus = table("menu") else { return [] }
    let entries = read(menus, of: "[menu]") { $0.tables("main", of: "a menu entry") { $0.menuEntry() } }
    return entries.enumerated()
      .sorted { ($0.element.weight, $0.offset) < ($1.element.weight, $1.offset) }
      .map(\.element.entry)
  }

  private mutating func menuEntry() -> (entry: SiteSettings.MenuEntry, weight: Int)? {
    let name = required("name", help: "a menu entry is shown by its name") { $0.text("name") }
    let url = string("url")
    let ref = string("ref")
    let weight = integer("weight", in: -1_000_000...1_000_000) ?? 0
    if lacks("url"), lacks("ref") {
      reportMissing("ref", help: #"write ref = "roadmap:backend", or url = "/search/""#)
    }
    if let url, let ref {
      findings.report(
        Diagnostic(
          BadValue.rule, "a menu entry has both 'ref' and 'url'", at: url.range,
          related: [.init(ref.range, "'ref' is here")],
          help: "keep 'ref' for a page of this site, 'url' for any other address"))
    }
    guard let name, let target = ref ?? url else { return nil }
    return (.init(name: name, target: target), weight == 0 ? Int.max : weight)
  }
}
