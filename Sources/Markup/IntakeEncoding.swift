import Diagnostics

/// A text that is not UTF-8, recognised by its byte-order mark or by where its NUL bytes stand.
enum ForeignEncoding: String {
  case utf32LittleEndian = "UTF-32 (little-endian)"
  case utf32BigEndian = "UTF-32 (big-endian)"
  case utf16LittleEndian = "UTF-16 (little-endian)"
  case utf16BigEndian = "UTF-16 (big-endian)"

  static let rule = Rule("not-utf8", .error, "A file is in another encoding than UTF-8.")

  init?(of bytes: [UInt8]) {
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) {
      self = .utf32LittleEndian
    } else if bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
      self = .utf32BigEndian
    } else if bytes.starts(with: [0xFF, 0xFE]) {
      self = .utf16LittleEndian
    } else if bytes.starts(with: [0xFE, 0xFF]) {
      self = .utf16BigEndian
    } else {
      self.init(nullsIn: bytes.prefix(64))
    }
  }

  /// Most of what opens a file is ASCII; in wider encodings each such character brings its NUL bytes.
  private init?(nullsIn head: ArraySlice<UInt8>) {
    guard head.count >= 4, head.count.isMultiple(of: 2), head.contains(0) else { return nil }
    let isNull = head.map { $0 == 0 }
    func all(_ pattern: [Bool]) -> Bool { isNull.indices.allSatisfy { isNull[$0] == pattern[$0 % pattern.count] } }
    if all([false, true, true, true]) {
      self = .utf32LittleEndian
    } else if all([true, true, true, false]) {
      self = .utf32BigEndian
    } else if all([false, true]) {
      self = .utf16LittleEndian
    } else if all([true, false]) {
      self = .utf16BigEndian
    } else {
      return nil
    }
  }

  func report(in file: SourceFile.ID, to findings: inout Findings) {
    findings.report(
      Diagnostic(
        Self.rule, "the file is encoded as \(rawValue)", at: .file(file),
        help: "save it as UTF-8; it is not read until then"))
  }
}
