import Diagnostics
import Markup

/// The way from front matter to a typed node, for one file at a time: nothing here looks at another file.
extension Node where Edge == Reference {
  /// - Parameter number: the document's place in the list of documents.
  package static func decode(
    _ document: Document, number: Int, vocabulary: Vocabulary, reportingTo findings: inout Findings
  ) -> Node {
    let id = NodeID(contentPath: document.path)
    var reader = FieldReader(document.frontMatter.table, of: id.kind.withArticle)
    var node = Node(
      id: id, document: number, place: .file(document.file),
      common: .decode(id, of: document, from: &reader, vocabulary: vocabulary),
      content: .decode(id.kind, from: &reader, vocabulary: vocabulary))
    node.common.params += Parameter.flattened(reader.reportUnreadKeys().filter { !HugoKey.isReserved($0.key) })
    node.common.keyRanges = reader.keyRanges
    findings.append(reader.findings)
    return node
  }
}

extension Content where Edge == Reference {
  fileprivate static func decode(_ kind: NodeKind, from reader: inout FieldReader, vocabulary: Vocabulary) -> Content {
    switch kind {
    case .page: .page
    case .course: .course(.decode(from: &reader, vocabulary: vocabulary))
    case .lesson: .lesson(.decode(from: &reader, vocabulary: vocabulary))
    case .roadmap: .roadmap(.decode(from: &reader))
    case .step: .step(.decode(from: &reader))
    case .program: .program(.decode(from: &reader))
    case .criterion: .criterion(.decode(from: &reader))
    case .comparison: .comparison(.decode(from: &reader))
    case .article: .article(.decode(from: &reader))
    case .topic: .topic(.decode(from: &reader))
    }
  }
}
