// The order within layers: sweeps down and up that sort each layer by the middle of its neighbours, and exchanges of
// neighbours where that saves crossings. The best order seen is kept.

extension Vertices {
  mutating func order() {
    var rank = ranks()
    var best = layers
    var fewest = crossings(rank)
    let sweeps = layer.count < 400 ? 16 : 6
    for sweep in 0..<sweeps where fewest > 0 {
      sort(downwards: sweep % 2 == 0, &rank)
      if layer.count < 1500 { exchange(&rank) }
      let count = crossings(rank)
      if count < fewest {
        fewest = count
        best = layers
      }
    }
    layers = best
  }

  /// Where each vertex stands in its layer.
  private func ranks() -> [Int] {
    var rank = [Int](repeating: 0, count: layer.count)
    for row in layers { for (index, vertex) in row.enumerated() { rank[vertex] = index } }
    return rank
  }

  private mutating func sort(downwards: Bool, _ rank: inout [Int]) {
    let order = downwards ? Array(layers.indices) : layers.indices.reversed()
    for index in order {
      let weighed = layers[index].map { vertex in
        (vertex, mean(downwards ? above[vertex] : below[vertex], rank) ?? Double(rank[vertex]), rank[vertex])
      }
      layers[index] = weighed.sorted { ($0.1, $0.2) < ($1.1, $1.2) }.map(\.0)
      for (place, vertex) in layers[index].enumerated() { rank[vertex] = place }
    }
  }

  private func mean(_ links: [Link], _ rank: [Int]) -> Double? {
    links.isEmpty ? nil : Double(links.reduce(0) { $0 + rank[$1.vertex] }) / Double(links.count)
  }

  private mutating func exchange(_ rank: inout [Int]) {
    for _ in 0..<4 {
      var hasChanged = false
      for row in layers.indices {
        for index in layers[row].indices.dropLast() {
          let (left, right) = (layers[row][index], layers[row][index + 1])
          let now = crossings(left, right, above, rank) + crossings(left, right, below, rank)
          guard now > 0 else { continue }
          let then = crossings(right, left, above, rank) + crossings(right, left, below, rank)
          guard then < now else { continue }
          layers[row].swapAt(index, index + 1)
          rank[left] = index + 1
          rank[right] = index
          hasChanged = true
        }
      }
      if !hasChanged { return }
    }
  }

  /// Crossings between the edges of two vertices if `left` stands before `right`.
  private func crossings(_ left: Int, _ right: Int, _ links: [[Link]], _ rank: [Int]) -> Int {
    var count = 0
    for one in links[left] { for other in links[right] where rank[one.vertex] > rank[other.vertex] { count += 1 } }
    return count
  }

  /// All crossings: pairs of edges out of order, counted by a Fenwick tree a layer.
  private func crossings(_ rank: [Int]) -> Int {
    var count = 0
    for (row, next) in zip(layers, layers.dropFirst()) {
      var tree = [Int](repeating: 0, count: next.count + 1)
      var total = 0
      for vertex in row {
        let places = below[vertex].map { rank[$0.vertex] }
        for place in places { count += total - sum(of: tree, upTo: place + 1) }
        for place in places {
          total += 1
          var index = place + 1
          while index < tree.count {
            tree[index] += 1
            index += index & -index
          }
        }
      }
    }
    return count
  }

  private func sum(of tree: [Int], upTo end: Int) -> Int {
    var (sum, index) = (0, end)
    while index > 0 {
      sum += tree[index]
      index -= index & -index
    }
    return sum
  }
}
