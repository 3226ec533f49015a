// Places across the flow: each layer in turn is drawn towards its neighbours, exactly, within what its order allows;
// between the turns long edges are pulled straight where there is room.

extension Vertices {
  mutating func place() {
    for row in layers { pack(row) }
    for _ in 0..<3 {
      for row in layers { attract(row, toAbove: true, toBelow: false) }
      for row in layers.reversed() { attract(row, toAbove: false, toBelow: true) }
      straighten()
    }
    for _ in 0..<8 {
      for row in layers { attract(row, toAbove: true, toBelow: true) }
      for row in layers.reversed() { attract(row, toAbove: true, toBelow: true) }
      straighten()
    }
    moveToOrigin()
  }

  private mutating func pack(_ row: [Int]) {
    for (left, right) in zip(row, row.dropFirst()) { position[right] = position[left] + distance(left, right) }
  }

  private mutating func moveToOrigin() {
    // Whole numbers, so that equal things stay equal when they are written with one decimal.
    for vertex in position.indices { position[vertex] = position[vertex].rounded() }
    for row in layers {
      for (left, right) in zip(row, row.dropFirst()) {
        position[right] = max(position[right], (position[left] + distance(left, right)).rounded(.up))
      }
    }
    let start = position.indices.reduce(Double.infinity) { min($0, position[$1] - before[$1]) }.rounded(.down)
    guard start.isFinite else { return }
    for vertex in position.indices { position[vertex] -= start }
  }

  /// Puts a layer where the weighted squares of the distances to the wished places are least (isotonic regression by
  /// pooling adjacent violators).
  private mutating func attract(_ row: [Int], toAbove: Bool, toBelow: Bool) {
    var blocks: [(wish: Double, weight: Double, count: Int)] = []
    blocks.reserveCapacity(row.count)
    var offset = 0.0
    var offsets: [Double] = []
    offsets.reserveCapacity(row.count)
    for (index, vertex) in row.enumerated() {
      if index > 0 { offset += distance(row[index - 1], vertex) }
      offsets.append(offset)
      let (wish, weight) = wish(of: vertex, toAbove, toBelow)
      var block = (wish: wish - offset, weight: weight, count: 1)
      while let last = blocks.last, last.wish > block.wish {
        blocks.removeLast()
        let weight = last.weight + block.weight
        block = ((last.wish * last.weight + block.wish * block.weight) / weight, weight, last.count + block.count)
      }
      blocks.append(block)
    }
    var index = 0
    for block in blocks {
      for _ in 0..<block.count {
        position[row[index]] = block.wish + offsets[index]
        index += 1
      }
    }
  }

  private func wish(of vertex: Int, _ toAbove: Bool, _ toBelow: Bool) -> (place: Double, weight: Double) {
    var (sum, weight) = (0.0, 0.0)
    if toAbove {
      for link in above[vertex] {
        sum += position[link.vertex] * link.strength
        weight += link.strength
      }
    }
    if toBelow {
      for link in below[vertex] {
        sum += position[link.vertex] * link.strength
        weight += link.strength
      }
    }
    // What nothing pulls stays, and gives way to what is pulled.
    return weight == 0 ? (position[vertex], 0.05) : (sum / weight, weight)
  }

  /// Gives all vertices of a long edge one place, if their neighbours leave one free.
  private mutating func straighten() {
    var rank = [Int](repeating: 0, count: layer.count)
    for row in layers { for (index, vertex) in row.enumerated() { rank[vertex] = index } }
    for chain in chains where chain.count > 3 {
      var (low, high, sum) = (-Double.infinity, Double.infinity, 0.0)
      for vertex in chain[1..<chain.count - 1] {
        let row = layers[layer[vertex]]
        let place = rank[vertex]
        if place > 0 { low = max(low, position[row[place - 1]] + distance(row[place - 1], vertex)) }
        if place + 1 < row.count { high = min(high, position[row[place + 1]] - distance(vertex, row[place + 1])) }
        sum += position[vertex]
      }
      guard low <= high else { continue }
      let common = min(max(sum / Double(chain.count - 2), low), high)
      for vertex in chain[1..<chain.count - 1] { position[vertex] = common }
    }
  }
}
