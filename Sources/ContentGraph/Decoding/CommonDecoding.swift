import Diagnostics
import Markup

extension Common where Edge == Reference {
  /// The fields that every kind has. Unknown keys come later, when the kind's own are read.
  static func decode(
    _ id: NodeID, of document: Document, from reader: inout FieldReader, vocabulary: Vocabulary
  ) -> Common {
    var common = title(id, of: document, from: &reader)
    common.description = reader.text("description")
    common.summary = reader.text("summary")
    (common.dates, common.isDraft) = reader.dates()
    common.readAddresses(of: document, from: &reader)
    common.keywords = reader.texts("keywords", allowsOne: true).map(\.value)
    common.weight = reader.integer("weight", in: -1_000_000_000...1_000_000_000) ?? 0
    common.theme = reader.theme()
    common.formerly = reader.texts("formerly", allowsOne: true)
    common.topics = reader.references("topics", allowsOne: true)
    common.topics += reader.texts("tags", allowsOne: true).map { Reference($0.value, at: $0.range) }
    common.isSearchable = reader.boolean("search") ?? true
    common.boost = reader.number("boost", in: 0...100) ?? 1
    common.waivers = reader.waivers(vocabulary)
    common.params = reader.parameters()
    return common
  }

  /// The title; without one the file's name stands in.
  private static func title(_ id: NodeID, of document: Document, from reader: inout FieldReader) -> Common {
    if let title = reader.placedText("title") { return Common(title: title.value, titleRange: title.range) }
    let name = id.name.isEmpty ? "Home" : String(id.shortName)
    if id.kind != .topic, document.frontMatter.isComplete, reader.lacks("title") {
      reader.findings.report(
        MissingKey.finding(
          "title", of: id.kind.withArticle, at: .file(document.file),
          help: "until it has one its file's name stands in: '\(name)'"))
    }
    return Common(title: name, titleRange: .file(document.file))
  }

  private mutating func readAddresses(of document: Document, from reader: inout FieldReader) {
    if let written = reader.string("slug") {
      slug = PathField.segment("slug", written, reportingTo: &reader.findings)
    }
    if let written = reader.string("url") {
      url = PathField.path("url", written, relativeTo: "/", reportingTo: &reader.findings)
    }
    if url == nil, slug == nil, URLPath.losesParts(of: document.path) {
      reader.findings.report(PathField.unnamed(document.file))
    }
    let written = reader.texts("aliases", allowsOne: true)
    guard !written.isEmpty else { return }
    let own = URLPath.of(contentPath: document.path, slug: slug, url: url)
    let folder = URLPath.parent(of: own)
    aliases = written.compactMap { alias in
      PathField.path("aliases", alias, relativeTo: folder, reportingTo: &reader.findings).map {
        Placed($0, at: alias.range)
      }
    }
  }
}

extension URLPath {
  /// The folder a page's own folder lies in: `/lessons/http/` → `/lessons/`.
  static func parent(of url: String) -> String {
    let trimmed = url.hasSuffix("/") ? url.dropLast() : url[...]
    return trimmed.lastIndex(of: "/").map { String(trimmed[...$0]) } ?? "/"
  }
}
