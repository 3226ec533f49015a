import CCmarkGFM

/// What a Markdown text would cost the parser at worst.
///
/// libcmark-gfm 0.29.0.gfm.6 takes time or memory that grows with the square of some inputs: 10 kB can cost 8 s and
/// 750 MiB. One linear pass before the parse adds up the work such inputs could cause and refuses what goes over a
/// budget. The budgets are far above anything people write: of 2,122 real files none is refused. Line ends are `\n`.
struct Complexity {
  /// A budget that was exceeded, and in which line (from one).
  struct Excess: Equatable {
    let budget: Budget
    let line: Int
    let value: Int
  }

  private let limits: MarkupOptions.Limits
  private let supposesMarks: Bool
  private var line = 1
  private var excess: Excess?

  // Sums over the document.
  private var delimiterRows = 0
  private var cells = 0
  private var pipes = 0
  private var emphasis = 0
  private var brackets = 0
  private var emphasisAndBrackets = 0
  private var blankLines = 0
  private var closingBrackets = 0
  private var rawHTML = 0
  private var deepest = 0
  private var widestIndent = 0
  private var longestDefinition = Stretch()
  private var longestParagraph = Stretch()

  // Of the run of lines without a blank one.
  private var run = Run()
  private struct Run {
    var stretch = Stretch()
    var lines = 0
    var marks = 0
    var brackets = 0
    var pipes = 0
    var columns = 0
    /// The link definition the run ends with, if it holds one.
    var definition: Stretch?
  }

  /// Lines that belong together.
  private struct Stretch {
    var bytes = 0
    var line = 1

    func longer(_ other: Stretch?) -> Stretch {
      guard let other, other.bytes > bytes else { return self }
      return other
    }
  }

  private init(limits: MarkupOptions.Limits, supposesMarks: Bool) {
    self.limits = limits
    self.supposesMarks = supposesMarks
  }

  static func excess(in places: borrowing Places, limits: MarkupOptions.Limits) -> Excess? {
    // Most text would be within its budgets if each byte were a mark of every kind, so that none need be looked for.
    guard excess(in: places, limits: limits, supposesMarks: true) != nil else { return nil }
    return excess(in: places, limits: limits, supposesMarks: false)
  }

  private static func excess(
    in places: borrowing Places, limits: MarkupOptions.Limits, supposesMarks: Bool
  ) -> Excess? {
    var complexity = Complexity(limits: limits, supposesMarks: supposesMarks)
    complexity.spend(places.source.count - places.bodyStart, of: .documentBytes)
    complexity.read(places)
    return complexity.excess
  }

  private mutating func spend(_ value: Int, of budget: Budget, at line: Int? = nil) {
    guard excess == nil, value > budget.limit(limits) else { return }
    excess = Excess(budget: budget, line: line ?? self.line, value: value)
  }

  private mutating func read(_ places: borrowing Places) {
    while line <= places.lineCount, excess == nil {
      let bounds = places.bounds(ofLine: line)
      readLine(places.source, from: bounds.lowerBound, to: bounds.upperBound)
      line += 1
    }
    closeRun()
    spend(longestDefinition.bytes * closingBrackets, of: .referenceExpansion, at: longestDefinition.line)
    spend(rawHTML * longestParagraph.bytes, of: .rawHTML, at: longestParagraph.line)
  }

  private mutating func readLine(_ text: Bytes, from start: Int, to end: Int) {
    let prefix = LinePrefix(text, from: start, to: end)
    spend(prefix.depth, of: .containerDepth)
    spend(prefix.indent, of: .indentation)
    deepest = max(deepest, prefix.depth)
    widestIndent = max(widestIndent, prefix.indent)
    guard prefix.end < end || prefix.depth > 0 else {
      blankLines += deepest + widestIndent / 2
      spend(blankLines, of: .blankLines)
      closeRun()
      return
    }
    let isDelimiterRow = Complexity.isDelimiterRow(text, from: prefix.end, to: end)
    let pipesInLine =
      supposesMarks && !isDelimiterRow
      ? supposeMarks(end - prefix.end) : readMarks(text, from: prefix.end, to: end)
    readTable(pipesInLine, isDelimiterRow: isDelimiterRow, lineBytes: end - start)
    let lineBytes = min(end + 1, text.count) - start
    if run.lines == 0 { run.stretch.line = line }
    run.stretch.bytes += lineBytes
    run.lines += 1
    if prefix.isDefinition {
      longestDefinition = longestDefinition.longer(run.definition)
      run.definition = Stretch(line: line)
    }
    run.definition?.bytes += lineBytes
  }

  private mutating func closeRun() {
    longestParagraph = longestParagraph.longer(run.stretch)
    longestDefinition = longestDefinition.longer(run.definition)
    emphasis += run.marks * run.marks
    brackets += run.brackets * run.brackets
    emphasisAndBrackets += run.marks * run.brackets
    spend(emphasis, of: .emphasis, at: run.stretch.line)
    spend(brackets, of: .brackets, at: run.stretch.line)
    spend(emphasisAndBrackets, of: .emphasisAndBrackets, at: run.stretch.line)
    run = Run()
  }

  private mutating func readTable(_ pipesInLine: Int, isDelimiterRow: Bool, lineBytes: Int) {
    let squared = pipesInLine * pipesInLine
    if isDelimiterRow {
      spend(pipesInLine + 1, of: .tableColumns)
      run.columns = max(run.columns, pipesInLine + 1)
      delimiterRows += (run.stretch.bytes + lineBytes) * (run.lines + 1)
      spend(delimiterRows, of: .delimiterRows)
      pipes += run.pipes
    }
    run.pipes += squared
    if run.columns > 0 { pipes += squared }
    spend(pipes, of: .tablePipes)
    cells += run.columns
    spend(cells, of: .tableCells)
  }

  /// The shape of a table's second line: nothing but `|`, `-`, `:` and white space, and a hyphen.
  private static func isDelimiterRow(_ text: Bytes, from start: Int, to end: Int) -> Bool {
    var hasDash = false
    for index in start..<end {
      switch text[index] {
      case UInt8(ascii: "-"): hasDash = true
      case UInt8(ascii: "|"), UInt8(ascii: ":"), UInt8(ascii: " "), 0x09, 0x0B, 0x0C: break
      default: return false
      }
    }
    return hasDash
  }

  /// The most that `readMarks` could count in a line of `length` bytes.
  private mutating func supposeMarks(_ length: Int) -> Int {
    run.marks += length
    run.brackets += length
    closingBrackets += length
    rawHTML += length
    return length
  }

  /// Counts what makes inline parsing costly; answers the number of pipes.
  private mutating func readMarks(_ text: Bytes, from start: Int, to end: Int) -> Int {
    guard let base = text.baseAddress else { return 0 }
    var pipesInLine = 0
    for block in stride(from: start, to: end, by: 16) {
      var marks = waymark_marks(base + block, text.count - block)
      if end - block < 16 { marks &= 1 << (end - block) - 1 }
      while marks != 0 {
        let index = block + marks.trailingZeroBitCount
        marks &= marks - 1
        let byte = text[index]
        switch byte {
        case UInt8(ascii: "|"): pipesInLine += 1
        case UInt8(ascii: "["): run.brackets += 1
        case UInt8(ascii: "]"): closingBrackets += 1
        case UInt8(ascii: "<"):
          if index + 1 < end, text[index + 1] == UInt8(ascii: "?") || text[index + 1] == UInt8(ascii: "!") {
            rawHTML += 1
          }
        default: if index == start || text[index - 1] != byte { run.marks += 1 }
        }
      }
    }
    return pipesInLine
  }
}
