/// Everything a run found, in the order it was found. Parts of a build that run in parallel each fill their own and are
/// appended in order.
package struct Findings: Sendable {
  package private(set) var diagnostics: [Diagnostic] = []

  package init() {}

  package mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  package mutating func append(_ other: Findings) { diagnostics.append(contentsOf: other.diagnostics) }

  package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  package func count(of severity: Severity) -> Int { diagnostics.count { $0.severity == severity } }

  /// Keeps what `isKept` says.
  package mutating func filter(_ isKept: (Diagnostic) -> Bool) { diagnostics.removeAll { !isKept($0) } }

  /// Changes each finding in place.
  package mutating func adjust(_ change: (inout Diagnostic) -> Void) {
    for index in diagnostics.indices { change(&diagnostics[index]) }
  }

  /// Sorted by file, place, rule and message, without repetitions: the order they are printed in.
  package func sorted(in files: [SourceFile]) -> [Diagnostic] {
    func key(_ diagnostic: Diagnostic) -> (String, Int32, Int32) {
      guard let range = diagnostic.range else { return ("", 0, 0) }
      return (files[Int(range.file)].path, range.start, range.end)
    }
    let ordered = diagnostics.sorted { left, right in
      let (leftKey, rightKey) = (key(left), key(right))
      if leftKey != rightKey { return leftKey < rightKey }
      return (left.rule.id, left.message) < (right.rule.id, right.message)
    }
    var seen = Set<Diagnostic>()
    return ordered.filter { seen.insert($0).inserted }
  }
}
