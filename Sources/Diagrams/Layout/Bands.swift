/// Where layers lie along the flow, and the gaps between them.
struct Bands {
  private(set) var start: [Double] = []
  private(set) var stop: [Double] = []
  private(set) var end = 0.0

  init(_ vertices: Vertices, _ spacing: LayeredLayout.Spacing) {
    let hasLabels = vertices.labels.contains { $0 != nil }
    let gap = hasLabels ? (spacing.layers * 0.6).rounded() : spacing.layers
    for (index, row) in vertices.layers.enumerated() {
      if index > 0 { end += max(gap, Bands.gap(for: vertices.layers[index - 1], vertices)) }
      start.append(end)
      end += row.reduce(0) { max($0, vertices.along[$1]) }
      stop.append(end)
    }
  }

  var middle: [Double] { zip(start, stop).map { ($0 + $1) / 2 } }

  /// Edges that go far across need a longer gap, else they lie nearly flat.
  private static func gap(for row: [Int], _ vertices: Vertices) -> Double {
    var farthest = 0.0
    for upper in row {
      for link in vertices.below[upper] {
        farthest = max(farthest, abs(vertices.position[upper] - vertices.position[link.vertex]))
      }
    }
    return min(72, (farthest * 0.16).rounded())
  }
}
