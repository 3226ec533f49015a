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
    self = url.withContiguousStorageIfAvailable { URLScheme(reading: $0) } ?? URLScheme(reading: Array(url))
  }

  private init(reading url: some Sequence<UInt8>) {
    // The scheme's name, and of what follows its colon as much as tells data: types apart.
    var name: [UInt8] = []
    name.reserveCapacity(8)
    var rest: [UInt8]?
    scan: for byte in url where byte != 0x09 && byte != 0x0A && byte != 0x0D {
      let lower = byte | (0x41...0x5A ~= byte ? 0x20 : 0)
      if rest != nil {
        rest!.append(lower)
        if rest!.count == 20 { break }
        continue
      }
      switch lower {
      case 0...0x20 where name.isEmpty: continue
      case 0x61...0x7A: name.append(lower)
      case 0x30...0x39, 0x2B, 0x2D, 0x2E:
        // A scheme begins with a letter.
        if name.isEmpty { break scan }
        name.append(lower)
      case UInt8(ascii: ":") where !name.isEmpty: rest = []
      default: break scan
      }
    }
    guard let rest else {
      self = .none
      return
    }
    self.init(name: String(decoding: name, as: UTF8.self), rest: rest)
  }

  private init(name: String, rest: [UInt8]) {
    switch name {
    case "http": self = .http
    case "https": self = .https
    case "mailto": self = .mailto
    case "tel": self = .tel
    case "data":
      let types = ["image/png", "image/gif", "image/jpeg", "image/webp"]
      self =
        types.contains { type in
          rest.starts(with: type.utf8)
            && rest.dropFirst(type.utf8.count).first.map { $0 == 0x3B || $0 == 0x2C } ?? false
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
