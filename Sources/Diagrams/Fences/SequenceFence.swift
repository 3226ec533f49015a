import Diagnostics

extension SequenceDiagram {
  /// Reads a ```` ```sequence ```` fence.
  ///
  ///     title: The server answers with a redirect
  ///     Browser -> Server: GET /k3v9
  ///     note Server: writes the click later
  ///     Server --> Browser: 302 Found
  ///
  /// Places as for `GraphDiagram.read`.
  package static func read(
    _ code: String, at place: @escaping (_ line: Int, _ columns: Range<Int>) -> SourceRange,
    reportingTo findings: inout Findings
  ) -> SequenceDiagram? {
    var reading = SequenceReading(FenceReader(code, at: place))
    let diagram = reading.read()
    findings.append(reading.reader.findings)
    return reading.reader.findings.diagnostics.isEmpty ? diagram : nil
  }

  /// Its words, for the search.
  package var words: [String] {
    [title] + participants
      + events.compactMap { event in
        switch event {
        case .message(_, _, let label, _): label
        case .note(_, let text): text
        }
      }
  }
}

private struct SequenceReading {
  var reader: FenceReader
  private var positions: [Substring: Int] = [:]
  private var participants: [String] = []
  private var events: [SequenceDiagram.Event] = []

  private static let eventLimit = 60
  private static let participantLimit = 12
  private static let help =
    "a line is 'A -> B: message', 'A --> B: answer' or 'note A: text'; 'title:' comes first"

  init(_ reader: FenceReader) { self.reader = reader }

  mutating func read() -> SequenceDiagram? {
    let title = reader.title("sequence")
    for line in reader.lines {
      if FenceReader.value(of: "title", in: line) != nil { continue }
      if let arrow = ArrowLine(line.text) {
        readMessage(arrow, in: line)
      } else if line.text.utf8.starts(with: "note ".utf8), let colon = line.text.firstIndex(of: ":") {
        readNote(
          line.text[line.text.index(line.text.startIndex, offsetBy: 5)..<colon].trimmed,
          line.text[line.text.index(after: colon)...].trimmed, in: line)
      } else {
        reportLine(line)
      }
      if participants.count > SequenceReading.participantLimit || events.count > SequenceReading.eventLimit {
        reportSize(in: line)
        return nil
      }
    }
    if events.isEmpty, reader.findings.diagnostics.isEmpty {
      reader.report("the sequence has no messages", help: SequenceReading.help)
    }
    return title.map { SequenceDiagram(title: $0, participants: participants, events: events) }
  }

  private mutating func readMessage(_ arrow: ArrowLine, in line: FenceReader.Line) {
    guard !arrow.from.isEmpty, !arrow.to.isEmpty else {
      reader.report(
        "an arrow \(arrow.from.isEmpty ? "from" : "to") nobody", at: line.text, in: line, help: SequenceReading.help)
      return
    }
    if let second = ArrowLine.arrow(in: line.text[arrow.to.startIndex..<arrow.to.endIndex]) {
      reader.report(
        "a second arrow in one line", at: line.text[line.text.utf8.index(before: second)...second], in: line,
        help: "write each message in a line of its own")
      return
    }
    if let label = arrow.label, !reader.checkLength(label, of: "the message", in: line) { return }
    guard let from = participant(arrow.from, in: line), let to = participant(arrow.to, in: line) else { return }
    events.append(.message(from: from, to: to, label: arrow.label.map(String.init), isAnswer: arrow.isDashed))
  }

  private mutating func readNote(_ name: Substring, _ text: Substring, in line: FenceReader.Line) {
    guard !name.isEmpty, !text.isEmpty else {
      reader.report(
        name.isEmpty ? "a note at nobody" : "an empty note", at: line.text, in: line, help: SequenceReading.help)
      return
    }
    guard reader.checkLength(text, of: "the note", in: line), let on = participant(name, in: line) else { return }
    events.append(.note(on: on, text: String(text)))
  }

  private mutating func reportLine(_ line: FenceReader.Line) {
    if let foreign = ArrowLine.foreignArrow(in: line.text) {
      reader.report("'\(foreign)' is no arrow here", at: foreign, in: line, help: SequenceReading.help)
    } else {
      let key = line.text.firstIndex(of: ":").map { line.text[..<$0] }
      reader.report(
        "neither a message nor a note", at: line.text, in: line,
        label: key.flatMap { NearMiss.of(String($0), among: ["title"]) }.map { "did you mean '\($0)'?" },
        help: SequenceReading.help)
    }
  }

  private mutating func participant(_ name: Substring, in line: FenceReader.Line) -> Int? {
    if let known = positions[name] { return known }
    guard reader.checkLength(name, of: "the name", in: line) else { return nil }
    positions[name] = participants.count
    participants.append(String(name))
    return participants.count - 1
  }

  private mutating func reportSize(in line: FenceReader.Line) {
    let excess = participants.count > SequenceReading.participantLimit
    reader.report(
      excess
        ? "more than \(SequenceReading.participantLimit) participants"
        : "more than \(SequenceReading.eventLimit) messages and notes",
      at: line.text, in: line, help: "a picture that large says nothing; show a part of it, or several")
  }
}
