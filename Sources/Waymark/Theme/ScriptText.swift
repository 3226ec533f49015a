/// Scripts as they are put out: without the lines that are only a comment, and without indentation. What is left is the
/// same program, a fifth lighter; no line is joined to another, so that messages keep their places in sense if not in
/// number.
///
///     // Why this is so.        →   f(1);
///       f(1);
enum ScriptText {
  /// A line may stand within a text only where a quote of the kind "`" or a "\" at a line's end leaves one open: a
  /// script that might have such a line stays as it is.
  static func squeezed(_ script: [UInt8]) -> [UInt8] {
    let lines = script.split(separator: newline, omittingEmptySubsequences: false)
    guard lines.allSatisfy({ !leavesTextOpen($0) }) else { return script }
    var squeezed: [UInt8] = []
    squeezed.reserveCapacity(script.count)
    for line in lines {
      let code = line.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
      if code.isEmpty || code.starts(with: comment) { continue }
      squeezed += code
      squeezed.append(newline)
    }
    return squeezed
  }

  private static let newline = UInt8(ascii: "\n")
  private static let comment = Array("//".utf8)

  private static func leavesTextOpen(_ line: ArraySlice<UInt8>) -> Bool {
    line.count { $0 == UInt8(ascii: "`") } % 2 == 1 || line.last == UInt8(ascii: "\\")
  }
}
