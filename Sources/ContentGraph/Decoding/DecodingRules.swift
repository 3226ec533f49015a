import Diagnostics

/// The rules that front matter is held to while it is read.
package enum DecodingRules {
  package static let all: [Rule] = [
    PathField.rule, BadValue.rule, BadWaiver.rule, DraftAndPublished.rule, HugoKey.rule, MissingKey.rule,
    UnknownKey.rule,
    WrongType.rule,
  ]
}
