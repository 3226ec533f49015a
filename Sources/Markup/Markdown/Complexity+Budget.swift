import Diagnostics

extension Complexity {
  static let rule = Rule(
    "too-complex", .error, "Markdown must not cost the parser more than a fixed budget; no page people write does.")

  enum Budget: CaseIterable {
    case documentBytes, containerDepth, indentation, tableColumns, tableCells, tablePipes, delimiterRows
    case referenceExpansion, rawHTML, emphasis, brackets, emphasisAndBrackets, blankLines

    func limit(_ limits: MarkupOptions.Limits) -> Int {
      switch self {
      case .documentBytes: limits.fileBytes
      case .containerDepth: 100
      case .indentation: 400
      case .tableColumns: 200
      case .tableCells: 300_000
      case .tablePipes: 400_000_000
      case .delimiterRows: 500_000_000
      case .referenceExpansion: 64 << 20
      case .rawHTML: 256 << 20
      case .emphasis: 200_000_000
      case .brackets: 200_000_000
      case .emphasisAndBrackets: 40_000_000
      case .blankLines: 32 << 20
      }
    }

    /// What there is too much of, and what it is counted in.
    var words: String {
      switch self {
      case .documentBytes: "bytes of Markdown"
      case .containerDepth: "quotes and lists within each other"
      case .indentation: "columns of indentation"
      case .tableColumns: "table columns"
      case .tableCells: "table cells"
      case .tablePipes: "pipes in table rows (squared)"
      case .delimiterRows: "lines like a table's second in one paragraph (times its bytes)"
      case .referenceExpansion: "uses of a long link definition (times its bytes)"
      case .rawHTML: "openings of raw HTML in one paragraph (times its bytes)"
      case .emphasis: "emphasis marks and quotes in one paragraph (squared)"
      case .brackets: "brackets in one paragraph (squared)"
      case .emphasisAndBrackets: "emphasis marks times brackets in one paragraph"
      case .blankLines: "blank lines after deeply nested lists (times the depth)"
      }
    }
  }
}

extension Complexity.Excess {
  func diagnostic(in places: borrowing Places, limits: MarkupOptions.Limits) -> Diagnostic {
    Diagnostic(
      Complexity.rule, "too many \(budget.words): \(value), at most \(budget.limit(limits)) are read",
      at: places.line(line),
      help: budget == .documentBytes
        ? "split the page, or raise fileBytes under [limits] in site.toml"
        : "the page is checked but its text is left out; write the line in a simpler form")
  }
}
