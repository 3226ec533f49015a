import Diagnostics

/// A diagram written as a fence, drawn.
package struct FencedDiagram: Sendable {
  /// A figure with the picture and the picture in words.
  package let html: [UInt8]
  /// Title and labels, for the search.
  package let words: [String]

  /// The languages of fences that are drawn.
  package static func isDrawn(_ language: String) -> Bool { language == "graph" || language == "sequence" }

  package static var rules: [Rule] { [FenceReader.rule] }

  /// Nil when something is wrong, which is then reported: the fence is to be shown as code.
  ///
  /// - Parameters:
  ///   - id: no other element of the page has it.
  ///   - place: as for `GraphDiagram.read`.
  package init?(
    _ code: String, language: String, id: String,
    at place: @escaping (_ line: Int, _ columns: Range<Int>) -> SourceRange, reportingTo findings: inout Findings
  ) {
    if language == "graph" {
      guard let diagram = GraphDiagram.read(code, at: place, reportingTo: &findings),
        let figure = diagram.figure(id: id)
      else { return nil }
      html = figure
      words = diagram.words
    } else {
      guard let diagram = SequenceDiagram.read(code, at: place, reportingTo: &findings) else { return nil }
      html = diagram.figure(id: id)
      words = diagram.words
    }
  }
}
