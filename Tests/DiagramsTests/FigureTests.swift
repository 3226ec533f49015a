import Diagrams
import Testing

struct FigureTests {
  @Test func drawsTwoBoxesAndAnArrow() throws {
    let diagram = GraphDiagram(
      title: "A asks B", nodes: [.init("A"), .init("B")], edges: [.init(0, 1, label: "asks", isDashed: true)])
    let text = try figure(diagram)
    #expect(
      text == #"""
        <figure class="diagram diagram-graph"><div class="diagram-view" role="group" aria-labelledby="d" tabindex="0">
        <svg role="img" aria-labelledby="d" viewBox="-6 -6 64 165" width="4em" height="10.3em" fill="none" stroke="currentColor" stroke-width="1.5" text-anchor="middle"><title id="d">A asks B</title><path class="edge edge-dashed" stroke-dasharray="5 4" d="M26 38L26 66M26 87L26 108"/><path class="edge-head" fill="currentColor" stroke="none" d="M26 115L22 107L30 107z"/><text class="label edge-label" x="26" y="81.1" font-size="13" fill="currentColor" stroke="none">asks</text>
        <g class="node node-plain"><rect class="shape" x="0" y="0" width="52" height="38" rx="6"/><text class="label" x="26" y="24.3" font-size="15" fill="currentColor" stroke="none">A</text></g>
        <g class="node node-plain"><rect class="shape" x="0" y="115" width="52" height="38" rx="6"/><text class="label" x="26" y="139.3" font-size="15" fill="currentColor" stroke="none">B</text></g>
        </svg></div>
        <figcaption><span aria-hidden="true">A asks B</span><ul class="visually-hidden"><li>A leads to B, dashed: asks</li></ul></figcaption></figure>

        """#)
  }

  @Test func drawsLinksShapesAndNotes() throws {
    let diagram = GraphDiagram(
      title: "Steps",
      nodes: [
        .init(
          "1 Start", note: "required", link: "/start/?a=1&b=2", shape: .strong, classes: ["first"], data: "step:a/b"),
        .init("2 Go", shape: .cut), .init("3 Rest", shape: .soft),
      ], edges: [.init(0, 0), .init(0, 0, label: "again")])
    let text = String(decoding: try #require(diagram.svg(id: "steps")), as: UTF8.self)
    #expect(
      text == #"""
        <svg viewBox="-6 -6 336.1 66" width="21em" height="4.1em" fill="none" stroke="currentColor" stroke-width="1.5" text-anchor="middle"><title id="steps">Steps</title><path class="edge" d="M77.8 18C107.1 18 107.1 36 84.8 36"/><path class="edge-head" fill="currentColor" stroke="none" d="M77.8 36L85.8 32L85.8 40z"/><text class="label edge-label" x="125" y="31.6" font-size="13" fill="currentColor" stroke="none">again</text>
        <g class="node node-strong first"><a data-node="step:a/b" href="/start/?a=1&amp;b=2"><rect class="shape" x="0.2" y="0" width="77.6" height="54" rx="6" stroke-width="3"/><text class="label" x="39" y="24.3" font-size="15" fill="currentColor" stroke="none">1 Start</text><text class="label note" x="39" y="41.2" font-size="12" fill="currentColor" stroke="none">required</text></a></g>
        <g class="node node-cut"><path class="shape" d="M175.3 8L218.7 8L227.7 17L227.7 37L218.7 46L175.3 46L166.3 37L166.3 17z"/><text class="label" x="197" y="32.3" font-size="15" fill="currentColor" stroke="none">2 Go</text></g>
        <g class="node node-soft"><rect class="shape" x="249.9" y="8" width="74.2" height="38" rx="16" stroke-dasharray="6 4"/><text class="label" x="287" y="32.3" font-size="15" fill="currentColor" stroke="none">3 Rest</text></g>
        </svg>
        """#)
  }

  @Test func escapesWhatAuthorsWrite() throws {
    let hostile = #"</title><script>alert("x")</script>&amp;'"#
    let diagram = GraphDiagram(
      title: hostile, nodes: [.init(hostile, link: "\"onclick=\"x"), .init("\u{1}b")],
      edges: [.init(0, 1, label: hostile)])
    let text = try figure(diagram)
    #expect(!text.contains("<script"))
    #expect(!text.contains("alert(\""))
    #expect(!text.contains("\"onclick"))
    #expect(!text.contains("\u{1}"))
  }

  /// A policy that allows no inline style or script has nothing to refuse.
  @Test func writesNoInlineStyle() throws {
    for seed in 1...40 {
      let text = try figure(GraphDiagram.random(seed, nodes: 12, edges: 16))
      #expect(!text.contains("style"))
      #expect(!text.contains("url("))
    }
  }

  @Test func drawsASequence() {
    let diagram = SequenceDiagram(
      title: "One question", participants: ["A", "B"],
      events: [
        .message(from: 0, to: 1, label: "ask", isAnswer: false), .message(from: 1, to: 1, label: nil, isAnswer: false),
        .message(from: 1, to: 0, label: "tell", isAnswer: true), .note(on: 0, text: "done"),
      ])
    let text = String(decoding: diagram.figure(id: "s"), as: UTF8.self)
    #expect(
      text == #"""
        <figure class="diagram diagram-sequence"><div class="diagram-view" role="group" aria-labelledby="s" tabindex="0">
        <svg role="img" aria-labelledby="s" viewBox="-6 -6 142 219" width="8.9em" height="13.7em" fill="none" stroke="currentColor" stroke-width="1.5" text-anchor="middle"><title id="s">One question</title><g class="node"><rect class="shape" x="0" y="0" width="56" height="36" rx="6"/><text class="label" x="28" y="23.3" font-size="15" fill="currentColor" stroke="none">A</text></g><path class="life-line" stroke-width="1" d="M28 36V160M28 189V207"/>
        <g class="node"><rect class="shape" x="70" y="0" width="56" height="36" rx="6"/><text class="label" x="98" y="23.3" font-size="15" fill="currentColor" stroke="none">B</text></g><path class="life-line" stroke-width="1" d="M98 36V207"/>
        <path class="edge" d="M28 69H91"/><path class="edge-head" fill="currentColor" stroke="none" d="M98 69l-8 -4v8z"/><text class="label edge-label" x="63" y="59.1" font-size="13" fill="currentColor" stroke="none">ask</text>
        <path class="edge" d="M98 89h18v20H105"/><path class="edge-head" fill="currentColor" stroke="none" d="M98 109l8 -4v8z"/>
        <path class="edge edge-dashed" stroke-dasharray="5 4" d="M98 146H35"/><path class="edge-head" fill="currentColor" stroke="none" d="M28 146l8 -4v8z"/><text class="label edge-label" x="63" y="136.1" font-size="13" fill="currentColor" stroke="none">tell</text>
        <g class="node node-note"><rect class="shape" stroke-width="1" x="1.6" y="160" width="52.8" height="29" stroke-dasharray="2 3"/><text class="label edge-label" x="28" y="179.1" font-size="13" fill="currentColor" stroke="none">done</text></g>
        </svg></div>
        <figcaption><span aria-hidden="true">One question</span><ol class="visually-hidden"><li>A to B: ask</li><li>B to itself</li><li>B answers A: tell</li><li>Note at A: done</li></ol></figcaption></figure>

        """#)
  }

  private func figure(_ diagram: GraphDiagram) throws -> String {
    String(decoding: try #require(diagram.figure(id: "d")), as: UTF8.self)
  }
}
