/// A sequence with everything placed: life lines side by side, events from top to bottom.
///
/// A line that would run through a label is interrupted there, so that text needs no ground of its own.
struct SequenceDrawing {
  private let diagram: SequenceDiagram
  private let heads: [TextLines]
  private let labels: [TextLines?]
  private(set) var columns: [Double] = []
  private var rows: [Row] = []
  private var headHeight = 0.0
  private(set) var width = 0.0
  private(set) var height = 0.0

  private struct Row {
    /// Where the arrow or the middle of the note lies.
    var y: Double
    var top: Double
    var bottom: Double
  }

  private static let labelMeasure = 128.0
  private static let headLength = 8.0
  private static let loopReach = 26.0

  init(_ diagram: SequenceDiagram) {
    self.diagram = diagram
    heads = diagram.participants.map { TextLines($0, size: 15, within: 96) }
    labels = diagram.events.map { event in
      switch event {
      case .message(_, _, let label, _): label.map { TextLines($0, size: 13, within: Self.labelMeasure) }
      case .note(_, let text): TextLines(text, size: 13, within: Self.labelMeasure)
      }
    }
    headHeight = heads.reduce(0) { max($0, $1.height) } + 16
    placeColumns()
    placeRows()
  }

  // MARK: Placing

  private func headWidth(_ index: Int) -> Double { max(56, heads[index].width + 20) }

  /// Each life line as far left as the heads, labels and notes on its left allow.
  private mutating func placeColumns() {
    let count = diagram.participants.count
    var needs: [(left: Int, right: Int, distance: Double)] = []
    var start = 0.0
    for index in 0..<count {
      if index > 0 { needs.append((index - 1, index, (headWidth(index - 1) + headWidth(index)) / 2 + 14)) }
      start = max(start, index == 0 ? headWidth(0) / 2 : 0)
    }
    var end = 0.0
    for (event, label) in zip(diagram.events, labels) {
      let room = label?.width ?? 0
      switch event {
      case .message(let from, let to, _, _) where from == to:
        if from + 1 < count { needs.append((from, from + 1, Self.loopReach + room + 14)) }
      case .message(let from, let to, _, _): needs.append((min(from, to), max(from, to), room + 26))
      case .note(let on, _):
        let half = room / 2 + 10
        if on > 0 { needs.append((on - 1, on, half + 10)) } else { start = max(start, half) }
        if on + 1 < count { needs.append((on, on + 1, half + 10)) }
      }
    }
    columns = Array(repeating: 0, count: count)
    for index in 0..<count {
      columns[index] = index == 0 ? start : 0
      for need in needs where need.right == index {
        columns[index] = max(columns[index], (columns[need.left] + need.distance).rounded())
      }
    }
    for index in 0..<count { end = max(end, columns[index] + headWidth(index) / 2) }
    for (event, label) in zip(diagram.events, labels) {
      let room = label?.width ?? 0
      switch event {
      case .message(let from, let to, _, _) where from == to: end = max(end, columns[from] + Self.loopReach + room + 6)
      case .message: break
      case .note(let on, _): end = max(end, columns[on] + room / 2 + 10)
      }
    }
    width = end.rounded(.up)
  }

  private mutating func placeRows() {
    var y = headHeight + 10
    for (event, label) in zip(diagram.events, labels) {
      let text = label?.height ?? 0
      switch event {
      case .message(let from, let to, _, _) where from == to:
        let height = max(text, 24) + 8
        rows.append(Row(y: y + height / 2, top: y + (height - text) / 2, bottom: y + (height + text) / 2))
        y += height + 8
      case .message:
        rows.append(Row(y: y + text + 6, top: y, bottom: y + text))
        y += text + 20
      case .note:
        rows.append(Row(y: y + text / 2 + 6, top: y, bottom: y + text + 12))
        y += text + 24
      }
    }
    height = y + 6
  }

  // MARK: Writing

  func svg() -> SVGBuffer {
    var out = SVGBuffer(capacity: 200 * (diagram.events.count + columns.count))
    for index in columns.indices { writeColumn(index, into: &out) }
    for index in diagram.events.indices {
      switch diagram.events[index] {
      case .message(let from, let to, _, let isAnswer):
        if from == to {
          writeLoop(index, at: from, isAnswer, into: &out)
        } else {
          write(index, from, to, isAnswer, into: &out)
        }
      case .note(let on, _): writeNote(index, at: on, into: &out)
      }
    }
    return out
  }

