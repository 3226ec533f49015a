/// A graph for a phone: its boxes in one column, in the order they are given, and the edges in lanes beside it.
///
/// The edges of one box leave by one lane and branch off to the boxes they lead to; a box leads to the next one straight.
/// Lines cross lines, never a box. It is as wide as it is told, and wider only where there are more lanes than room.
struct ColumnDrawing {
  private let diagram: GraphDiagram
  private let labels: [TextLines]
  private let notes: [TextLines?]
  private let boxes: [GraphDrawing.Box]
  /// The lane of each box that leads further than to the next, counted from the boxes outwards.
  private let lanes: [Int: Int]
  private let left: Double
  let width: Double
  let height: Double

  private static let lane = 11.0
  private static let turn = 5.0
  private static let head = 8.0
  private static let gap = 18.0
  /// Where lines leave a box and arrive at it, below and above its middle.
  private static let port = 5.0
  private static let least = 150.0

  init(_ diagram: GraphDiagram, within phone: Double) {
    self.diagram = diagram
    lanes = ColumnDrawing.lanes(of: diagram)
    let left = Double((lanes.values.max() ?? -1) + 1) * Self.lane + Self.head + Self.turn
    let across = max(Self.least, phone - left)
    labels = diagram.nodes.map { TextLines($0.label, size: 15, within: across - 20) }
    notes = diagram.nodes.map { $0.note.map { TextLines($0, size: 13, within: across - 20) } }
    var end = 0.0
    boxes = zip(labels, notes).map { label, note in
      let along = label.height + (note?.height ?? 0) + 14
      defer { end += along + Self.gap }
      return .init(x: left + across / 2, y: end + along / 2, width: across, height: along)
    }
    self.left = left
    width = left + across
    height = max(0, end - Self.gap)
  }

  /// Short ways next to the boxes, long ones outside; two share a lane where one ends before the other begins.
  private static func lanes(of diagram: GraphDiagram) -> [Int: Int] {
    var reach: [Int: ClosedRange<Int>] = [:]
    for edge in diagram.edges where edge.to != edge.from + 1 && edge.to != edge.from {
      let (low, high) = (min(edge.from, edge.to), max(edge.from, edge.to))
      let known = reach[edge.from] ?? low...high
      reach[edge.from] = min(known.lowerBound, low)...max(known.upperBound, high)
    }
    var taken: [[ClosedRange<Int>]] = []
    var lanes: [Int: Int] = [:]
    for (node, range) in reach.sorted(by: { ($0.value.count, $0.key) < ($1.value.count, $1.key) }) {
      let isFree = { (ranges: [ClosedRange<Int>]) in
        ranges.allSatisfy { $0.upperBound <= range.lowerBound || range.upperBound <= $0.lowerBound }
      }
      let lane = taken.firstIndex(where: isFree) ?? taken.count
      if lane == taken.count { taken.append([]) }
      taken[lane].append(range)
      lanes[node] = lane
    }
    return lanes
  }

  func svg() -> SVGBuffer {
    var out = SVGBuffer(capacity: 256 * (boxes.count + diagram.edges.count))
    for edge in diagram.edges where edge.from != edge.to { write(edge, into: &out) }
    for (index, node) in diagram.nodes.enumerated() {
      node.write(boxes[index], labels[index], notes[index], into: &out)
    }
    return out
  }

  private func write(_ edge: GraphDiagram.Edge, into out: inout SVGBuffer) {
    let (from, to) = (boxes[edge.from], boxes[edge.to])
    var path = SVGBuffer(capacity: 64)
    var head = SVGBuffer(capacity: 32)
    if edge.to == edge.from + 1 {
      let tip = to.y - to.height / 2
      path.command("M", from.x, from.y + from.height / 2)
      path.command("L", from.x, tip - Self.head + 1)
      head.command("M", to.x, tip)
      head.command("L", to.x - 4, tip - Self.head)
      head.command("L", to.x + 4, tip - Self.head)
    } else {
      let x = left - Self.head - Self.turn - (Double(lanes[edge.from] ?? 0) + 0.5) * Self.lane
      let down: Double = edge.from < edge.to ? 1 : -1
      let (start, end) = (from.y + down * Self.port, to.y - down * Self.port)
      path.command("M", left, start)
      path.command("L", x + Self.turn, start)
      path.command("C", x, start, x, start, x, start + down * Self.turn)
      path.command("L", x, end - down * Self.turn)
      path.command("C", x, end, x, end, x + Self.turn, end)
      path.command("L", left - Self.head + 1, end)
      head.command("M", left, end)
      head.command("L", left - Self.head, end - 4)
      head.command("L", left - Self.head, end + 4)
    }
    head.raw("z")
    out.edge(path, head, isDashed: edge.isDashed)
    out.raw("\n")
  }
}

extension SVGBuffer {
  fileprivate mutating func command(_ name: StaticString, _ numbers: Double...) {
    raw(name)
    for (index, value) in numbers.enumerated() {
      if index > 0 { raw(" ") }
      number(value)
    }
  }

  /// A line and its arrow head.
  mutating func edge(_ path: SVGBuffer, _ head: SVGBuffer, isDashed: Bool) {
    raw(isDashed ? "<path class=\"edge edge-dashed\" stroke-dasharray=\"5 4\" d=\"" : "<path class=\"edge\" d=\"")
    append(path)
    raw("\"/><path class=\"edge-head\" fill=\"currentColor\" stroke=\"none\" d=\"")
    append(head)
    raw("\"/>")
  }
}
