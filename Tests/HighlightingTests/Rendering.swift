import Highlighting

/// Code with its tokens in spans, as a page shows it. What stands between tokens is escaped where it stands, so that
/// the tests would see a token that is out of order or overlaps another.
func html(_ code: String, _ language: String) -> String {
  let bytes = Array(code.utf8)
  var html = ""
  var place = 0
  for token in bytes.withUnsafeBufferPointer({ Highlighter.tokens(of: $0, language: language) }) {
    html += escaped(bytes[place..<token.start])
    html += "<span class=\"hl-\(Character(Unicode.Scalar(token.kind.rawValue)))\">"
    html += escaped(bytes[token.start..<token.end]) + "</span>"
    place = token.end
  }
  return html + escaped(bytes[place...])
}

private func escaped(_ bytes: ArraySlice<UInt8>) -> String {
  String(decoding: bytes, as: UTF8.self).map { character in
    switch character {
    case "<": "&lt;"
    case ">": "&gt;"
    case "&": "&amp;"
    case "\"": "&quot;"
    default: String(character)
    }
  }.joined()
}
