import Diagnostics
import Markup

/// A code fence is marked to be run, but does not say as what.
///
///     ```run          →   a finding
///     ```bash run     →   none
enum RunWithoutLanguage: GraphRule {
  static let rule = Rule("run-without-language", .error, "A code fence that is marked `run` says its language.")
  static var rules: [Rule] { [rule] }

  static func check(_ curriculum: Curriculum, reportingTo findings: inout Findings) {
    for document in curriculum.documents.indices {
      for fence in curriculum.documents[document].body.fences where lacksLanguage(fence) {
        findings.report(
          Diagnostic(
            rule, "the fence is to be run, but does not say its language", at: fence.range,
            help: "put the language first: ```bash run"))
      }
    }
  }

  /// In a lone `run`, the word stands where the language belongs.
  private static func lacksLanguage(_ fence: CodeFence) -> Bool {
    fence.language == "run" || (fence.language.isEmpty && fence.flags.contains("run"))
  }
}
