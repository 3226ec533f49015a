/// A page's headings as a nested list.
package struct ContentsEntry: Sendable, Hashable {
  /// In the body's list.
  package var heading: Int
  package var children: [ContentsEntry]

  package init(heading: Int, children: [ContentsEntry] = []) {
    self.heading = heading
    self.children = children
  }
}

extension Body {
  /// The headings of the `depth` topmost levels that occur, nested: with h2 and h3 present and depth 2, each h2 with its
  /// h3s. A heading deeper than the one before it by more than a level is that one's child all the same.
  package func contents(depth: Int = 2) -> [ContentsEntry] {
    guard let top = headings.indices.lazy.map({ headings[$0].outputLevel }).min() else { return [] }
    // The open entries, outermost first: each takes the ones after it when something as high comes along.
    var open: [ContentsEntry] = []
    var entries: [ContentsEntry] = []
    func close(to level: Int) {
      while !open.isEmpty, headings[open[open.count - 1].heading].outputLevel >= level {
        let last = open.removeLast()
        if open.isEmpty { entries.append(last) } else { open[open.count - 1].children.append(last) }
      }
    }
    for index in headings.indices where headings[index].outputLevel < top + depth {
      close(to: headings[index].outputLevel)
      open.append(ContentsEntry(heading: index))
    }
    close(to: 0)
    return entries
  }
}
