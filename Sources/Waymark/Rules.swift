import ContentGraph
import Diagnostics
import Markup
import Templates

/// Every rule there is, for `-Wno`, `-Werror`, waivers and the table in the README.
package enum Rules {
  /// Sorted by id.
  package static let all: [Rule] = [
    SourceFile.intakeRules, FrontMatter.rules, Body.rules, DecodingRules.all, LinkingRules.all, GraphRules.rules,
    TemplateSet.rules, SiteFolder.rules, OutputPaths.rules, [Themes.unknownTheme],
  ].joined().sorted { $0.id < $1.id }

  package static let ids = all.map(\.id)
}
