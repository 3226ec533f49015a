import Diagnostics

/// Whether the chooser's questions can be answered and its rules speak of what there is.
enum ChooserWords: GraphRule {
  static let badQuestion = Rule(
    "bad-question", .error, "A question of the chooser has no answers, or an id is used twice.")
  static let unknownQuestion = Rule(
    "unknown-question", .error, "A rule of the chooser asks for a question that there is not.")
  static let unknownAnswer = Rule(
    "unknown-answer", .error, "A rule of the chooser asks for an answer that its question has not.")
  static let uncompared = Rule(
    "uncompared-program", .error, "A rule of the chooser chooses a program that its comparison does not compare.")
  static var rules: [Rule] { [badQuestion, unknownQuestion, unknownAnswer, uncompared] }

  static func check(_ curriculum: Curriculum, reportingTo findings: inout Findings) {
    for node in curriculum.indices(of: .comparison) {
      guard case .comparison(let comparison) = curriculum.nodes[node].content else { continue }
      for fault in faults(of: comparison) { findings.report(fault) }
      checkPrograms(of: comparison, in: curriculum, reportingTo: &findings)
    }
  }

  /// What is wrong with questions and the words of `when`.
  static func faults(of comparison: Comparison<Link>) -> [Diagnostic] {
    var questions: [String: Question] = [:]
    var faults: [Diagnostic] = []
    for question in comparison.questions {
      if let first = questions.updateValue(question, forKey: question.id) {
        faults.append(
          Diagnostic(
            badQuestion, "two questions have the id '\(question.id)'", at: question.range,
            related: [.init(first.range, "the first is here")], help: "rules name questions by id; give each its own"))
      }
      faults += answerFaults(of: question)
    }
    let known = comparison.questions.map(\.id)
    for condition in comparison.rules.lazy.flatMap(\.when) {
      guard let question = questions[condition.question] else {
        faults.append(unknown(condition, among: known))
        continue
      }
      let answers = question.answers.map(\.id)
      if !answers.contains(condition.answer) { faults.append(unknown(condition, among: answers, of: question)) }
    }
    return faults
  }

  private static func answerFaults(of question: Question) -> [Diagnostic] {
    if question.answers.isEmpty {
      return [
        Diagnostic(
          badQuestion, "question '\(question.id)' has no answers", at: question.range,
          help: "list them: answers = [{ id = \"low\", label = \"Under 500\" }]")
      ]
    }
    var seen: Set<String> = []
    return question.answers.filter { !seen.insert($0.id).inserted }.map { answer in
      Diagnostic(
        badQuestion, "question '\(question.id)' has two answers with the id '\(answer.id)'", at: question.range,
        help: "rules name answers by id; give each its own")
    }
  }

  private static func unknown(_ condition: ChooserRule<Link>.Condition, among questions: [String]) -> Diagnostic {
    Diagnostic(
      unknownQuestion, "no question has the id '\(condition.question)'", at: condition.range,
      label: NearMiss.of(condition.question, among: questions).map { "did you mean '\($0)'?" },
      help: questions.isEmpty
        ? "write questions as [[questions]]" : "the questions are \(sentence(questions.map { "'\($0)'" }, limit: 8))")
  }

  private static func unknown(
    _ condition: ChooserRule<Link>.Condition, among answers: [String], of question: Question
  ) -> Diagnostic {
    Diagnostic(
      unknownAnswer, "question '\(question.id)' has no answer '\(condition.answer)'", at: condition.range,
      label: NearMiss.of(condition.answer, among: answers).map { "did you mean '\($0)'?" },
      related: [.init(question.range, "its answers are \(sentence(answers.map { "'\($0)'" }, limit: 8))")],
      help: "`when` pairs the id of a question with the id of one of its answers")
  }

  private static func checkPrograms(
    of comparison: Comparison<Link>, in curriculum: Curriculum, reportingTo findings: inout Findings
  ) {
    let compared = Set(comparison.programs.map(\.target))
    for program in comparison.rules.flatMap({ [$0.choose] + $0.with }) where !compared.contains(program.target) {
      findings.report(
        Diagnostic(
          uncompared, "the chooser leads to program \(curriculum.name(program.target)), which is not compared",
          at: program.range, help: "add it to this comparison's programs, or choose one of them"))
    }
  }
}
