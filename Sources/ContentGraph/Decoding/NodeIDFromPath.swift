/// Where a file lives says what it is and what it is called.
extension NodeID {
  /// The id of a file of content, from its path relative to `content/`.
  ///
  ///     lessons/http/basics.md        →   lesson:http/basics
  ///     lessons/http/index.md         →   lesson:http
  ///     roadmaps/backend/index.md     →   roadmap:backend
  ///     roadmaps/backend/databases.md →   step:backend/databases
  ///     lessons/_index.md             →   page:lessons
  ///     index.md                      →   page:
  package init(contentPath path: String) {
    // Characters would be a hundred times the work.
    let slash = path.lastIndex(ofASCII: UInt8(ascii: "/"))
    let file = path[(slash.map(path.utf8.index(after:)) ?? path.startIndex)...]
    let stem = file.lastIndex(ofASCII: UInt8(ascii: ".")).map { file[..<$0] } ?? file
    let isIndex = stem == "index" || stem == "_index"
    let whole = path[..<(isIndex ? slash ?? path.startIndex : stem.endIndex)]
    guard let end = whole.firstIndex(ofASCII: UInt8(ascii: "/")), let kind = NodeKind(folder: whole[..<end]) else {
      self.init(.page, String(whole))
      return
    }
    let name = String(whole[whole.utf8.index(after: end)...])
    switch kind {
    case .roadmap: self.init(name.utf8.contains(UInt8(ascii: "/")) ? .step : .roadmap, name)
    case .topic: self.init(.topic, URLPath.sanitized(name))
    case .page, .course, .lesson, .step, .program, .criterion, .comparison, .article: self.init(kind, name)
    }
  }
}

extension NodeKind {
  /// The kind whose files live in a folder below `content/`; for `roadmaps`, that of the folder's own files.
  init?(folder: some StringProtocol) {
    switch folder {
    case "courses": self = .course
    case "lessons": self = .lesson
    case "roadmaps": self = .roadmap
    case "programs": self = .program
    case "criteria": self = .criterion
    case "comparisons": self = .comparison
    case "articles": self = .article
    case "topics": self = .topic
    default: return nil
    }
  }

  /// As a sentence needs it: `a lesson`, `an article`.
  package var withArticle: String { self == .article ? "an article" : "a \(rawValue)" }
}