  private func writeColumn(_ index: Int, into out: inout SVGBuffer) {
    let half = headWidth(index) / 2
    out.raw("<g class=\"node\"><rect class=\"shape\"")
    out.attribute("x", columns[index] - half)
    out.attribute("y", 0)
    out.attribute("width", half * 2)
    out.attribute("height", headHeight)
    out.raw(" rx=\"6\"/>")
    out.label(heads[index], class: "label", x: columns[index], y: headHeight / 2)
    out.raw("</g><path class=\"life-line\" stroke-width=\"1\" d=\"")
    var y = headHeight
    for gap in interruptions(at: columns[index]) {
      if gap.lowerBound > y { writeVertical(columns[index], y, gap.lowerBound, into: &out) }
      y = max(y, gap.upperBound)
    }
    if height > y { writeVertical(columns[index], y, height, into: &out) }
    out.raw("\"/>\n")
  }

  private func writeVertical(_ x: Double, _ from: Double, _ to: Double, into out: inout SVGBuffer) {
    out.raw("M")
    out.number(x)
    out.raw(" ")
    out.number(from)
    out.raw("V")
    out.number(to)
  }

  /// Where labels and notes lie over a life line, from top to bottom.
  private func interruptions(at x: Double) -> [ClosedRange<Double>] {
    zip(diagram.events, zip(labels, rows)).compactMap { event, placed in
      guard let label = placed.0 else { return nil }
      switch event {
      case .message(let from, let to, _, _):
        guard from != to else { return nil }
        let middle = (columns[from] + columns[to]) / 2
        return abs(middle - x) < label.width / 2 + 3 ? placed.1.top...placed.1.bottom : nil
      case .note(let on, _): return columns[on] == x ? placed.1.top...placed.1.bottom : nil
      }
    }
  }

  private func write(_ index: Int, _ from: Int, _ to: Int, _ isAnswer: Bool, into out: inout SVGBuffer) {
    let row = rows[index]
    let sign: Double = from < to ? 1 : -1
    openEdge(isAnswer, into: &out)
    out.raw("M")
    out.number(columns[from])
    out.raw(" ")
    out.number(row.y)
    out.raw("H")
    out.number(columns[to] - sign * (Self.headLength - 1))
    writeHead(columns[to], row.y, sign, into: &out)
    if let label = labels[index] {
      out.label(label, class: "label edge-label", x: (columns[from] + columns[to]) / 2, y: (row.top + row.bottom) / 2)
    }
    out.raw("\n")
  }

  private func writeLoop(_ index: Int, at column: Int, _ isAnswer: Bool, into out: inout SVGBuffer) {
    let (x, y) = (columns[column], rows[index].y)
    openEdge(isAnswer, into: &out)
    out.raw("M")
    out.number(x)
    out.raw(" ")
    out.number(y - 10)
    out.raw("h")
    out.number(Self.loopReach - 8)
    out.raw("v20H")
    out.number(x + Self.headLength - 1)
    writeHead(x, y + 10, -1, into: &out)
    if let label = labels[index] {
      out.label(label, class: "label edge-label", x: x + Self.loopReach + label.width / 2, y: y)
    }
    out.raw("\n")
  }

  private func openEdge(_ isAnswer: Bool, into out: inout SVGBuffer) {
    out.raw(isAnswer ? "<path class=\"edge edge-dashed\" stroke-dasharray=\"5 4\" d=\"" : "<path class=\"edge\" d=\"")
  }

  private func writeHead(_ x: Double, _ y: Double, _ sign: Double, into out: inout SVGBuffer) {
    out.raw("\"/><path class=\"edge-head\" fill=\"currentColor\" stroke=\"none\" d=\"M")
    out.number(x)
    out.raw(" ")
    out.number(y)
    out.raw("l")
    out.number(-sign * Self.headLength)
    out.raw(" -4v8z\"/>")
  }

  private func writeNote(_ index: Int, at column: Int, into out: inout SVGBuffer) {
    guard let label = labels[index] else { return }
    let row = rows[index]
    out.raw("<g class=\"node node-note\"><rect class=\"shape\" stroke-width=\"1\"")
    out.attribute("x", columns[column] - label.width / 2 - 10)
    out.attribute("y", row.top)
    out.attribute("width", label.width + 20)
    out.attribute("height", row.bottom - row.top)
    out.raw(" stroke-dasharray=\"2 3\"/>")
    out.label(label, class: "label edge-label", x: columns[column], y: row.y)
    out.raw("</g>\n")
  }
}
