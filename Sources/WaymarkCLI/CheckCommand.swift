import ArgumentParser
import Waymark

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Report everything that build would, and write nothing.")

  @OptionGroup var options: SiteOptions

  mutating func run() throws {
    let request = try options.request()
    let checked = try check(request)
    checked.printFindings(as: options.format)
    if options.format == .text {
      let lines =
        ["\(checked.site.pages.count) pages checked: \(checked.summary)"] + checked.leftOut(at: request.moment.now)
      for line in lines { Console.out(line + "\n") }
    }
    if checked.findings.hasErrors { throw Failure.content }
  }
}
