import Diagnostics

/// Ends the reading of JSON.
struct JSONError: Error {
  static let rule = Rule("json-syntax", .error, "Front matter that starts with { is JSON.")

  /// Nil when it has been reported already.
  var fault: Diagnostic?
}

extension JSONReader {
  func error(_ message: String, _ range: Range<Int>, help: String) -> JSONError {
    JSONError(fault: Diagnostic(JSONError.rule, message, at: place(range), help: help))
  }

  /// `expected ',' or '}', not 'x'`, with a word on what is mostly meant.
  func unexpected(_ expected: String) -> JSONError {
    guard let byte = peek else {
      return error("expected \(expected), not the end", position..<position, help: Self.grammar)
    }
    let end = text[(position + 1)...].firstIndex { $0 & 0xC0 != 0x80 } ?? text.count
    let range =
      position..<(isBareKeyByte(byte) ? text[position...].firstIndex { !isBareKeyByte($0) } ?? text.count : end)
    let help =
      switch byte {
      case UInt8(ascii: "'"): "JSON has double quotes only"
      case UInt8(ascii: "/"), UInt8(ascii: "#"): "JSON has no comments"
      case UInt8(ascii: "}"), UInt8(ascii: "]"): "no comma stands before a closing bracket"
      default:
        isBareKeyByte(byte) && !(0x30...0x39).contains(byte) ? "text and keys stand in double quotes" : Self.grammar
      }
    return error("expected \(expected), not '\(string(range))'", range, help: help)
  }

  private static let grammar = "front matter that starts with { is JSON: {\"key\": \"value\", …}"
}
