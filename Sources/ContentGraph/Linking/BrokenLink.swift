import Diagnostics
import Markup

/// A link in prose to what is not there.
package enum BrokenLink {
  static let rule = Rule(
    "broken-link", .error, "A link in prose leads to a page or a file of the site, or to another site.")

  static func finding(_ reference: BodyReference, suggestion: String?, suffix: String) -> Diagnostic {
    Diagnostic(
      rule, "no page or file is at '\(reference.destination.dropLast(suffix.count))'", at: reference.range,
      label: suggestion.map { "did you mean '\($0)'?" }, help: help,
      fixes: Diagnostic.Fix(reference, suggestion: suggestion, suffix: suffix).map { [$0] } ?? [])
  }

  static func leaving(_ reference: BodyReference) -> Diagnostic {
    Diagnostic(rule, "'\(reference.destination)' leaves content/", at: reference.range, help: help)
  }

  static func unreadable(_ reference: BodyReference) -> Diagnostic {
    let message =
      reference.destination.isEmpty
      ? "a link without a destination" : "'\(reference.destination)' is not a path in UTF-8"
    return Diagnostic(reference.kind == .link ? rule : MissingImage.rule, message, at: reference.range, help: help)
  }

  private static let help =
    "link to a file by its relative path, to a node such as lesson:http-basics, or to a path of the site such as /search/"
}

/// An image in prose that is not there.
package enum MissingImage {
  static let rule = Rule("missing-image", .error, "An image in prose is a file of the site or of another site.")

  static func finding(_ reference: BodyReference, suggestion: String?, suffix: String) -> Diagnostic {
    Diagnostic(
      rule, "no image is at '\(reference.destination.dropLast(suffix.count))'", at: reference.range,
      label: suggestion.map { "did you mean '\($0)'?" },
      help: "an image lies beside its page in content/, or in content/static/",
      fixes: Diagnostic.Fix(reference, suggestion: suggestion, suffix: suffix).map { [$0] } ?? [])
  }
}

extension Diagnostic.Fix {
  /// Another path with the same query and fragment.
  fileprivate init?(_ reference: BodyReference, suggestion: String?, suffix: String) {
    guard let suggestion else { return nil }
    self.init(text: reference.destination, at: reference.range, with: suggestion + suffix)
  }
}
