import Escaping

/// Scripts as they are put out: without the lines that are only a comment, without indentation, and without the spaces
/// and line ends beside marks that part words anyhow. What is left is the same program.
///
///     // Why this is so.             →   f=(a)=>g(a,"b, c");
///       f = (a) => g(a, "b, c");
enum ScriptText {
  /// A line may stand within a text only where a quote of the kind "`" or a "\" at a line's end leaves one open: a
  /// script that might have such a line stays as it is.
  static func squeezed(_ script: [UInt8]) -> [UInt8] {
    guard let lines = script.withUnsafeBufferPointer(linesOfCode) else { return script }
    return dense(lines, of: script) ?? Array(lines.map { script[$0] + [newline] }.joined())
  }

  /// Each line that is neither blank nor a comment, without its indentation; nil if one might leave a text open.
  private static func linesOfCode(_ script: UnsafeBufferPointer<UInt8>) -> [Range<Int>]? {
    var lines: [Range<Int>] = []
    var start = 0
    var hasOddQuotes = false
    while start < script.count {
      var end = stops.firstIndex(in: script, from: start)
      while end < script.count, script[end] != newline {
        hasOddQuotes.toggle()
        end = stops.firstIndex(in: script, from: end + 1)
      }
      if hasOddQuotes || (end > start && script[end - 1] == UInt8(ascii: "\\")) { return nil }
      while start < end, script[start] == UInt8(ascii: " ") || script[start] == UInt8(ascii: "\t") { start += 1 }
      if start < end, !script[start..<end].starts(with: comment) { lines.append(start..<end) }
      start = end + 1
    }
    return lines
  }

  /// Nil if any line is not understood for certain: then all keep their spaces.
  private static func dense(_ lines: [Range<Int>], of script: [UInt8]) -> [UInt8]? {
    // The last line may have no end yet.
    var dense = script + [newline]
    let count: Int? = dense.withUnsafeMutableBufferPointer { bytes in
      var reader = ScriptReader(bytes)
      for line in lines {
        guard reader.read(line), let last = reader.last else { return nil }
        // After these a statement cannot end, or has ended.
        if !joints.contains(last) { reader.endLine() }
      }
      if let last = reader.last, last != newline { reader.endLine() }
      return reader.count
    }
    return count.map { Array(dense.prefix($0)) }
  }

  private static let newline = UInt8(ascii: "\n")
  private static let joints = ASCIISet("{([,;")
  private static let stops = ASCIISet("\n`")
  private static let comment = Array("//".utf8)
}
