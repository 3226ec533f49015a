/// Scripts as they are put out: without the lines that are only a comment, without indentation, and without the spaces
/// and line ends beside marks that part words anyhow. What is left is the same program.
///
///     // Why this is so.             →   f=(a)=>g(a,"b, c");
///       f = (a) => g(a, "b, c");
enum ScriptText {
  /// A line may stand within a text only where a quote of the kind "`" or a "\" at a line's end leaves one open: a
  /// script that might have such a line stays as it is.
  static func squeezed(_ script: [UInt8]) -> [UInt8] {
    let lines = script.split(separator: newline, omittingEmptySubsequences: false)
    guard lines.allSatisfy({ !leavesTextOpen($0) }) else { return script }
    let code = lines.map { $0.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") } }
      .filter { !$0.isEmpty && !$0.starts(with: comment) }
    return dense(code) ?? Array(code.joined(separator: [newline])) + (code.isEmpty ? [] : [newline])
  }

  /// Nil if any line is not understood for certain: then all keep their spaces.
  private static func dense(_ lines: [ArraySlice<UInt8>]) -> [UInt8]? {
    var dense: [UInt8] = []
    for line in lines {
      var reader = ScriptLine(line)
      guard reader.read(), let last = reader.out.last else { return nil }
      dense += reader.out
      // After these a statement cannot end, or has ended.
      if !"{([,;".utf8.contains(last) { dense.append(newline) }
    }
    if let last = dense.last, last != newline { dense.append(newline) }
    return dense
  }

  private static let newline = UInt8(ascii: "\n")
  private static let comment = Array("//".utf8)

  private static func leavesTextOpen(_ line: ArraySlice<UInt8>) -> Bool {
    line.count { $0 == UInt8(ascii: "`") } % 2 == 1 || line.last == UInt8(ascii: "\\")
  }
}
