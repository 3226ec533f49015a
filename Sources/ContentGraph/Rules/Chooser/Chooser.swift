import Diagnostics

/// A comparison's chooser in numbers: what its rules say of which question.
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

  /// Nil when the comparison has no chooser, or words in it that mean nothing.
  init?(_ node: NodeIndex, in curriculum: Curriculum) {
    guard case .comparison(let comparison) = curriculum.nodes[node].content,
      !(comparison.questions.isEmpty && comparison.rules.isEmpty),
      comparison.questions.allSatisfy({ !$0.answers.isEmpty })
    else { return nil }
    let questions = Dictionary(
      comparison.questions.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    var conditions: [Set<Condition>] = []
    for rule in comparison.rules {
      var asked: Set<Condition> = []
      for condition in rule.when {
        guard let question = questions[condition.question],
          let answer = comparison.questions[question].answers.firstIndex(where: { $0.id == condition.answer })
        else { return nil }
        asked.insert(Condition(question: question, answer: answer))
      }
      conditions.append(asked)
    }
    self.node = node
    self.comparison = comparison
    self.conditions = conditions
    asked = Set(conditions.joined().map(\.question)).sorted()
  }

  /// The choosers that readers get, without those in files with errors: what follows from rules of which a condition was
  /// misspelt would be wrong as well.
  static func all(in curriculum: Curriculum, after findings: Findings) -> [Chooser] {
    let faulty = Set(findings.diagnostics.lazy.filter { $0.severity == .error }.compactMap { $0.range?.file })
    return curriculum.indices(of: .comparison)
      .filter { curriculum.isVisible($0) && !faulty.contains(curriculum.nodes[$0].place.file) }
      .compactMap { Chooser($0, in: curriculum) }
  }

  /// `budget = low, time = full`
  func describe(_ conditions: some Sequence<Condition>) -> String {
    let parts = conditions.sorted { ($0.question, $0.answer) < ($1.question, $1.answer) }.map { condition in
      let question = comparison.questions[condition.question]
      return "\(question.id) = \(question.answers[condition.answer].id)"
    }
    return parts.isEmpty ? "any answers" : parts.joined(separator: ", ")
  }
}
