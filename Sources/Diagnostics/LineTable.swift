/// The lines and columns of one file, for as many look-ups as it has findings: a stranger's file may have one in every
/// line, or all of them in one line of a megabyte.
struct LineTable {
  private static let block = 256

  private let text: [UInt8]
  private var lineStarts = [0]
  /// How many scalars begin before each block.
  private var scalars: [Int] = []

  init(of file: SourceFile) {
    text = file.text
    var count = 0
    for (index, byte) in text.enumerated() {
      if index % Self.block == 0 { scalars.append(count) }
      if byte & 0xC0 != 0x80 { count += 1 }
      if byte == 0x0A { lineStarts.append(index + 1) }
    }
    scalars.append(count)
  }

  /// Agrees with `SourceFile.position(of:)`.
  func position(of offset: Int) -> LineAndColumn {
    let offset = min(max(offset, 0), text.count)
    let line = lines(before: offset)
    return LineAndColumn(line: line, column: scalars(before: offset) - scalars(before: lineStarts[line - 1]) + 1)
  }

  /// The bytes of a line (from one), without its line end.
  func line(_ number: Int) -> ArraySlice<UInt8> {
    let end = number < lineStarts.count ? lineStarts[number] - 1 : text.count
    return text[lineStarts[number - 1]..<end]
  }

  /// How many lines start at `offset` or before it.
  private func lines(before offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while low < high {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func scalars(before offset: Int) -> Int {
    let block = offset / Self.block
    return text[block * Self.block..<offset].reduce(scalars[block]) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
  }
}

/// Where ranges lie in files, as the printers need it. A file is looked through once.
struct Places {
  private let files: [SourceFile]
  private var tables: [SourceFile.ID: LineTable] = [:]

  init(in files: [SourceFile]) { self.files = files }

  func path(of range: SourceRange) -> String { files[Int(range.file)].path }

  mutating func start(of range: SourceRange) -> LineAndColumn { table(of: range).position(of: Int(range.start)) }

  mutating func end(of range: SourceRange) -> LineAndColumn { table(of: range).position(of: Int(range.end)) }

  /// The line that a range starts in.
  mutating func line(of range: SourceRange) -> ArraySlice<UInt8> { table(of: range).line(start(of: range).line) }

  private mutating func table(of range: SourceRange) -> LineTable {
    if let table = tables[range.file] { return table }
    let table = LineTable(of: files[Int(range.file)])
    tables[range.file] = table
    return table
  }
}
