import ContentGraph
import Diagnostics
import Markup

/// A site's address from the command line, held to the rules of `baseURL` in `site.toml`.
///
///     BaseAddress("https://Example.org/docs")   →   https://Example.org/docs/, host example.org
package struct BaseAddress: Sendable {
  /// With `/` at its end.
  package let url: String
  let host: String

  /// Nil for what is not the address of a site.
  package init?(_ text: String) {
    let range = SourceRange.file(0)
    let entries = ["baseURL": text, "title": "-"].map { key, value in
      FrontMatter.Entry(key: key, keyRange: range, value: FrontMatter.Item(value: .string(value), range: range))
    }
    var findings = Findings()
    let settings = SiteSettings.decode(
      FrontMatter.Table(entries: entries, range: range), file: 0, reportingTo: &findings)
    guard !findings.hasErrors else { return nil }
    url = settings.baseURL
    host = settings.markup.host
  }
}
