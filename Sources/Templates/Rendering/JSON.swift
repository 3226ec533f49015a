import Escaping

/// `tojson`: JSON that may stand in a `<script>`, with Python's blanks behind commas.
enum JSON {
  static func text(of value: Value) -> String {
    var json = ByteSink()
    write(value, into: &json)
    return String(decoding: json.bytes, as: UTF8.self)
  }

  private static func write(_ value: Value, into json: inout ByteSink) {
    switch value {
    case .none, .model: json.append("null")
    case .boolean(let value): json.append(value ? "true" : "false")
    case .integer(let value): json.append(contentsOf: String(value).utf8)
    // JSON has no word for infinity and not-a-number.
    case .decimal(let value): json.append(contentsOf: (value.isFinite ? PythonFloat.spelling(of: value) : "null").utf8)
    case .text, .html:
      json.append(UInt8(ascii: "\""))
      Escape.json(value.text.utf8, into: &json)
      json.append(UInt8(ascii: "\""))
    case .list(let list):
      json.append(UInt8(ascii: "["))
      for index in 0..<list.count {
        if index > 0 { json.append(", ") }
        write(list[index], into: &json)
      }
      json.append(UInt8(ascii: "]"))
    }
  }
}
