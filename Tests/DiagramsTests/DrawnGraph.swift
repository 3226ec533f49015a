import Diagrams

/// A picture read back from its SVG: what a reader sees, not what the layout meant.
struct DrawnGraph {
  struct Box: Equatable {
    var left: Double
    var top: Double
    var right: Double
    var bottom: Double

    func contains(_ x: Double, _ y: Double, margin: Double) -> Bool {
      x > left + margin && x < right - margin && y > top + margin && y < bottom - margin
    }

    func overlaps(_ other: Box) -> Bool {
      left < other.right - 0.2 && other.left < right - 0.2 && top < other.bottom - 0.2 && other.top < bottom - 0.2
    }
  }

  /// Of the picture as a whole.
  private(set) var view = Box(left: 0, top: 0, right: 0, bottom: 0)
  private(set) var nodes: [Box] = []
  /// Of each edge in order, points along its line.
  private(set) var lines: [[(x: Double, y: Double)]] = []

  /// - Parameter svg: of a graph all of whose boxes are rectangles.
  init(_ svg: [UInt8]) {
    let text = String(decoding: svg, as: UTF8.self)
    let numbers = DrawnGraph.numbers(in: DrawnGraph.value(of: "viewBox", in: text[...]) ?? "")
    view = Box(left: numbers[0], top: numbers[1], right: numbers[0] + numbers[2], bottom: numbers[1] + numbers[3])
    for element in text.split(separator: "<") {
      if element.hasPrefix("rect class=\"shape\"") {
        let sides = ["x", "y", "width", "height"].map {
          DrawnGraph.numbers(in: DrawnGraph.value(of: $0, in: element)!)[0]
        }
        nodes.append(Box(left: sides[0], top: sides[1], right: sides[0] + sides[2], bottom: sides[1] + sides[3]))
      } else if element.hasPrefix("path class=\"edge\"") || element.hasPrefix("path class=\"edge edge-dashed\"") {
        lines.append(DrawnGraph.points(of: DrawnGraph.value(of: "d", in: element)!))
      }
    }
  }

  private static func value(of name: String, in element: Substring) -> Substring? {
    let parts = element.split(separator: " \(name)=\"", maxSplits: 1, omittingEmptySubsequences: false)
    return parts.count < 2 ? nil : parts[1].prefix { $0 != "\"" }
  }

  private static func numbers(in text: Substring) -> [Double] {
    text.split { !($0.isNumber || $0 == "." || $0 == "-") }.compactMap { Double($0) }
  }

  /// A path of `M`, `L` and `C`, sampled.
  private static func points(of path: Substring) -> [(x: Double, y: Double)] {
    var points: [(x: Double, y: Double)] = []
    var rest = path
    while let command = rest.first {
      rest.removeFirst()
      let end = rest.firstIndex { $0.isLetter } ?? rest.endIndex
      let values = numbers(in: rest[..<end])
      rest = rest[end...]
      switch command {
      case "M": points.append((values[0], values[1]))
      case "L":
        let from = points.last!
        for step in 1...20 {
          let t = Double(step) / 20
          points.append((from.x + (values[0] - from.x) * t, from.y + (values[1] - from.y) * t))
        }
      case "C":
        let from = points.last!
        for step in 1...40 {
          let (t, u) = (Double(step) / 40, 1 - Double(step) / 40)
          let weights = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t]
          points.append(
            (
              weights[0] * from.x + weights[1] * values[0] + weights[2] * values[2] + weights[3] * values[4],
              weights[0] * from.y + weights[1] * values[1] + weights[2] * values[3] + weights[3] * values[5]
            ))
        }
      default: preconditionFailure("a command no line is drawn with: \(command)")
      }
    }
    return points
  }
}

/// A generator whose numbers are the same on every machine.
struct Dice {
  private var state: UInt64

  init(_ seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func roll(_ sides: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state >> 33) % sides
  }
}

extension GraphDiagram {
  /// Any graph: with cycles, loops, edges twice, nodes alone.
  static func random(_ seed: Int, nodes maxNodes: Int, edges maxEdges: Int) -> GraphDiagram {
    var dice = Dice(seed)
    let words = ["a", "the proxy", "Database", "WWWWWWWWWWWWWW", "a label that needs two lines", "データベース", "iiii"]
    let count = 1 + dice.roll(maxNodes)
    let nodes = (0..<count).map { GraphDiagram.Node("\(words[dice.roll(words.count)]) \($0)") }
    let edges = (0..<dice.roll(maxEdges + 1)).map { _ in
      GraphDiagram.Edge(
        dice.roll(count), dice.roll(count), label: dice.roll(2) == 0 ? words[dice.roll(words.count)] : nil,
        isDashed: dice.roll(3) == 0)
    }
    return GraphDiagram(
      title: "Random \(seed)", direction: dice.roll(2) == 0 ? .down : .right, nodes: nodes, edges: edges)
  }
}
