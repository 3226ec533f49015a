import ArgumentParser

/// The command `waymark`.
@main
struct WaymarkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "waymark",
    abstract: "Publish what people learn, and in which order.",
    discussion: """
      Turns Markdown with front matter into a checked learning graph and a static site.
      Exit codes: 0 fine, 1 the content has errors, 2 the command was wrong, 3 the machine failed.
      """,
    version: Version.number,
    subcommands: [BuildCommand.self, CheckCommand.self, ListCommand.self, GraphCommand.self])

  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      Failure.end(with: error, of: Self.self)
    }
  }
}

enum Version {
  static let number = "0.1.0"
}
