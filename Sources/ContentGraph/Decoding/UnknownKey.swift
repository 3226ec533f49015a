import Diagnostics
import Markup

/// A key that no reader asked for.
package enum UnknownKey {
  static let rule = Rule(
    "unknown-key", .warning, isWaivable: true,
    "Every key of front matter and of site.toml means something to the build.")

  /// One of Hugo's keys that has no meaning here gets a note instead: an author who comes from Hugo changes nothing.
  static func finding(
    _ entry: FrontMatter.Entry, of owner: String, known: [String], in table: FrontMatter.Table
  ) -> Diagnostic {
    if owner.isNodeKind, HugoKey.isReserved(entry.key) { return HugoKey.finding(entry) }
    let suggestion = NearMiss.of(entry.key, among: known)
    let isFree = suggestion.map { table[$0] == nil } ?? false
    let fix = isFree ? suggestion.flatMap { Diagnostic.Fix(text: entry.key, at: entry.keyRange, with: $0) } : nil
    return Diagnostic(
      rule, "\(owner) has no key '\(entry.key)'", at: entry.keyRange, label: suggestion.map { "did you mean '\($0)'?" },
      help: owner.isNodeKind
        ? "free-form values go under [params]" : "remove it, or see the documentation for the keys",
      fixes: fix.map { [$0] } ?? [])
  }
}

/// One of Hugo's keys that Waymark does not act on.
package enum HugoKey {
  static let rule = Rule("hugo-key", .note, "A key that Hugo reserves and Waymark does not act on changes nothing.")

  static func isReserved(_ key: String) -> Bool { reserved.contains(key.lowercased()) }

  static func finding(_ entry: FrontMatter.Entry) -> Diagnostic {
    Diagnostic(
      rule, "'\(entry.key)' is a key of Hugo's that changes nothing here", at: entry.keyRange,
      help: "it may stay for Hugo's sake; values for templates go under [params]")
  }

  private static let reserved: Set<String> = [
    "build", "cascade", "categories", "headless", "iscjklanguage", "layout", "linktitle", "markup", "menu", "menus",
    "outputs", "resources", "sitemap", "sites", "translationkey", "type",
  ]
}

extension String {
  fileprivate var isNodeKind: Bool { NodeKind.allCases.contains { $0.withArticle == self } }
}
