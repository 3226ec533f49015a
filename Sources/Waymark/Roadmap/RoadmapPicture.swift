import ContentGraph
import Diagrams
import Escaping

extension Site {
  /// More steps than this are no picture any more; the list says what it would have said.
  private static let pictureLimit = 500

  /// The steps of a roadmap and what each requires, arrows leading from a step to what it opens. What other arrows imply
  /// is left out. Nil without any arrow, and for what is too much for a picture.
  func picture(of roadmap: NodeIndex) -> HTMLFragment? {
    let steps = outline.members[roadmap] ?? []
    let edges = arrows(between: steps)
    guard !edges.isEmpty, steps.count <= Site.pictureLimit else { return nil }
    let diagram = GraphDiagram(
      title: "What needs what in “\(curriculum.nodes[roadmap].common.title)”",
      nodes: steps.enumerated().map { position, step in pictured(step, number: position + 1) }, edges: edges)
    return diagram.linkedFigure(id: "wm-picture-title").map(HTMLFragment.init(escaped:))
  }

  private func pictured(_ node: NodeIndex, number: Int) -> GraphDiagram.Node {
    let title = "\(number)\u{A0}\(Site.shortened(curriculum.nodes[node].common.title))"
    var pictured = GraphDiagram.Node(
      title, link: address(of: node), data: curriculum.nodes[node].id.description)
    if case .step(let step) = curriculum.nodes[node].content {
      pictured.note = step.kind.rawValue
      pictured.shape = step.kind.shape
    }
    return pictured
  }

  /// A box holds a name, not a sentence.
  private static func shortened(_ title: String) -> String {
    title.count <= 70 ? title : title.prefix(70) + "…"
  }

  private func arrows(between steps: [NodeIndex]) -> [GraphDiagram.Edge] {
    let positions = Dictionary(zip(steps, steps.indices)) { first, _ in first }
    let required = steps.indices.flatMap { position in
      outline.prerequisites.successors(of: steps[position]).compactMap { target in
        positions[NodeIndex(target)].map { (from: position, to: $0) }
      }
    }
    let implied = Set(
      TransitiveReduction.impliedEdges(of: DirectedGraph(nodeCount: steps.count, edges: required)))
    return required.indices.filter { !implied.contains($0) }.map { .init(required[$0].to, required[$0].from) }
  }
}

extension StepKind {
  /// Told apart by line and outline, for those who don't tell colours apart; the box says it in a word too.
  fileprivate var shape: GraphDiagram.Shape {
    switch self {
    case .required: .strong
    case .recommended: .plain
    case .optional: .soft
    case .alternative: .cut
    }
  }
}
