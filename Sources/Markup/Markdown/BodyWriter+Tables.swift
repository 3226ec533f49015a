extension BodyWriter {
  /// The table that is open. Tables do not nest.
  struct Tables {
    fileprivate var count = 0
    fileprivate var alignments: [UInt8] = []
    fileprivate var column = 0
    fileprivate var isHeader = false
    fileprivate var hasRowHeadings = false
    fileprivate var hasBody = false
    fileprivate var cellEnd: StaticString = "</td>"
    /// The paragraph above that says what the table is.
    fileprivate var caption: MarkdownNode?
  }

  /// A paragraph that begins with `Table: ` and stands before a table is its caption.
  mutating func takeCaption(_ paragraph: MarkdownNode) -> Bool {
    guard let table = paragraph.next, table.kind == .table, let first = paragraph.firstChild, first.kind == .text,
      first.literal.starts(with: "Table: ")
    else { return false }
    first.drop(first: 7)
    tables.caption = paragraph
    return true
  }

  /// Opens a table in a region of its own, which scrolls and which the keyboard reaches, named by its caption.
  mutating func enterTable(_ node: MarkdownNode) {
    html.startLine()
    tables.count += 1
    tables.alignments = Array(node.alignments)
    tables.hasBody = false
    if style.isPlain { return html.append("<table>") }
    html.append("<div class=\"table\" role=\"region\" aria-labelledby=\"wm-table-")
    html.append(tables.count)
    html.append("\" tabindex=\"0\"><table>\n<caption id=\"wm-table-")
    html.append(tables.count)
    if let caption = tables.caption {
      html.append("\">")
      startText()
      write(below: caption)
      endLinks()
      tables.caption = nil
    } else {
      // Named after its section, for those who jump from table to table; the theme need not show it.
      html.append("\" class=\"implied\">")
      var name = headings.found.last?.text ?? "Table"
      name.withUTF8 { html.appendEscaped($0.prefix(ofScalars: 160)) }
    }
    html.append("</caption>")
    let header = node.firstChild?.firstChild
    tables.hasRowHeadings = tables.alignments.count >= 2 && header?.firstChild != nil
  }

  mutating func leaveTable() {
    if tables.hasBody {
      html.startLine()
      html.append("</tbody>")
    }
    html.startLine()
    html.append(style.isPlain ? "</table>\n" : "</table></div>\n")
  }

  mutating func enterRow(_ node: MarkdownNode) {
    html.startLine()
    tables.isHeader = node.isHeaderRow
    tables.column = 0
    if tables.isHeader {
      html.append("<thead>\n")
    } else if !tables.hasBody {
      html.append("<tbody>\n")
      tables.hasBody = true
    }
    html.append("<tr>")
  }

  mutating func leaveRow() {
    html.startLine()
    html.append("</tr>")
    if tables.isHeader { html.append("\n</thead>") }
  }

  mutating func enterCell(_ node: MarkdownNode) {
    html.startLine()
    startText()
    let column = tables.column
    tables.column += 1
    if style.isPlain {
      html.append(tables.isHeader ? "<th" : "<td")
      tables.cellEnd = tables.isHeader ? "</th>" : "</td>"
    } else {
      // An empty heading names nothing.
      let isHeading = node.firstChild != nil && (tables.isHeader || tables.hasRowHeadings && column == 0)
      tables.cellEnd = isHeading ? "</th>" : "</td>"
      html.append(isHeading ? (tables.isHeader ? "<th scope=\"col\"" : "<th scope=\"row\"") : "<td")
    }
    if column < tables.alignments.count, let side = BodyWriter.side(tables.alignments[column]) {
      html.append(style.isPlain ? " align=\"" : " class=\"align-")
      html.append(side)
      html.append("\"")
    }
    html.append(">")
  }

  mutating func leaveCell() {
    endLinks()
    html.append(tables.cellEnd)
  }

  private static func side(_ alignment: UInt8) -> StaticString? {
    switch alignment {
    case UInt8(ascii: "l"): "left"
    case UInt8(ascii: "c"): "center"
    case UInt8(ascii: "r"): "right"
    default: nil
    }
  }
}

extension Bytes {
  /// At most `length` bytes, cut between scalars.
  fileprivate func prefix(ofScalars length: Int) -> Bytes {
    var end = Swift.min(length, count)
    while end > 0, end < count, self[end] & 0xC0 == 0x80 { end -= 1 }
    return from(0, to: end)
  }
}
