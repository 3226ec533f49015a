/// A typed column of a comparison.
package struct Criterion: Hashable, Sendable {
  package enum ValueType: String, CaseIterable, Sendable { case choice, scale, number, text }
  package enum Better: String, CaseIterable, Sendable { case higher, lower, none }

  package var type = ValueType.choice
  /// In order, lowest first for a scale. `yes`, `no`, `partial` and `unknown` need not be listed for a choice.
  package var values: [String] = []
  package var unit: String?
  package var better = Better.none
  /// To ask of a real program.
  package var question: String?
  package var why: String?
  /// How to check the answer.
  package var verify: String?

  package init() {}
}
