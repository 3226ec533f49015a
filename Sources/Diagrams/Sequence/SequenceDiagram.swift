/// Who says what to whom, in order.
package struct SequenceDiagram: Sendable, Hashable {
  package var title: String
  package var participants: [String]
  package var events: [Event]

  package enum Event: Sendable, Hashable {
    /// Positions in the list of participants. An answer's line is dashed.
    case message(from: Int, to: Int, label: String?, isAnswer: Bool)
    case note(on: Int, text: String)
  }

  package init(title: String, participants: [String], events: [Event]) {
    self.title = title
    self.participants = participants
    self.events = events
  }

  package func figure(id: String) -> [UInt8] {
    let drawing = SequenceDrawing(self)
    var html: [UInt8] = []
    Figure(
      id: id, kind: "sequence", title: title, width: drawing.width, height: drawing.height, drawing: drawing.svg(),
      words: sentences, isOrdered: true
    ).write(into: &html)
    return html
  }

  /// The messages in words: `Browser to Server: GET /k3v9`, `Server answers Browser: 302 Found`.
  var sentences: [String] {
    events.map { event in
      switch event {
      case .message(let from, let to, let label, let isAnswer):
        let end = from == to ? "itself" : participants[to]
        let text = "\(participants[from]) \(isAnswer ? "answers" : "to") \(end)"
        return label.map { "\(text): \($0)" } ?? text
      case .note(let on, let text): return "Note at \(participants[on]): \(text)"
      }
    }
  }
}
