// The whole build on one screen. Each stage takes values and returns values; what is wrong with the content is
// collected, what is wrong with the machine is thrown.

import CPlatform
import ContentGraph
import Diagnostics
import Markup
import Parallel

/// What a run is asked to do.
package struct BuildRequest: Sendable {
  /// The folder that holds `content/`.
  package var site: String
  /// Instead of the `baseURL` of `site.toml`.
  package var baseURL: BaseAddress?
  package var moment: Moment
  package var policy = FindingsPolicy()
  /// Threads; nil for one a processor.
  package var jobs: Int?

  /// - Parameter now: seconds since 1970-01-01T00:00:00Z; it decides which pages are visible and nothing else.
  package init(site: String, now: Int) {
    self.site = site
    moment = Moment(now: now)
  }

  /// Seconds since 1970 of a time as front matter has it, UTC unless it says otherwise; nil when it is none.
  package static func instant(of text: String) -> Int? { Timestamp(hugo: text)?.instant(inZone: 0) }
}

/// A site that was read, linked and checked, and what was found on the way.
package struct CheckedSite: Sendable {
  package internal(set) var files: [SourceFile]
  package internal(set) var site: Site
  package let findings: Findings
  let assets: [SitePath]
  /// Nil when a template is wrong.
  let themes: Themes?
}

/// Text → documents → curriculum → site: everything that `waymark check` does.
package func check(_ request: BuildRequest) throws(MachineFailure) -> CheckedSite {
  var findings = Findings()
  let workers = Workers(jobs: request.jobs)
  waymark_keep_freed_memory(Int32(clamping: workers.jobs))
  var folder = try SiteFolder.read(request.site, with: workers, reportingTo: &findings)
  if let address = request.baseURL {
    (folder.settings.baseURL, folder.settings.markup.host) = (address.url, address.host)
  }
  let documents = parse(folder, with: workers, reportingTo: &findings)
  // Much of linking is for one thread: another gets the theme ready meanwhile.
  let (resolved, theme) = workers.both({ [folder, findings] in
    var findings = findings
    let curriculum = Curriculum.resolve(
      documents, settings: folder.settings, assets: Set(folder.assets.map(\.text)), at: request.moment,
      knownRules: Rules.all, with: workers, reportingTo: &findings)
    return (curriculum: curriculum, findings: findings)
  }) { [folder] in
    Themes.compile(folder.settings.theme, site: folder.templates, embedded: folder.embedded)
  }
  let curriculum = resolved.curriculum
  // Which page goes where is worked out while the rules look at the graph: neither needs the other.
  let (ofRules, plan) = workers.both({
    var findings = resolved.findings
    GraphRules.check(curriculum, with: workers, reportingTo: &findings)
    return findings
  }) { [folder] in
    Plan(of: curriculum, in: folder, ready: theme)
  }
  findings = ofRules
  findings.append(plan.findings)
  request.policy.apply(to: &findings)
  return CheckedSite(
    files: folder.files, site: plan.site, findings: findings, assets: folder.assets, themes: plan.themes)
}

/// The pages, the themes they are put into, and whether there is a place for each.
private struct Plan {
  let site: Site
  let themes: Themes?
  private(set) var findings = Findings()

  init(of curriculum: Curriculum, in folder: SiteFolder, ready: Themes.Compiled?) {
    themes = Themes(
      for: curriculum, ready: ready.map { [folder.settings.theme: $0] } ?? [:], site: folder.templates,
      embedded: folder.embedded, settingsFile: folder.settingsFile, reportingTo: &findings)
    site = Site.plan(curriculum)
    OutputPaths.check(
      site, assets: folder.assets, themeFiles: themes?.assetFiles.map(\.path) ?? [], reportingTo: &findings)
  }
}

private func parse(
  _ folder: SiteFolder, with workers: Workers, reportingTo findings: inout Findings
) -> [Document] {
  let options = folder.settings.markup
  let (documents, found) = workers.map(folder.documents, collecting: Findings()) { index, found in
    Document.parse(folder.files[index], options: options, reportingTo: &found)
  }
  for part in found { findings.append(part) }
  return documents
}
