import Diagnostics

/// A comparison's chooser in numbers: what its rules say of which question.
///
/// Made only of sound words. While a question or an answer is wrong, what follows from the rules would be wrong as well,
/// so `ChooserWords` reports that and the other checks wait.
struct Chooser {
  struct Condition: Hashable {
    let question: Int
    let answer: Int
  }

  let node: NodeIndex
  let comparison: Comparison<Link>
  /// For each rule, what it asks for; nothing means that it matches all answers.
  let conditions: [Set<Condition>]
  /// Questions that a rule asks for; the others change nothing.
  let asked: [Int]

  /// Nil when the comparison has no chooser or one with wrong words.
  init?(_ node: NodeIndex, in curriculum: Curriculum) {
    guard case .comparison(let comparison) = curriculum.nodes[node].content,
      !(comparison.questions.isEmpty && comparison.rules.isEmpty), ChooserWords.faults(of: comparison).isEmpty
    else { return nil }
    let questions = Dictionary(uniqueKeysWithValues: comparison.questions.enumerated().map { ($1.id, $0) })
    self.node = node
    self.comparison = comparison
    conditions = comparison.rules.map { rule in
      Set(
        rule.when.map { condition in
          let question = questions[condition.question]!
          let answer = comparison.questions[question].answers.firstIndex { $0.id == condition.answer }!
          return Condition(question: question, answer: answer)
        })
    }
    asked = Set(conditions.joined().map(\.question)).sorted()
  }

  /// The choosers of the comparisons that readers see.
  static func all(in curriculum: Curriculum) -> [Chooser] {
    curriculum.indices(of: .comparison).filter(curriculum.isVisible).compactMap { Chooser($0, in: curriculum) }
  }

  /// `budget = low, time = full`; all questions of the chooser matter where none is given.
  func describe(_ conditions: some Sequence<Condition>) -> String {
    let parts = conditions.sorted { ($0.question, $0.answer) < ($1.question, $1.answer) }.map { condition in
      let question = comparison.questions[condition.question]
      return "\(question.id) = \(question.answers[condition.answer].id)"
    }
    return parts.isEmpty ? "any answers" : parts.joined(separator: ", ")
  }
}
