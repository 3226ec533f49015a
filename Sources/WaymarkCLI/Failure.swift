import ArgumentParser
import Glibc
import Waymark

/// How a run ends that did not end well, and with which exit code.
enum Failure {
  /// The content has errors; they were printed.
  static let content = ExitCode(1)

  static func end(with error: any Error, of command: (some ParsableCommand).Type) -> Never {
    switch error {
    case let failure as MachineFailure: stop(3, failure.description)
    case let refusal as OutputRefusal: stop(2, "\(refusal.description)\n\(refusal.help)")
    case let unknown as UnknownNode: stop(2, unknown.description)
    case let code as ExitCode: exit(code.rawValue)
    default:
      let code = command.exitCode(for: error)
      let message = command.fullMessage(for: error)
      if code == .success {
        Console.out(message + "\n")
        exit(0)
      }
      Console.error(message + "\n")
      // sysexits' EX_USAGE (64) is the parser's; DESIGN §7 calls a wrong command 2.
      exit(2)
    }
  }

  private static func stop(_ code: Int32, _ message: String) -> Never {
    Console.error("waymark: \(message)\n")
    exit(code)
  }
}
