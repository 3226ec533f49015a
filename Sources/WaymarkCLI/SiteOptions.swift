import ArgumentParser
import Diagnostics
import Glibc
import Waymark

/// Options that every command which reads a site has. Letters and meanings are Hugo's.
struct SiteOptions: ParsableArguments {
  @Option(name: [.short, .long], help: "The folder that holds content/.")
  var source = "."

  @Option(
    name: [.customShort("b"), .customLong("baseURL")], help: "Use this base URL instead of the one in site.toml.")
  var baseURL: String?

  @Flag(name: [.customShort("D"), .customLong("buildDrafts")], help: "Include drafts.")
  var includesDrafts = false

  @Flag(name: [.customShort("F"), .customLong("buildFuture")], help: "Include pages with a publishDate to come.")
  var includesFuture = false

  @Flag(name: [.customShort("E"), .customLong("buildExpired")], help: "Include pages whose expiryDate has passed.")
  var includesExpired = false

  @Option(help: ArgumentHelp("Decide visibility as of this moment (2026-01-31T12:00:00Z).", valueName: "time"))
  var clock: String?

  @Flag(help: "Treat every warning as an error.")
  var strict = false

  @Option(
    name: [.customLong("Werror", withSingleDash: true)], parsing: .singleValue,
    help: ArgumentHelp("Treat warnings of this rule as errors.", valueName: "id"))
  var raised: [String] = []

  @Option(
    name: [.customLong("Wno", withSingleDash: true)], parsing: .singleValue,
    help: ArgumentHelp("Silence warnings and notes of this rule.", valueName: "id"))
  var silenced: [String] = []

  @Option(help: "How findings are printed: text, json, sarif or github.")
  var format = FindingsFormat.text

  @Option(help: ArgumentHelp("Threads to use; one a processor unless told otherwise.", valueName: "n"))
  var jobs: Int?

  func validate() throws {
    if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs takes a number from 1 to 256") }
    for id in raised + silenced where !Rules.ids.contains(id) {
      let guess = NearMiss.of(id, among: Rules.ids)
      throw ValidationError("there is no rule '\(id)'" + (guess.map { "; did you mean '\($0)'?" } ?? ""))
    }
  }

  func request() throws -> BuildRequest {
    var request = BuildRequest(site: source, now: try Clock.now(clock))
    request.moment.includesDrafts = includesDrafts
    request.moment.includesFuture = includesFuture
    request.moment.includesExpired = includesExpired
    request.baseURL = try baseURL.map { text in
      guard let address = BaseAddress(text) else {
        throw ValidationError(
          "--baseURL takes scheme, host and base path such as https://example.org/docs/, not '\(text)'")
      }
      return address
    }
    request.jobs = jobs
    request.policy.isStrict = strict
    request.policy.raised = Set(raised)
    request.policy.silenced = Set(silenced)
    return request
  }
}

/// `--clock`, else `SOURCE_DATE_EPOCH` (reproducible-builds.org), else now.
enum Clock {
  static func now(_ text: String?) throws -> Int {
    if let text {
      guard let instant = BuildRequest.instant(of: text) else {
        throw ValidationError("--clock takes a time such as 2026-01-31T12:00:00Z, not '\(text)'")
      }
      return instant
    }
    if let epoch = getenv("SOURCE_DATE_EPOCH") {
      guard let seconds = Int(String(cString: epoch)) else {
        throw ValidationError("SOURCE_DATE_EPOCH is '\(String(cString: epoch))', which is no number of seconds")
      }
      return seconds
    }
    return time(nil)
  }
}

enum FindingsFormat: String, ExpressibleByArgument, CaseIterable { case text, json, sarif, github }
