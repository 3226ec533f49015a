import CCmarkGFM

/// cmark's tree of a Markdown text. It lives in an arena of the calling thread, for the length of one closure.
enum MarkdownTree {
  /// Whether the cure of the library's thread race is in force (see `special_characters.c`). If not, the part of a parse
  /// that races goes one at a time, which costs most of what more cores would give.
  static let isParallel: Bool = waymark_cmark_prepare()

  static func withParsed<Result>(_ markdown: Bytes, style: Style, _ use: (MarkdownNode) -> Result) -> Result {
    let isParallel = isParallel
    defer { waymark_arena_reset() }
    let start = UnsafeRawPointer(markdown.baseAddress)?.assumingMemoryBound(to: CChar.self)
    // Footnotes cost two more walks over the tree.
    let readsFootnotes = style.readsFootnotes && markdown.first("[^") != nil
    let options = style.parserOptions | (readsFootnotes ? CMARK_OPT_FOOTNOTES : 0)
    guard let root = waymark_cmark_parse(start, markdown.count, options, !isParallel) else {
      preconditionFailure("cmark ends the process rather than return nothing")
    }
    return use(MarkdownNode(pointer: root))
  }

  /// The library's own HTML of a tree, for tests to hold ours against.
  static func libraryHTML(of root: MarkdownNode, style: Style) -> [UInt8] {
    let html = waymark_cmark_html(root.pointer, style.parserOptions | CMARK_OPT_UNSAFE)
    return html.map { Array(String(cString: $0).utf8) } ?? []
  }
}

/// How Markdown is read and written. Sites use `.site`; the other values exist to compare with the specification.
struct Style {
  /// As cmark writes HTML, raw HTML kept: no ids, no wrappers, no holes.
  var isPlain = false
  /// Straight quotes become curly ones, `--` an en dash, `...` an ellipsis.
  var isSmart = true
  /// Bare URLs and addresses become links.
  var linksBareURLs = true
  var readsFootnotes = true

  static let site = Style()
  static let specification = Style(isPlain: true, isSmart: false, linksBareURLs: false, readsFootnotes: false)

  fileprivate var parserOptions: Int32 {
    isSmart ? CMARK_OPT_DEFAULT | CMARK_OPT_SMART : CMARK_OPT_DEFAULT
  }
}

extension Body {
  /// Whether bodies are parsed on several threads at once. False only where the linker did not let the program replace
  /// one function of the Markdown library; parsing is then correct and slower, and the run should say so.
  package static var parsesInParallel: Bool { MarkdownTree.isParallel }
}
