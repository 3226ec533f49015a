import Diagnostics

extension SourceFile {
  package static let carriageReturns = Rule(
    "carriage-returns", .note, "Lines of a file end in a carriage return, alone or before the line feed.")

  /// Makes `\n` of `\r\n` and of a lone `\r`.
  mutating func unifyLineEnds(reportingTo findings: inout Findings) {
    guard let first = text.offset(of: 0x0D) else { return }
    var unified = Array(text[..<first])
    unified.reserveCapacity(text.count)
    var count = 0
    var index = first
    while index < text.count {
      if text[index] == 0x0D {
        count += 1
        if index + 1 < text.count, text[index + 1] == 0x0A { index += 1 }
        unified.append(0x0A)
      } else {
        unified.append(text[index])
      }
      index += 1
    }
    text = unified
    findings.report(
      Diagnostic(
        Self.carriageReturns, "\(count) \(count == 1 ? "line ends" : "lines end") in a carriage return", at: .file(id),
        help: "they are read as line feeds; set your editor to LF line ends to keep differences between versions small"
      ))
  }
}

extension [UInt8] {
  /// The first place of a byte, at the speed of memory.
  func offset(of byte: UInt8, from start: Int = 0) -> Int? {
    withUnsafeBufferPointer { $0.first(byte, from: start) }
  }
}
