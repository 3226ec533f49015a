import Diagnostics

/// The rules that references are held to while they are looked up.
package enum LinkingRules {
  package static let all: [Rule] = [
    AmbiguousReference.rule, BrokenLink.rule, DuplicateID.rule, MissingImage.rule, RenamedReference.rule,
    RepeatedReference.rule, UnknownReference.rule, WrongKind.rule,
  ]
}
