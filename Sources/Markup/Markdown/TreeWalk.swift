/// Goes over a tree in document order by its own links, so that depth costs no stack.
///
/// Nodes that can have children are entered and left; leaves are entered only. The root itself is not visited.
struct TreeWalk {
  struct Step {
    let node: MarkdownNode
    let kind: MarkdownNode.Kind
    let isEntering: Bool
  }

  private let root: MarkdownNode
  /// The last step. Where it leads is looked up when the next is asked for, so that what is inside or behind a node may
  /// be changed when it is entered.
  private var node: MarkdownNode
  private var isInside = true

  init(below root: MarkdownNode) {
    self.root = root
    node = root
  }

  mutating func next() -> Step? {
    if isInside {
      guard let child = node.firstChild else { return node == root ? nil : leave(node) }
      return enter(child)
    }
    if let next = node.next { return enter(next) }
    guard let parent = node.parent, parent != root else { return nil }
    return leave(parent)
  }

  /// Goes on behind `node`, neither visiting what is below it nor leaving it.
  mutating func skip(past node: MarkdownNode) {
    self.node = node
    isInside = false
  }

  private mutating func enter(_ node: MarkdownNode) -> Step {
    let kind = node.kind
    self.node = node
    isInside = !kind.isLeaf
    return Step(node: node, kind: kind, isEntering: true)
  }

  private mutating func leave(_ node: MarkdownNode) -> Step {
    skip(past: node)
    return Step(node: node, kind: node.kind, isEntering: false)
  }
}
