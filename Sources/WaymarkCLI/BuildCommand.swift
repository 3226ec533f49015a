import ArgumentParser
import Glibc
import Waymark

struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Check the content and put the site out.",
    discussion: """
      The site is staged beside its folder and swapped in whole: a build that fails leaves the last good site as it was.
      """)

  @OptionGroup var options: SiteOptions

  @Option(name: [.short, .long], help: "Where the site goes, relative to the source.")
  var destination = "public"

  mutating func run() throws {
    let started = Stopwatch()
    let progress = Progress(isShown: Console.errorIsTerminal && options.format == .text)
    let request = try options.request()
    progress.show("reading and checking \(options.source)")
    var checked = try check(request)
    progress.clear()
    checked.printFindings(as: options.format)
    let isText = options.format == .text
    guard !checked.findings.hasErrors else {
      if isText { Console.error("waymark: \(checked.summary); nothing was put out\n") }
      throw Failure.content
    }
    progress.show("writing \(checked.site.pages.count) pages")
    let folder = destination.hasPrefix("/") ? destination : options.source + "/" + destination
    let report = try checked.publish(into: folder, site: options.source, jobs: options.jobs)
    progress.clear()
    if isText { printReport(report, of: checked, at: request.moment.now, since: started) }
    // Here and not by returning: taking a large site apart, value by value, would take longer than some of its stages.
    withExtendedLifetime(checked) { Glibc.exit(0) }
  }

  private func printReport(_ report: BuildReport, of checked: CheckedSite, at now: Int, since started: Stopwatch) {
    let published = report.published
    Console.out(
      """
      Built \(report.pages) pages (\(report.files) files: \(published.written) written, \(published.unchanged) unchanged, \
      \(published.removed) removed) in \(started.seconds) s, \(Stopwatch.peakMegabytes) MB at most; \(checked.summary).

      """)
    for line in checked.leftOut(at: now) + published.notes { Console.out(line + "\n") }
  }
}
