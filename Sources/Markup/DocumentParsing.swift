import Diagnostics

extension Document {
  /// The first stage: text → front matter, HTML pieces, headings, links and plain text, in one walk.
  ///
  /// What is wrong is reported and the rest is read all the same. Pure: safe on any thread.
  package static func parse(
    _ source: SourceFile, options: MarkupOptions, reportingTo findings: inout Findings
  ) -> Document {
    let (frontMatter, bodyStart) = FrontMatter.parse(source, options: options, reportingTo: &findings)
    let body = Body.parse(
      source, from: bodyStart, hasTitle: frontMatter.table["title"] != nil, options: options, reportingTo: &findings)
    let folder = "content/"
    return Document(
      file: source.id, path: String(source.path.dropFirst(source.path.hasPrefix(folder) ? folder.count : 0)),
      frontMatter: frontMatter, body: body)
  }
}
