import Testing

@testable import Diagnostics

@Suite struct SourceFileTests {
  @Test func countsLinesAndScalarsFromOne() {
    let file = files("é日\n\nx")[0]
    let expected = [
      0: (1, 1), 2: (1, 2), 5: (1, 3), 6: (2, 1), 7: (3, 1), 8: (3, 2), 99: (3, 2), -1: (1, 1),
    ]
    for (offset, place) in expected {
      #expect(file.position(of: offset) == LineAndColumn(line: place.0, column: place.1))
    }
  }

  @Test func cutsLines() {
    let file = files("one\n\nthree")[0]
    #expect((1...4).map { String(decoding: file.line($0), as: UTF8.self) } == ["one", "", "three", ""])
  }

  @Test func keepsRangesInOrder() {
    #expect(SourceRange(file: 0, start: 5, end: 3).bytes == 5..<5)
    #expect(SourceRange.file(2) == SourceRange(file: 2, start: 0, end: 0))
  }

  /// Lines around the table's block length, characters of all lengths.
  @Test func tablesOfLinesAgreeWithPlainCounting() {
    var text = ""
    for number in 0..<40 {
      text += String(repeating: ["a", "é", "日", "📜"][number % 4], count: number * 7 % 90) + "\n"
    }
    for source in ["", "\n", "a", "a\n", text, text + "end"] {
      let file = files(source)[0]
      let table = LineTable(of: file)
      let offsets = -1...file.text.count + 1
      #expect(offsets.map(table.position) == offsets.map(file.position))
      let lines = 1...file.position(of: file.text.count).line
      #expect(lines.map(table.line) == lines.map(file.line))
    }
  }
}
