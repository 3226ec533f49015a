import ArgumentParser
import Waymark

extension PageListFilter: ExpressibleByArgument {}

struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List pages as CSV: drafts, future, expired, published or all.")

  @OptionGroup var options: SiteOptions

  @Argument(help: "drafts, future, expired, published or all.")
  var filter: PageListFilter

  mutating func run() throws {
    let checked = try check(options.request())
    try checked.answer { Console.out($0.list(filter)) }
  }
}
