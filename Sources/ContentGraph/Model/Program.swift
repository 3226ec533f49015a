import Diagnostics

/// A training program that can be compared.
package struct Program<Edge: Arrow>: Sendable {
  package var format: String?
  package var pace: String?
  package var mentorship: String?
  package var duration: String?
  /// As stated by the source; never computed with.
  package var cost: String?
  package var mechanism: String?
  package var strengths: [String] = []
  package var weaknesses: [String] = []
  package var bestFor: String?
  package var rule: String?
  package var pairsWith: [Edge] = []
  package var ratings: [Rating<Edge>] = []

  package init() {}
}

/// One cell: what a program is like by one criterion.
package struct Rating<Edge: Arrow>: Hashable, Sendable {
  package var criterion: Edge
  /// `WrittenCell` until the criterion is known, then `Cell`.
  package var value: Edge.CellValue
  /// Where the value was written.
  package var range: SourceRange
  package var note: String?
  /// A fragment of the program's page or a link: what the value rests on.
  package var evidence: String?

  package init(criterion: Edge, value: Edge.CellValue, range: SourceRange, note: String?, evidence: String?) {
    self.criterion = criterion
    self.value = value
    self.range = range
    self.note = note
    self.evidence = evidence
  }
}

/// The value of a cell as it was written: what it means, only the criterion says.
package enum WrittenCell: Hashable, Sendable {
  case text(String)
  case number(Double)
  case boolean(Bool)
}

/// The value of a cell, typed by its criterion. Unknown is a value: a blank never reads as "no".
package enum Cell: Hashable, Sendable {
  case yes, no, partial, unknown
  /// A level of an ordered scale or one of the choices, by its name.
  case level(String)
  case number(Double)
  case text(String)
}
