import ArgumentParser
import Waymark

extension PageListFilter: ExpressibleByArgument {}

struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List pages as CSV: drafts, future, expired, published or all.")

  @OptionGroup var options: SiteOptions

  @Argument(help: "drafts, future, expired, published or all.")
  var filter: PageListFilter

  mutating func run() throws { Console.out(try check(options.request()).site.list(filter)) }
}
