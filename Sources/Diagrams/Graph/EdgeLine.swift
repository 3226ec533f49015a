/// The path of an edge's line and of its arrow head.
///
/// Lines run straight along the flow and cross over in curves that leave and arrive along it, so that a head always
/// points along an axis.
struct EdgeLine {
  private(set) var path = SVGBuffer(capacity: 128)
  private(set) var head = SVGBuffer(capacity: 48)
  private let turned: (LayeredLayout.Point) -> (x: Double, y: Double)

  /// How long the head is; the line ends where it begins.
  private static let headLength = 8.0
  private static let headWidth = 4.0

  init(_ route: LayeredLayout.Route, turning turned: @escaping (LayeredLayout.Point) -> (x: Double, y: Double)) {
    self.turned = turned
    guard !route.isLoop else {
      drawLoop(route)
      return
    }
    let last = route.runs.count - 1
    for (index, run) in route.runs.enumerated() { draw(index == last ? drawHead(on: run.points) : run.points) }
  }

  private mutating func drawLoop(_ route: LayeredLayout.Route) {
    let (start, end) = (route.runs[0].points[0], route.runs[0].points[1])
    let reach = LayeredLayout.loopReach * 4 / 3
    let neck = LayeredLayout.Point(across: end.across + EdgeLine.headLength - 1, along: end.along)
    command("M", start)
    command("C", .init(across: start.across + reach, along: start.along))
    command(" ", .init(across: end.across + reach, along: end.along))
    command(" ", neck)
    let base = end.across + EdgeLine.headLength
    drawHead(
      end, .init(across: base, along: end.along - EdgeLine.headWidth),
      .init(across: base, along: end.along + EdgeLine.headWidth))
  }

  private mutating func draw(_ points: [LayeredLayout.Point]) {
    command("M", points[0])
    var from = points[0]
    for (index, point) in points.enumerated().dropFirst() {
      if point.across == from.across {
        // Straight on: one line to the last of the points that follow each other.
        if index + 1 < points.count, points[index + 1].across == point.across { continue }
        if point != from { command("L", point) }
      } else {
        let middle = (from.along + point.along) / 2
        command("C", .init(across: from.across, along: middle))
        command(" ", .init(across: point.across, along: middle))
        command(" ", point)
      }
      from = point
    }
  }

  /// Draws the head at the end of the line and gives the line that is left.
  private mutating func drawHead(on points: [LayeredLayout.Point]) -> [LayeredLayout.Point] {
    var points = points
    let end = points.removeLast()
    let sign: Double = points[0].along < end.along ? 1 : -1
    let base = end.along - sign * EdgeLine.headLength
    drawHead(
      end, .init(across: end.across - EdgeLine.headWidth, along: base),
      .init(across: end.across + EdgeLine.headWidth, along: base))
    // A point between the head's base and its tip would send the line back.
    while points.count > 1, (base - points[points.count - 1].along) * sign < 0 { points.removeLast() }
    points.append(.init(across: end.across, along: base + sign))
    return points
  }

  private mutating func drawHead(
    _ tip: LayeredLayout.Point, _ one: LayeredLayout.Point, _ other: LayeredLayout.Point
  ) {
    swap(&path, &head)
    command("M", tip)
    command("L", one)
    command("L", other)
    path.raw("z")
    swap(&path, &head)
  }

  private mutating func command(_ name: StaticString, _ point: LayeredLayout.Point) {
    let (x, y) = turned(point)
    path.raw(name)
    path.number(x)
    path.raw(" ")
    path.number(y)
  }
}
