import Diagnostics

/// A reference to nothing.
package enum UnknownReference {
  static let rule = Rule("unknown-reference", .error, "A reference names a node that exists.")

  static func finding(_ reference: Reference, among kinds: [NodeKind], suggestion: String?) -> Diagnostic {
    let (kind, name) = NodeID.split(reference.text)
    let allowed = kind.map { [$0] } ?? kinds
    let better = suggestion.map { better in kind.map { "\($0.rawValue):\(better)" } ?? better }
    return Diagnostic(
      rule, "\(nobody(of: allowed)) is called '\(name)'", at: reference.range,
      label: better.map { "did you mean '\($0)'?" },
      help: naming(of: allowed),
      fixes: better.flatMap { Diagnostic.Fix(text: reference.text, at: reference.range, with: $0) }.map { [$0] } ?? [])
  }

  private static func nobody(of kinds: [NodeKind]) -> String {
    kinds.count > 2 ? "nothing" : "no \(kinds.map(\.rawValue).joined(separator: " or "))"
  }

  private static func naming(of kinds: [NodeKind]) -> String {
    guard kinds.count == 1 else { return "write the kind and the name, such as lesson:http-basics" }
    let folder =
      switch kinds[0] {
      case .page: "content/"
      case .step: "content/roadmaps/<roadmap>/"
      case .course, .lesson, .roadmap, .program, .criterion, .comparison, .article, .topic:
        "content/\(kinds[0].plural)/"
      }
    return "\(kinds[0].plural) are named after their files in \(folder)"
  }
}

/// A reference to a node of a kind that means nothing there.
package enum WrongKind {
  static let rule = Rule("wrong-kind", .error, "A reference names a node of a kind that its key takes.")

  static func finding(
    _ reference: Reference, as key: String, kind: NodeKind, place: SourceRange?, among kinds: [NodeKind]
  ) -> Diagnostic {
    let name = NodeID.split(reference.text).name
    let allowed = kinds.map(\.withArticle).joined(separator: " or ")
    let message =
      place == nil
      ? "'\(reference.text)' would be \(kind.withArticle), not \(allowed)"
      : "'\(name)' is \(kind.withArticle), not \(allowed)"
    return Diagnostic(
      rule, message, at: reference.range,
      related: place.map { [.init($0, "the \(kind.rawValue) is here")] } ?? [],
      help: "'\(key)' takes \(kinds.map(\.plural).joined(separator: " and "))")
  }
}

/// A short name that several nodes have.
package enum AmbiguousReference {
  static let rule = Rule("ambiguous-reference", .error, "A short name is one that only one node has.")

  static func finding(_ reference: Reference, candidates: [(id: NodeID, place: SourceRange)]) -> Diagnostic {
    let shown = candidates.prefix(5)
    let count =
      candidates.count < NameTable.mostNamesakes ? "\(candidates.count)" : "\(NameTable.mostNamesakes) or more"
    return Diagnostic(
      rule, "'\(reference.text)' may be any of \(count) nodes", at: reference.range,
      related: shown.map { .init($0.place, "'\($0.id)' is here") },
      help: "write the whole name, such as \(shown.first.map { "\($0.id)" } ?? "")")
  }
}

/// A reference by a name that is no longer the node's.
package enum RenamedReference {
  static let rule = Rule("renamed-reference", .note, "A reference uses the name a node has now.")

  static func finding(_ text: String, at range: SourceRange, is name: String, place: SourceRange) -> Diagnostic {
    Diagnostic(
      rule, "'\(text)' is now called '\(name)'", at: range, related: [.init(place, "renamed here, by 'formerly'")],
      help: "old names keep working; write the new one where you can",
      fixes: Diagnostic.Fix(text: text, at: range, with: name).map { [$0] } ?? [])
  }
}

/// The same thing twice in one list.
package enum RepeatedReference {
  static let rule = Rule("repeated-reference", .warning, isWaivable: true, "A list names each node once.")

  static func finding(_ reference: Reference, as key: String, first: SourceRange) -> Diagnostic {
    Diagnostic(
      rule, "'\(reference.text)' is listed twice", at: reference.range, label: "ignored",
      related: [.init(first, "first listed here")],
      help: "'\(key)' names each node once; the first counts")
  }
}
