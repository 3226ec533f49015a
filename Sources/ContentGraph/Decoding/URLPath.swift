/// URL paths as Hugo makes them: `/` at both ends, not percent-encoded.
package enum URLPath {
  /// The URL path of a file of content, from its path relative to `content/`.
  ///
  ///     lessons/HTTP Basics.md              →   /lessons/http-basics/
  ///     roadmaps/backend/index.md           →   /roadmaps/backend/
  ///     lessons/http.md, slug "web"         →   /lessons/web/
  ///     lessons/http.md, url "/start.html"  →   /start.html
  package static func of(contentPath path: String, slug: String? = nil, url: String? = nil) -> String {
    if let url { return url }
    let slash = path.lastIndex(ofASCII: UInt8(ascii: "/"))
    let file = path[(slash.map(path.utf8.index(after:)) ?? path.startIndex)...]
    let stem = file.lastIndex(ofASCII: UInt8(ascii: ".")).map { file[..<$0] } ?? file
    let folder = path[..<file.startIndex]
    let isIndex = stem == "index" || stem == "_index"
    return directory(sanitized(isIndex ? folder : path[..<stem.endIndex]), slug: slug)
  }

  /// The URL path of a node whose file says nothing of it, or that has no file: `topic:http` → `/topics/http/`.
  package static func of(_ id: NodeID) -> String {
    let folder = id.kind == .step ? "roadmaps/" : id.kind.folder.map { $0 + "/" } ?? ""
    return directory(sanitized(folder + id.name), slug: nil)
  }

  /// What Hugo makes of a path or a term: white space becomes `-`, letters become lower case, and only letters, digits,
  /// marks and `. / _ + ~ - @` are kept. Empty, `.` and `..` parts vanish.
  ///
  ///     Distributed Systems  →   distributed-systems
  ///     C++ & Rust           →   c++-rust
  ///
  /// Hugo also keeps `#`, `%` and `\`. Here they are dropped: in a link they would mean something else.
  package static func sanitized(_ text: some StringProtocol) -> String {
    if isClean(text) { return String(text) }
    let kept = kept(of: text).lowercased()
    return kept.split(separator: "/").filter { $0 != "." && $0 != ".." }.joined(separator: "/")
  }

  /// Whether a part of a file's path has nothing that its URL could keep.
  static func losesParts(of path: String) -> Bool {
    let stem = path.lastIndex(ofASCII: UInt8(ascii: ".")).map { path[..<$0] } ?? path[...]
    if isClean(stem) { return false }
    return stem.split(separator: "/").contains { sanitized($0).isEmpty }
  }

  private static func directory(_ path: String, slug: String?) -> String {
    guard let slug, !path.isEmpty else { return path.isEmpty ? "/" : "/\(path)/" }
    let parent = path.lastIndex(of: "/").map { path[...$0] } ?? ""
    return "/\(parent)\(slug)/"
  }

  /// Whether there is nothing to change: lower-case ASCII letters, digits, `-` and `_` in parts that are not empty.
  private static func isClean(_ text: some StringProtocol) -> Bool {
    text.withBytes { bytes in
      var previous = UInt8(ascii: "/")
      for byte in bytes {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
          UInt8(ascii: "_"):
          break
        case UInt8(ascii: "/"): if previous == byte { return false }
        default: return false
        }
        previous = byte
      }
      return previous != UInt8(ascii: "/")
    }
  }

  /// Hugo's `paths.Sanitize`: white space turns into one hyphen, unless there is one already.
  private static func kept(of text: some StringProtocol) -> String {
    var kept = String.UnicodeScalarView()
    var owesHyphen = false
    for scalar in text.unicodeScalars {
      if isAllowed(scalar) {
        if owesHyphen && scalar != "-" { kept.append("-") }
        owesHyphen = false
        kept.append(scalar)
      } else if !kept.isEmpty, kept.last != "-", scalar.properties.isWhitespace {
        owesHyphen = true
      }
    }
    return String(kept)
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", ".", "/", "_", "+", "~", "-", "@": return true
    case "\u{0}"..."\u{7F}": return false
    default: break
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .nonspacingMark, .spacingMark, .enclosingMark:
      return true
    default: return false
    }
  }
}
