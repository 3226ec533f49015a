import CCmarkGFM
import Diagnostics

extension SourceFile {
  package static let invalidUTF8 = Rule("invalid-utf8", .error, "Every byte of a file belongs to a character of UTF-8.")
  package static let nulByte = Rule("nul-byte", .error, "A file holds no NUL bytes.")

  /// Reports the first byte that is no text of each kind, and puts U+FFFD where they are, so that places and
  /// everything around them can still be shown.
  mutating func replaceInvalidBytes(reportingTo findings: inout Findings) {
    let firstNull = text.offset(of: 0)
    let firstInvalid = firstInvalidByte()
    guard firstNull != nil || firstInvalid != nil else { return }
    let original = self
    let nulls = text.count { $0 == 0 }
    text = Array(String(decoding: text.map { $0 == 0 ? 0xFF : $0 }, as: UTF8.self).utf8)
    if let firstNull {
      let place = original.moved(firstNull, to: self)
      findings.report(
        Diagnostic(
          Self.nulByte, "the file holds \(nulls == 1 ? "a NUL byte" : "\(nulls) NUL bytes, the first here")", at: place,
          help: "a text has none; delete \(nulls == 1 ? "it" : "them"), or keep the file elsewhere if it is not text"))
    }
    if let firstInvalid {
      let place = original.moved(firstInvalid, to: self)
      let position = position(of: Int(place.start))
      findings.report(
        Diagnostic(
          Self.invalidUTF8,
          "byte \(hexadecimal(original.text[firstInvalid])) at line \(position.line), column \(position.column) is not UTF-8",
          at: place, help: "save the file as UTF-8; it may have been written as windows-1252 or cut in two"))
    }
  }

  private func firstInvalidByte() -> Int? {
    // Line by line, for what is ASCII, mostly all, needs no look at its characters.
    var start = 0
    while let first = text.firstBeyondASCII(from: start) {
      let end = text.offset(of: 0x0A, from: first) ?? text.count
      do {
        _ = try UTF8Span(validating: text.span.extracting(first..<end))
      } catch {
        return first + error.byteOffsets.lowerBound
      }
      start = end
    }
    return nil
  }

  /// Where the replacement character of a byte of this file stands in `repaired`.
  private func moved(_ offset: Int, to repaired: SourceFile) -> SourceRange {
    let before = text[..<offset].map { $0 == 0 ? 0xFF : $0 }
    let start = String(decoding: before, as: UTF8.self).utf8.count
    return SourceRange(file: id, start: start, end: min(start + 3, repaired.text.count))
  }
}

/// `0xE9`.
private func hexadecimal(_ byte: UInt8) -> String {
  let digits = String(byte, radix: 16, uppercase: true)
  return "0x" + (digits.count == 1 ? "0" : "") + digits
}

extension [UInt8] {
  fileprivate func firstBeyondASCII(from start: Int) -> Int? {
    withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return nil }
      let first = start + waymark_ascii_length(base + start, buffer.count - start)
      return first < buffer.count ? first : nil
    }
  }
}
