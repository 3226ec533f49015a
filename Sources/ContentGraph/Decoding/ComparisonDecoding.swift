import Diagnostics
import Markup

extension Comparison where Edge == Reference {
  static func decode(from reader: inout FieldReader) -> Comparison {
    var comparison = Comparison()
    comparison.programs = reader.references("programs")
    comparison.criteria = reader.references("criteria")
    comparison.questions = reader.tables("questions", of: "a question") { $0.question() }
    reader.reportRepeatedQuestions(comparison.questions)
    let questions = comparison.questions
    comparison.rules = reader.tables("rules", of: "a rule") { $0.rule(answering: questions) }
    return comparison
  }
}

extension FieldReader {
  fileprivate mutating func question() -> Question? {
    let id = required("id", help: "rules name a question by its id: when = { budget = \"low\" }") { $0.string("id") }
    let ask = required("ask", help: "readers are shown the question in 'ask'") { $0.text("ask") }
    let answers = required("answers", help: "a question has answers to choose from") { reader in
      reader.tables("answers", of: "an answer") { $0.answer() }
    }
    guard let id, let ask, let answers else { return nil }
    for (index, answer) in answers.enumerated() where answers[..<index].contains(where: { $0.id == answer.id }) {
      reportBadValue(
        "question '\(id.value)' has two answers '\(answer.id)'", at: table["answers"]?.value.range ?? id.range,
        help: "each answer of a question has an id of its own")
    }
    return Question(id: id.value, ask: ask, answers: answers, range: id.range)
  }

  private mutating func answer() -> Question.Answer? {
    let id = required("id", help: "rules name an answer by its id") { $0.string("id") }
    let label = required("label", help: "readers are shown the answer by its label") { $0.text("label") }
    guard let id, let label else { return nil }
    return Question.Answer(id: id.value, label: label)
  }

  fileprivate mutating func reportRepeatedQuestions(_ questions: [Question]) {
    for (index, question) in questions.enumerated() {
      guard let first = questions[..<index].first(where: { $0.id == question.id }) else { continue }
      findings.report(
        Diagnostic(
          BadValue.rule, "two questions are called '\(question.id)'", at: question.range,
          related: [.init(first.range, "first used here")], help: "each question of a comparison has an id of its own"))
    }
  }

  fileprivate mutating func rule(answering questions: [Question]) -> ChooserRule<Reference>? {
    let when = table("when").map { conditions($0, on: questions) } ?? []
    let choose = required("choose", help: "a rule chooses one program") { $0.reference("choose") }
    let with = references("with", allowsOne: true)
    let avoid = references("avoid", allowsOne: true)
    let because = required("because", help: "readers are told why a rule chooses") { $0.text("because") }
    guard let choose else { return nil }
    return ChooserRule(
      when: when, choose: choose, with: with, avoid: avoid, because: because ?? "", range: table.range)
  }

  /// Conditions that name a question and one of its answers; the others are reported and left out.
  private mutating func conditions(
    _ table: FrontMatter.Table, on questions: [Question]
  ) -> [ChooserRule<Reference>.Condition] {
    table.entries.compactMap { entry in
      guard let question = questions.first(where: { $0.id == entry.key }) else {
        findings.report(
          BadValue.finding(entry.key, isNot: "a question", at: entry.keyRange, oneOf: questions.map(\.id)))
        return nil
      }
      guard case .string(let answer) = entry.value.value else { return reject(entry.key, entry.value, takes: .string) }
      guard question.answers.contains(where: { $0.id == answer }) else {
        let noun = "an answer to '\(question.id)'"
        findings.report(
          BadValue.finding(answer, isNot: noun, at: entry.value.range, oneOf: question.answers.map(\.id)))
        return nil
      }
      return .init(question: question.id, answer: answer, range: entry.value.range)
    }
  }
}
