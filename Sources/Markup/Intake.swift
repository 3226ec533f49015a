import Diagnostics

// The first thing that happens to a file: after it, text is UTF-8 without a byte-order mark, and its lines end in `\n`.

extension SourceFile {
  package static let tooLarge = Rule(
    "file-too-large", .error, "A file is at most as large as the site's `[limits] fileBytes`.")
  package static let byteOrderMark = Rule(
    "byte-order-mark", .note, "A file starts with a byte-order mark, which is not part of its text.")

  /// Reads the bytes of a file as text.
  ///
  /// Clean UTF-8 is taken as it is. What can be mended is mended and reported: a byte-order mark is dropped, line ends
  /// become `\n`, and bytes that are no text become U+FFFD, so that the rest of the file is still checked.
  ///
  ///     "\u{FEFF}a\r\nb"   →   "a\nb" and two notes
  ///
  /// - Returns: nil when there is no telling what the text would be: the file is too large, or not UTF-8 at all.
  package static func read(
    id: ID, path: String, bytes: [UInt8], limits: MarkupOptions.Limits, reportingTo findings: inout Findings
  ) -> SourceFile? {
    guard bytes.count <= limits.fileBytes else {
      findings.report(
        Diagnostic(
          tooLarge, "the file has \(bytes.count) bytes, more than the \(limits.fileBytes) a file may have",
          at: .file(id), help: "split the file, or raise fileBytes under [limits] in site.toml"))
      return nil
    }
    if let encoding = ForeignEncoding(of: bytes) {
      encoding.report(in: id, to: &findings)
      return nil
    }
    var file = SourceFile(id: id, path: path, text: bytes)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      file.text.removeFirst(3)
      findings.report(
        Diagnostic(
          byteOrderMark, "the file starts with a byte-order mark", at: .file(id),
          help: "the mark is ignored; save the file as UTF-8 without it"))
    }
    file.unifyLineEnds(reportingTo: &findings)
    file.replaceInvalidBytes(reportingTo: &findings)
    return file
  }
}
