import Escaping

/// What becomes of a link or an image, by its destination alone.
enum LinkTarget: Equatable {
  /// Only the graph knows: a path, a fragment, or `lesson:http-basics`.
  case open
  /// Ready to be written. `isWeb`: over HTTP.
  case finished(isExternal: Bool, isWeb: Bool)
  case refused(scheme: String)

  /// Kinds of page that a link may name as it names a scheme.
  private static let kinds: Set<String> = [
    "lesson", "course", "roadmap", "step", "program", "criterion", "comparison", "article", "topic", "page",
  ]

  init(of destination: Bytes, isImage: Bool, host: [UInt8]) {
    if destination.starts(with: "//") {
      self = isImage ? .refused(scheme: "//") : .web(destination, hostStart: 2, host)
      return
    }
    // Most that are not relative, and need no closer look.
    if destination.starts(with: "https://") {
      self = .web(destination, hostStart: 8, host)
      return
    }
    guard destination.contains(UInt8(ascii: ":")) else {
      self = .open
      return
    }
    switch URLScheme(of: destination) {
    case .none: self = .open
    case .http, .https: self = .web(destination, hostStart: LinkTarget.hostStart(destination), host)
    case .mailto where !isImage: self = .finished(isExternal: true, isWeb: false)
    case .tel where !isImage: self = .finished(isExternal: true, isWeb: false)
    case .dataImage where isImage: self = .finished(isExternal: true, isWeb: false)
    case .refused(let name) where !isImage && LinkTarget.kinds.contains(name): self = .open
    case .refused(let name): self = .refused(scheme: name + ":")
    case .mailto: self = .refused(scheme: "mailto:")
    case .tel: self = .refused(scheme: "tel:")
    case .dataImage: self = .refused(scheme: "data:")
    }
  }

  private static func hostStart(_ url: Bytes) -> Int {
    url.first("://").map { $0 + 3 } ?? url.count
  }

  private static func web(_ url: Bytes, hostStart: Int, _ own: [UInt8]) -> LinkTarget {
    guard !own.isEmpty else { return .finished(isExternal: true, isWeb: true) }
    var name = url[hostStart...].prefix { byte in
      switch byte {
      case UInt8(ascii: "/"), UInt8(ascii: "\\"), UInt8(ascii: "?"), UInt8(ascii: "#"): false
      default: true
      }
    }
    if let at = name.lastIndex(of: UInt8(ascii: "@")) { name = name[(at + 1)...] }
    if let port = name.firstIndex(of: UInt8(ascii: ":")) { name = name[..<port] }
    let isOwn = name.count == own.count && zip(name, own).allSatisfy { (0x41...0x5A ~= $0 ? $0 | 0x20 : $0) == $1 }
    return .finished(isExternal: !isOwn, isWeb: true)
  }
}
