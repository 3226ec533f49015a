/// One file of content, as the rest of the build sees it.
///
/// Line ends are `\n` and there is no byte-order mark: `Markup` says so when it had to change either. Lines and columns
/// are therefore those an editor shows.
package struct SourceFile: Sendable {
  /// Where the file stands in the build's list of files.
  package typealias ID = UInt32

  package let id: ID
  /// Relative to the site's folder, with `/`: `content/lessons/http-basics.md`.
  package let path: String
  /// UTF-8.
  package var text: [UInt8]

  package init(id: ID, path: String, text: [UInt8]) {
    self.id = id
    self.path = path
    self.text = text
  }
}

/// A stretch of a source file, in UTF-8 bytes from its start.
package struct SourceRange: Hashable, Sendable {
  package let file: SourceFile.ID
  package var start: Int32
  package var end: Int32

  package init(file: SourceFile.ID, start: Int, end: Int) {
    self.file = file
    self.start = Int32(clamping: start)
    self.end = Int32(clamping: max(start, end))
  }

  /// The file as a whole: its first character.
  package static func file(_ file: SourceFile.ID) -> SourceRange { SourceRange(file: file, start: 0, end: 0) }

  package var bytes: Range<Int> { Int(start)..<Int(end) }
}

/// A place as people name it. Both count from one; the column counts Unicode scalars.
package struct LineAndColumn: Hashable, Sendable {
  package let line: Int
  package let column: Int
}

extension SourceFile {
  /// The line and column of a byte offset. Linear in the file: for messages, not for hot paths.
  package func position(of offset: Int) -> LineAndColumn {
    let end = min(max(offset, 0), text.count)
    var line = 1
    var lineStart = 0
    for index in 0..<end where text[index] == 0x0A {
      line += 1
      lineStart = index + 1
    }
    let column = text[lineStart..<end].reduce(1) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
    return LineAndColumn(line: line, column: column)
  }

  /// The bytes of a line (from one), without its line end.
  package func line(_ number: Int) -> ArraySlice<UInt8> {
    var current = 1
    var start = 0
    while current < number {
      guard let end = text[start...].firstIndex(of: 0x0A) else { return text[text.count...] }
      start = end + 1
      current += 1
    }
    return text[start..<(text[start...].firstIndex(of: 0x0A) ?? text.count)]
  }
}
