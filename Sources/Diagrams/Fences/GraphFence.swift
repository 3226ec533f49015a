import Diagnostics

extension GraphDiagram {
  /// Reads a ```` ```graph ```` fence.
  ///
  ///     title: A click passes the proxy
  ///     direction: right
  ///     Browser -> Reverse proxy: HTTPS
  ///     Application --> Queue
  ///
  /// - Parameter place: where a line of the code (from zero) and columns of it, in bytes, are in the source; line -1 is
  ///   the fence's own.
  /// - Returns: nil when something is wrong, which is then reported.
  package static func read(
    _ code: String, at place: @escaping (_ line: Int, _ columns: Range<Int>) -> SourceRange,
    reportingTo findings: inout Findings
  ) -> GraphDiagram? {
    var reading = GraphReading(FenceReader(code, at: place))
    let diagram = reading.read()
    findings.append(reading.reader.findings)
    return reading.reader.findings.diagnostics.isEmpty ? diagram : nil
  }

  /// Its words, for the search.
  package var words: [String] { [title] + nodes.map(\.label) + edges.compactMap(\.label) }
}

private struct GraphReading {
  var reader: FenceReader
  private var positions: [Substring: Int] = [:]
  private var nodes: [GraphDiagram.Node] = []
  private var edges: [GraphDiagram.Edge] = []
  private var direction = GraphDiagram.Direction.down

  private static let help =
    "a line is 'A -> B', 'A -> B: label', 'A --> B' for a dashed arrow, or a name alone; 'title:' and 'direction:' come first"

  init(_ reader: FenceReader) { self.reader = reader }

  mutating func read() -> GraphDiagram? {
    let title = reader.title("graph")
    for line in reader.lines {
      if FenceReader.value(of: "title", in: line) != nil { continue }
      if let value = FenceReader.value(of: "direction", in: line) {
        readDirection(value, in: line)
      } else if let arrow = ArrowLine(line.text) {
        readEdge(arrow, in: line)
      } else {
        readNode(in: line)
      }
      if nodes.count > FenceReader.nodeLimit || edges.count > FenceReader.edgeLimit {
        reportSize(in: line)
        return nil
      }
    }
    if nodes.isEmpty, reader.findings.diagnostics.isEmpty {
      reader.report("the graph has no nodes", help: GraphReading.help)
      return nil
    }
    return title.map { GraphDiagram(title: $0, direction: direction, nodes: nodes, edges: edges) }
  }

  private mutating func readDirection(_ value: Substring, in line: FenceReader.Line) {
    if let direction = GraphDiagram.Direction(rawValue: String(value)) {
      self.direction = direction
    } else {
      reader.report(
        value.isEmpty ? "the direction is empty" : "no direction is called '\(value)'",
        at: value.isEmpty ? line.text : value, in: line,
        label: NearMiss.of(String(value), among: ["down", "right"]).map { "did you mean '\($0)'?" },
        help: "a graph flows 'down', which is also what it does unasked, or 'right'")
    }
  }

  private mutating func readEdge(_ arrow: ArrowLine, in line: FenceReader.Line) {
    guard !arrow.from.isEmpty, !arrow.to.isEmpty else {
      reader.report(
        "an arrow \(arrow.from.isEmpty ? "from" : "to") nothing", at: line.text, in: line, help: GraphReading.help)
      return
    }
    if let second = ArrowLine.arrow(in: line.text[arrow.to.startIndex..<arrow.to.endIndex]) {
      reader.report(
        "a second arrow in one line", at: line.text[line.text.utf8.index(before: second)...second], in: line,
        help: "write each arrow in a line of its own: 'A -> B', then 'B -> C'")
      return
    }
    if let label = arrow.label, !reader.checkLength(label, of: "the label", in: line) { return }
    guard let from = node(arrow.from, in: line), let to = node(arrow.to, in: line) else { return }
    edges.append(.init(from, to, label: arrow.label.map(String.init), isDashed: arrow.isDashed))
  }

  private mutating func readNode(in line: FenceReader.Line) {
    if let colon = line.text.firstIndex(of: ":") {
      let key = line.text[..<colon]
      reader.report(
        "'\(key)' is neither a key nor an arrow", at: key, in: line,
        label: NearMiss.of(String(key), among: ["title", "direction"]).map { "did you mean '\($0)'?" },
        help: GraphReading.help)
    } else if let foreign = ArrowLine.foreignArrow(in: line.text) {
      reader.report("'\(foreign)' is no arrow here", at: foreign, in: line, help: GraphReading.help)
    } else {
      _ = node(line.text, in: line)
    }
  }

  private mutating func node(_ name: Substring, in line: FenceReader.Line) -> Int? {
    if let known = positions[name] { return known }
    guard reader.checkLength(name, of: "the name", in: line) else { return nil }
    positions[name] = nodes.count
    nodes.append(.init(String(name)))
    return nodes.count - 1
  }

  private mutating func reportSize(in line: FenceReader.Line) {
    let excess = nodes.count > FenceReader.nodeLimit
    reader.report(
      excess ? "more than \(FenceReader.nodeLimit) nodes" : "more than \(FenceReader.edgeLimit) arrows", at: line.text,
      in: line, help: "a picture that large says nothing; show a part of it, or several")
  }
}
