/// The one allow-list of URL schemes.
///
/// A URL may be relative or use one of these; anything else (`javascript:`, `blob:`, `vbscript:`, …) is refused. The
/// scheme is read as browsers read it (WHATWG URL §4.4): ASCII tabs and newlines vanish, leading C0 controls and spaces
/// are trimmed, case does not count.
package enum URLScheme: Equatable, Sendable {
  /// No scheme: a path, a query, a fragment, or `//host`.
  case none
  case http, https, mailto, tel
  /// `data:` with one of the raster image types; allowed for images only.
  case dataImage
  /// Anything else, by its lower-cased name.
  case refused(String)

  package init(of url: some Sequence<UInt8>) {
    var kept: [UInt8] = []
    for byte in url where byte != 0x09 && byte != 0x0A && byte != 0x0D {
      if kept.isEmpty && byte <= 0x20 { continue }
      kept.append(byte | (byte >= 0x41 && byte <= 0x5A ? 0x20 : 0))
      if kept.count == 40 { break }
    }
    let isSchemeByte: (UInt8) -> Bool = { byte in
      (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2B || byte == 0x2D || byte == 0x2E
    }
    guard let colon = kept.firstIndex(where: { !isSchemeByte($0) }), kept[colon] == UInt8(ascii: ":"), colon > 0,
      (0x61...0x7A).contains(kept[0])
    else {
      // A first segment that is nothing but scheme bytes for 40 bytes has no colon near: it is a path.
      self = .none
      return
    }
    let name = String(decoding: kept[..<colon], as: UTF8.self)
    switch name {
    case "http": self = .http
    case "https": self = .https
    case "mailto": self = .mailto
    case "tel": self = .tel
    case "data":
      let rest = kept[(colon + 1)...]
      let types = ["image/png", "image/gif", "image/jpeg", "image/webp"]
      self =
        types.contains { type in
          rest.starts(with: type.utf8) && rest.dropFirst(type.utf8.count).first.map { $0 == 0x3B || $0 == 0x2C } ?? false
        } ? .dataImage : .refused(name)
    default: self = .refused(name)
    }
  }

  /// Whether a link (`href`) may use it.
  package var isAllowedInLink: Bool {
    switch self {
    case .none, .http, .https, .mailto, .tel: true
    case .dataImage, .refused: false
    }
  }

  /// Whether an image (`src`) may use it.
  package var isAllowedInImage: Bool {
    switch self {
    case .none, .http, .https, .dataImage: true
    case .mailto, .tel, .refused: false
    }
  }
}
