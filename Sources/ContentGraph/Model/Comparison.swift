import Diagnostics

/// Programs by criteria, and the chooser.
package struct Comparison<Edge: Hashable & Sendable>: Sendable {
  package var programs: [Edge] = []
  package var criteria: [Edge] = []
  package var questions: [Question] = []
  package var rules: [ChooserRule<Edge>] = []

  package init() {}
}

/// A question of the chooser and its possible answers, in order.
package struct Question: Hashable, Sendable {
  package var id: String
  package var ask: String
  package var answers: [Answer]
  package var range: SourceRange

  package init(id: String, ask: String, answers: [Answer], range: SourceRange) {
    self.id = id
    self.ask = ask
    self.answers = answers
    self.range = range
  }

  package struct Answer: Hashable, Sendable {
    package var id: String
    package var label: String

    package init(id: String, label: String) {
      self.id = id
      self.label = label
    }
  }
}

/// Rules are tried in order and the first match wins. A question that `when` leaves out matches every answer.
package struct ChooserRule<Edge: Hashable & Sendable>: Hashable, Sendable {
  /// Question id → answer id, in the order written.
  package var when: [Condition]
  package var choose: Edge
  /// To be combined with.
  package var with: [Edge]
  package var avoid: [Edge]
  package var because: String
  package var range: SourceRange

  package init(when: [Condition], choose: Edge, with: [Edge], avoid: [Edge], because: String, range: SourceRange) {
    self.when = when
    self.choose = choose
    self.with = with
    self.avoid = avoid
    self.because = because
    self.range = range
  }

  package typealias Condition = ChooserCondition
}

/// One question of `when` and the answer it asks for.
package struct ChooserCondition: Hashable, Sendable {
  package var question: String
  package var answer: String
  package var range: SourceRange

  package init(question: String, answer: String, range: SourceRange) {
    self.question = question
    self.answer = answer
    self.range = range
  }
}
