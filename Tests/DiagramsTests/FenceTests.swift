import Diagnostics
import Diagrams
import Testing

struct FenceTests {
  @Test func readsEdgesNodesAndDirection() {
    let read = graph("title: T\ndirection: right\n\nA -> B: over there\nB-->C\n  Lone one\n")
    #expect(read.problems == "")
    #expect(
      read.diagram
        == GraphDiagram(
          title: "T", direction: .right, nodes: ["A", "B", "C", "Lone one"].map { .init($0) },
          edges: [.init(0, 1, label: "over there"), .init(1, 2, isDashed: true)]))
  }

  @Test func readsMessagesAnswersAndNotes() {
    let read = sequence("title: T\nA -> B: GET /a: b\nnote B: thinks\nB --> A\n")
    #expect(read.problems == "")
    #expect(
      read.diagram
        == SequenceDiagram(
          title: "T", participants: ["A", "B"],
          events: [
            .message(from: 0, to: 1, label: "GET /a: b", isAnswer: false), .note(on: 1, text: "thinks"),
            .message(from: 1, to: 0, label: nil, isAnswer: true),
          ]))
  }

  @Test func asksForATitle() {
    #expect(
      graph("A -> B\n").problems == #"""
        warning[diagram-syntax]: the graph has no title
         --> a.md:1:1
          |
        1 | A -> B
          | ^
          = help: begin it with a line 'title: …' that says what the picture shows; it is what readers get who do not see it

        """#)
  }

  @Test func pointsAtEachWrongLine() {
    #expect(
      graph(
        "title: T\ndirektion: down\ndirection: rigth\nA => B\nA ->\nA -> B -> C\nA -> B: \(String(repeating: "x", count: 81))\n"
      ).problems == #"""
        warning[diagram-syntax]: 'direktion' is neither a key nor an arrow
         --> a.md:2:1
          |
        2 | direktion: down
          | ^^^^^^^^^ did you mean 'direction'?
          = help: a line is 'A -> B', 'A -> B: label', 'A --> B' for a dashed arrow, or a name alone; 'title:' and 'direction:' come first

        warning[diagram-syntax]: no direction is called 'rigth'
         --> a.md:3:12
          |
        3 | direction: rigth
          |            ^^^^^ did you mean 'right'?
          = help: a graph flows 'down', which is also what it does unasked, or 'right'

        warning[diagram-syntax]: '=>' is no arrow here
         --> a.md:4:3
          |
        4 | A => B
          |   ^^
          = help: a line is 'A -> B', 'A -> B: label', 'A --> B' for a dashed arrow, or a name alone; 'title:' and 'direction:' come first

        warning[diagram-syntax]: an arrow to nothing
         --> a.md:5:1
          |
        5 | A ->
          | ^^^^
          = help: a line is 'A -> B', 'A -> B: label', 'A --> B' for a dashed arrow, or a name alone; 'title:' and 'direction:' come first

        warning[diagram-syntax]: a second arrow in one line
         --> a.md:6:8
          |
        6 | A -> B -> C
          |        ^^
          = help: write each arrow in a line of its own: 'A -> B', then 'B -> C'

        warning[diagram-syntax]: the label has 81 characters
         --> a.md:7:9
          |
        7 | A -> B: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
          |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          = help: a picture's labels have 80 characters at most, its title 200; say the rest in the text

        """#)
  }

  @Test func pointsAtWrongLinesOfASequence() {
    #expect(
      sequence("title: T\nA <- B: no\nnote : x\nnote A:\nhello\nA -> B -> C\ntitel: x\n").problems == #"""
        warning[diagram-syntax]: '<-' is no arrow here
         --> a.md:2:3
          |
        2 | A <- B: no
          |   ^^
          = help: a line is 'A -> B: message', 'A --> B: answer' or 'note A: text'; 'title:' comes first

        warning[diagram-syntax]: a note at nobody
         --> a.md:3:1
          |
        3 | note : x
          | ^^^^^^^^
          = help: a line is 'A -> B: message', 'A --> B: answer' or 'note A: text'; 'title:' comes first

        warning[diagram-syntax]: an empty note
         --> a.md:4:1
          |
        4 | note A:
          | ^^^^^^^
          = help: a line is 'A -> B: message', 'A --> B: answer' or 'note A: text'; 'title:' comes first

        warning[diagram-syntax]: neither a message nor a note
         --> a.md:5:1
          |
        5 | hello
          | ^^^^^
          = help: a line is 'A -> B: message', 'A --> B: answer' or 'note A: text'; 'title:' comes first

        warning[diagram-syntax]: a second arrow in one line
         --> a.md:6:8
          |
        6 | A -> B -> C
          |        ^^
          = help: write each message in a line of its own

        warning[diagram-syntax]: neither a message nor a note
         --> a.md:7:1
          |
        7 | titel: x
          | ^^^^^^^^ did you mean 'title'?
          = help: a line is 'A -> B: message', 'A --> B: answer' or 'note A: text'; 'title:' comes first

        """#)
  }

  @Test func asksForSomethingToDraw() {
    #expect(
      graph("title: T\n").problems == #"""
        warning[diagram-syntax]: the graph has no nodes
         --> a.md:1:1
          |
        1 | title: T
          | ^
          = help: a line is 'A -> B', 'A -> B: label', 'A --> B' for a dashed arrow, or a name alone; 'title:' and 'direction:' come first

        """#)
    #expect(
      sequence("title: T\n").problems == #"""
        warning[diagram-syntax]: the sequence has no messages
         --> a.md:1:1
          |
        1 | title: T
          | ^
          = help: a line is 'A -> B: message', 'A --> B: answer' or 'note A: text'; 'title:' comes first

        """#)
  }

  @Test func refusesMoreThanAPictureHolds() {
    let lines = (1...61).map { "N\($0)" }.joined(separator: "\n")
    #expect(
      graph("title: T\n\(lines)\n").problems == #"""
        warning[diagram-syntax]: more than 60 nodes
          --> a.md:62:1
           |
        62 | N61
           | ^^^
           = help: a picture that large says nothing; show a part of it, or several

        """#)
    let edges = Array(repeating: "A -> B", count: 201).joined(separator: "\n")
    #expect(
      graph("title: T\n\(edges)\n").problems == #"""
        warning[diagram-syntax]: more than 200 arrows
           --> a.md:202:1
            |
        202 | A -> B
            | ^^^^^^
            = help: a picture that large says nothing; show a part of it, or several

        """#)
    let messages = Array(repeating: "A -> B: x", count: 61).joined(separator: "\n")
    #expect(
      sequence("title: T\n\(messages)\n").problems == #"""
        warning[diagram-syntax]: more than 60 messages and notes
          --> a.md:62:1
           |
        62 | A -> B: x
           | ^^^^^^^^^
           = help: a picture that large says nothing; show a part of it, or several

        """#)
  }

  /// Whatever is written, reading ends and what is read can be drawn.
  @Test func readsAnything() {
    let pieces = [
      "A", "B", " -> ", "-->", ":", "\n", "title: x\n", "note ", "é", "->", "- >", " ", "direction: down\n",
    ]
    for seed in 1...3000 {
      var dice = Dice(seed)
      let code = "title: T\n" + (0..<dice.roll(20)).map { _ in pieces[dice.roll(pieces.count)] }.joined()
      let (graph, sequence) = (graph(code), sequence(code))
      #expect((graph.diagram == nil) == (graph.problems != ""))
      #expect((sequence.diagram == nil) == (sequence.problems != ""))
      _ = graph.diagram?.figure(id: "d")
      _ = sequence.diagram?.figure(id: "d")
    }
  }

  private func graph(_ code: String) -> (diagram: GraphDiagram?, problems: String) {
    read(code) { GraphDiagram.read(code, at: $0, reportingTo: &$1) }
  }

  private func sequence(_ code: String) -> (diagram: SequenceDiagram?, problems: String) {
    read(code) { SequenceDiagram.read(code, at: $0, reportingTo: &$1) }
  }

  /// The code alone is the file; what concerns the whole fence is at its beginning.
  private func read<Diagram>(
    _ code: String, _ read: (@escaping (Int, Range<Int>) -> SourceRange, inout Findings) -> Diagram?
  ) -> (diagram: Diagram?, problems: String) {
    let file = SourceFile(id: 0, path: "a.md", text: Array(code.utf8))
    let starts = [0] + file.text.indices.filter { file.text[$0] == 0x0A }.map { $0 + 1 }
    var findings = Findings()
    let diagram = read(
      { line, columns in
        line < 0
          ? .file(0)
          : SourceRange(file: 0, start: starts[line] + columns.lowerBound, end: starts[line] + columns.upperBound)
      }, &findings)
    return (diagram, TextPrinter(files: [file], usesColour: false).print(findings.sorted(in: [file])))
  }
}
