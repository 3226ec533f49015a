import Escaping

/// `tojson`: JSON that may stand in a `<script>`, with Python's blanks behind commas.
enum JSON {
  static func text(of value: Value) -> String {
    var bytes: [UInt8] = []
    write(value, into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func write(_ value: Value, into bytes: inout [UInt8]) {
    switch value {
    case .none, .model: bytes += Array("null".utf8)
    case .boolean(let value): bytes += Array((value ? "true" : "false").utf8)
    case .integer(let value): bytes += Array(String(value).utf8)
    // JSON has no word for infinity and not-a-number.
    case .decimal(let value): bytes += Array((value.isFinite ? PythonFloat.spelling(of: value) : "null").utf8)
    case .text, .html:
      bytes.append(UInt8(ascii: "\""))
      Escape.json(value.text.utf8, into: &bytes)
      bytes.append(UInt8(ascii: "\""))
    case .list(let list):
      bytes.append(UInt8(ascii: "["))
      for index in 0..<list.count {
        if index > 0 { bytes += Array(", ".utf8) }
        write(list[index], into: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    }
  }
}
