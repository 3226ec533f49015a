import Markup

extension Course {
  /// The anchors of a course's modules on its page, one for one: the titles as heading ids, numbered where they repeat or
  /// are `taken` by headings of the body.
  ///
  ///     1. HTTP, Deeply   →   1-http-deeply
  package func moduleAnchors(taken: Set<String> = []) -> [String] {
    var ids = HeadingIDs(taken: taken)
    return modules.map { ids.takeFree(HeadingID.make(from: $0.title)) }
  }
}
