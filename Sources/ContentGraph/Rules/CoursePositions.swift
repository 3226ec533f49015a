import Diagnostics

/// Where lessons stand in courses, for the rules about what comes before what.
struct CoursePositions {
  struct Place {
    let course: NodeIndex
    /// From one, over all modules.
    let number: Int
    /// Where the course's file names the lesson.
    let range: SourceRange
  }

  /// For each node, by course; a lesson that a course lists twice stands where it comes first.
  private var places: [[Place]]

  init(_ curriculum: Curriculum) {
    places = Array(repeating: [], count: curriculum.nodes.count)
    for course in curriculum.indices(of: .course) {
      var number = 0
      for edge in curriculum.edges(from: course) where edge.kind == .contains {
        number += 1
        if places[edge.to].last?.course == course { continue }
        places[edge.to].append(Place(course: course, number: number, range: edge.range))
      }
    }
  }

  /// The courses in which `other` comes after `lesson`, with both places.
  func courses(with other: NodeIndex, after lesson: NodeIndex) -> [(lesson: Place, other: Place)] {
    var found: [(lesson: Place, other: Place)] = []
    var left = places[lesson][...]
    var right = places[other][...]
    while let mine = left.first, let its = right.first {
      if mine.course == its.course, mine.number < its.number { found.append((mine, its)) }
      if mine.course <= its.course { left.removeFirst() }
      if its.course <= mine.course { right.removeFirst() }
    }
    return found
  }
}
