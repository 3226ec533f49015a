import Diagnostics

let unknownReference = Rule("unknown-reference", .error, "A reference names nothing.")
let orphanLesson = Rule("orphan-lesson", .warning, isWaivable: true, "A lesson stands in no course.")
let hugoKey = Rule("hugo-key", .note, "A key means nothing here.")

/// Files by their texts: `content/0.md`, `content/1.md`, …
func files(_ texts: String...) -> [SourceFile] {
  texts.enumerated().map { SourceFile(id: UInt32($0), path: "content/\($0).md", text: Array($1.utf8)) }
}

extension SourceFile {
  /// Where the characters stand first.
  func range(_ characters: String) -> SourceRange {
    let bytes = Array(characters.utf8)
    let start = text.indices.first { text[$0...].starts(with: bytes) }!
    return SourceRange(file: id, start: start, end: start + bytes.count)
  }
}

func text(_ diagnostics: [Diagnostic], in files: [SourceFile], usesColour: Bool = false) -> String {
  TextPrinter(files: files, usesColour: usesColour).print(diagnostics)
}

/// A finding at the characters, printed.
func marking(_ characters: String, in source: String, label: String? = nil) -> String {
  let files = files(source)
  return text([Diagnostic(hugoKey, "message", at: files[0].range(characters), label: label)], in: files)
}
