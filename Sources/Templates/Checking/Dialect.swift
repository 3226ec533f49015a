/// What a template makes, by its name: it decides how values are escaped.
enum Dialect: Sendable {
  /// HTML, followed through tags, attributes, scripts: everything that is not one of the others.
  case html
  /// `.xml`, `.svg`
  case xml
  /// `.txt`, `.md`: nothing is escaped.
  case text
  /// `.json`, `.js`, `.css`, `.webmanifest`: only what `tojson` made may be written.
  case script

  init(ofTemplate name: String) {
    let ending = name.utf8.lastIndex(of: UInt8(ascii: ".")).map { name[$0...] } ?? ""
    switch ending {
    case ".xml", ".svg": self = .xml
    case ".txt", ".md": self = .text
    case ".json", ".js", ".css", ".webmanifest": self = .script
    default: self = .html
    }
  }
}
