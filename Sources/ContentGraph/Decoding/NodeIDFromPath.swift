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
    var parts = path.utf8.split(separator: UInt8(ascii: "/")).map { Substring($0) }
    let file = parts.popLast() ?? ""
    let stem = file.utf8.lastIndex(of: UInt8(ascii: ".")).map { file[..<$0] } ?? file
    if stem != "index" && stem != "_index" { parts.append(stem) }
    guard parts.count > 1, let kind = NodeKind(folder: parts[0]) else {
      self.init(.page, parts.joined(separator: "/"))
      return
    }
    let name = parts.count == 2 ? String(parts[1]) : parts[1...].joined(separator: "/")
    switch kind {
    case .roadmap: self.init(parts.count == 2 ? .roadmap : .step, name)
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
