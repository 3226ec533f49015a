import ArgumentParser
import Waymark

extension GraphFormat: ExpressibleByArgument {}

struct GraphCommand: ParsableCommand {
  // Names stand here though the types have them: ArgumentParser would work each out of its type's at every start.
  static let configuration = CommandConfiguration(
    commandName: "graph", abstract: "Ask the content graph.",
    subcommands: [Export.self, Path.self, Impact.self, Coverage.self, Why.self])

  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "export", abstract: "Print the whole graph.")

    @OptionGroup var site: GraphOptions

    @Option(name: .customLong("format"), help: "json, dot or mermaid.")
    var graphFormat = GraphFormat.json

    mutating func run() throws { try site.answer { Console.out($0.export(as: graphFormat)) } }
  }

  struct Path: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "path", abstract: "Show how one node requires another.")

    @OptionGroup var site: GraphOptions
    @Argument(help: "A node: lesson:http-basics, or its name.") var from: String
    @Argument(help: "Another.") var to: String

    mutating func run() throws { try site.answer { print(try $0.path(from: from, to: to)) } }
  }

  struct Impact: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "impact", abstract: "List what depends on a node.")

    @OptionGroup var site: GraphOptions
    @Argument(help: "A node: lesson:http-basics, or its name.") var node: String

    mutating func run() throws { try site.answer { print(try $0.impact(of: node)) } }
  }

  struct Coverage: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "coverage", abstract: "Show which lessons cover which step.")

    @OptionGroup var site: GraphOptions

    mutating func run() throws { try site.answer { print($0.coverage()) } }
  }

  struct Why: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "why", abstract: "Show why a node is there and what comes before it.")

    @OptionGroup var site: GraphOptions
    @Argument(help: "A node: lesson:http-basics, or its name.") var node: String

    mutating func run() throws { try site.answer { print(try $0.why(node)) } }
  }
}

/// Where the graph comes from.
struct GraphOptions: ParsableArguments {
  @Option(name: [.short, .long], help: "The folder that holds content/.")
  var source = "."

  @Flag(name: [.customShort("D"), .customLong("buildDrafts")], help: "Include drafts.")
  var includesDrafts = false

  func answer(_ query: (Site) throws -> Void) throws {
    var request = BuildRequest(site: source, now: try Clock.now(nil))
    request.moment.includesDrafts = includesDrafts
    try check(request).answer(query)
  }
}

extension CheckedSite {
  /// Content with errors is answered for what could be linked, with the findings shown first; the exit code tells.
  func answer(_ query: (Site) throws -> Void) throws {
    if findings.hasErrors { printFindings(as: .text) }
    try query(site)
    if findings.hasErrors { throw Failure.content }
  }
}

private func print(_ lines: [String]) { for line in lines { Console.out(line + "\n") } }
