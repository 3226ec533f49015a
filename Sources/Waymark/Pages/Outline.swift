import ContentGraph

/// What the pages ask of the graph again and again, worked out once: where lessons stand in courses, steps in roadmaps,
/// and the order of everything that is required.
package struct Outline: Sendable {
  /// Where a lesson stands in a course, or a step in a roadmap (whose steps are one module).
  package struct Placement: Sendable, Hashable {
    package let collection: NodeIndex
    package let module: Int
    /// Among the visible members of the whole course, from 0.
    package let position: Int
    /// Among those of its module, from 0.
    package let positionInModule: Int
  }

  /// For each node, its places in courses or roadmaps, by collection.
  package let placements: [[Placement]]
  /// For each course or roadmap, its visible members in order.
  package let members: [NodeIndex: [NodeIndex]]
  /// `requires` edges between visible nodes.
  package let requirements: [(from: NodeIndex, to: NodeIndex)]
  /// The same as a graph, its edges numbered alike.
  package let prerequisites: DirectedGraph
  /// For each node, what its author says it takes: a lesson's minutes, a step's hours, a course's or roadmap's sum.
  package let minutes: [Int]
  package let order: TopologicalOrder
  package let closure: Closure

  package init(_ curriculum: Curriculum) {
    var placements = [[Placement]](repeating: [], count: curriculum.nodes.count)
    var members: [NodeIndex: [NodeIndex]] = [:]
    for collection in curriculum.nodes.indices where curriculum.visibility[collection] == .visible {
      var visible: [NodeIndex] = []
      for (module, links) in Self.modules(of: curriculum.nodes[collection].content).enumerated() {
        let first = visible.count
        for link in links where curriculum.visibility[link.target] == .visible {
          placements[link.target].append(
            Placement(
              collection: collection, module: module, position: visible.count,
              positionInModule: visible.count - first))
          visible.append(link.target)
        }
      }
      if !visible.isEmpty { members[collection] = visible }
    }
    var minutes = curriculum.nodes.indices.map { Self.ownMinutes(of: curriculum.nodes[$0].content) }
    for (collection, visible) in members { minutes[collection] = visible.reduce(0) { $0 + minutes[$1] } }
    self.minutes = minutes
    self.placements = placements
    self.members = members
    requirements = curriculum.edges.lazy
      .filter { edge in
        edge.kind == .requires && curriculum.visibility[edge.from] == .visible
          && curriculum.visibility[edge.to] == .visible
      }
      .map { ($0.from, $0.to) }
    prerequisites = DirectedGraph(nodeCount: curriculum.nodes.count, edges: requirements)
    order = TopologicalOrder(of: prerequisites, preferring: Self.preferredPositions(placements))
    closure = Closure(of: prerequisites, in: order)
  }

  private static func ownMinutes(of content: Content<Link>) -> Int {
    switch content {
    case .lesson(let lesson): lesson.minutes ?? 0
    case .step(let step): Int(((step.hours ?? 0) * 60).rounded())
    case .course, .roadmap, .page, .program, .criterion, .comparison, .article, .topic: 0
    }
  }

  private static func modules(of content: Content<Link>) -> [[Link]] {
    switch content {
    case .course(let course): course.modules.map(\.lessons)
    case .roadmap(let roadmap): [roadmap.steps]
    case .page, .lesson, .step, .program, .criterion, .comparison, .article, .topic: []
    }
  }

  /// A node keeps the place of its first course; what stands in none comes after, in the order of names.
  private static func preferredPositions(_ placements: [[Placement]]) -> [Int] {
    let count = placements.count
    return placements.indices.map { node in
      placements[node].first.map { $0.collection * count + $0.position } ?? count * count + node
    }
  }
}
