/// What a file of content is, told from where it lives.
package enum NodeKind: String, CaseIterable, Sendable, Comparable {
  case page, course, lesson, roadmap, step, program, criterion, comparison, article, topic

  /// The folder below `content/` whose files are of this kind. Steps live in their roadmap's folder, pages anywhere else.
  package var folder: String? {
    switch self {
    case .course: "courses"
    case .lesson: "lessons"
    case .roadmap: "roadmaps"
    case .program: "programs"
    case .criterion: "criteria"
    case .comparison: "comparisons"
    case .article: "articles"
    case .topic: "topics"
    case .page, .step: nil
    }
  }

  /// As the schema of DESIGN calls many of them: `lessons`.
  package var plural: String {
    switch self {
    case .page: "pages"
    case .step: "steps"
    case .criterion: "criteria"
    case .course, .lesson, .roadmap, .program, .comparison, .article, .topic: folder!
    }
  }

  package static func < (left: NodeKind, right: NodeKind) -> Bool { left.rank < right.rank }

  /// Its place among the kinds, from 0.
  package var rank: Int {
    switch self {
    case .page: 0
    case .course: 1
    case .lesson: 2
    case .roadmap: 3
    case .step: 4
    case .program: 5
    case .criterion: 6
    case .comparison: 7
    case .article: 8
    case .topic: 9
    }
  }
}
