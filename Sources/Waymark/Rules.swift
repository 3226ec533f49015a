import ContentGraph
import Diagnostics
import Markup
import Templates

/// Every rule there is, for `-Wno`, `-Werror` and the table in the README.
package enum Rules {
  /// Sorted by id.
  package static let all: [Rule] = Set(
    MarkupRules.all + ContentGraphRules.all + TemplateRules.all + [
      SiteFolder.refusedFile, SiteFolder.activeFile, SiteFolder.missingSettings, Themes.unknownTheme,
    ]
  ).sorted { $0.id < $1.id }

  package static let ids = all.map(\.id)

  /// As Markdown, for the README.
  package static var table: String {
    "| rule | severity | waivable | what it finds |\n|---|---|---|---|\n"
      + all.map { "| `\($0.id)` | \($0.severity.rawValue) | \($0.isWaivable ? "yes" : "no") | \($0.summary) |\n" }.joined()
  }
}
