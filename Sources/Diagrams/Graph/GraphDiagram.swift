/// Boxes and the arrows between them, before anything is placed.
package struct GraphDiagram: Sendable, Hashable {
  package var title: String
  package var direction: Direction
  package var nodes: [Node]
  package var edges: [Edge]

  package enum Direction: String, Sendable, CaseIterable { case down, right }

  package init(title: String, direction: Direction = .down, nodes: [Node], edges: [Edge]) {
    precondition(edges.allSatisfy { nodes.indices.contains($0.from) && nodes.indices.contains($0.to) })
    self.title = title
    self.direction = direction
    self.nodes = nodes
    self.edges = edges
  }

  package struct Node: Sendable, Hashable {
    package var label: String
    /// A small line under the label.
    package var note: String?
    /// The address the box leads to.
    package var link: String?
    package var shape: Shape
    /// More classes of the box's group, and the value of its link's `data-node`.
    package var classes: [String]
    package var data: String?

    package init(
      _ label: String, note: String? = nil, link: String? = nil, shape: Shape = .plain, classes: [String] = [],
      data: String? = nil
    ) {
      self.label = label
      self.note = note
      self.link = link
      self.shape = shape
      self.classes = classes
      self.data = data
    }
  }

  /// What the outline of a box looks like, so that kinds differ in more than colour.
  package enum Shape: String, Sendable, CaseIterable { case plain, strong, soft, cut }

  package struct Edge: Sendable, Hashable {
    /// Positions in the list of nodes.
    package var from: Int
    package var to: Int
    package var label: String?
    package var isDashed: Bool

    package init(_ from: Int, _ to: Int, label: String? = nil, isDashed: Bool = false) {
      self.from = from
      self.to = to
      self.label = label
      self.isDashed = isDashed
    }
  }
}
