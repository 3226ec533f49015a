/// URL paths as rules compare them.
enum URLForm {
  /// With `/` at the start and, for a page, at the end; percent-encoding undone.
  ///
  ///     old-name → /old-name/      /a/index.html → /a/      /a/b.html → /a/b.html
  static func normalized(_ path: String) -> String {
    var path = percentDecoded(path)
    if !path.hasPrefix("/") { path = "/" + path }
    if path.hasSuffix("/index.html") { path.removeLast("index.html".count) }
    return path.hasSuffix("/") || path.hasSuffix(".html") ? path : path + "/"
  }

  /// The text itself where the bytes that it stands for are not UTF-8.
  static func percentDecoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
    let bytes = Array(text.utf8)
    var decoded: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
        let high = hexValue(bytes[index + 1]), let low = hexValue(bytes[index + 2])
      {
        decoded.append(high << 4 | low)
        index += 3
      } else {
        decoded.append(bytes[index])
        index += 1
      }
    }
    return String(validating: decoded, as: UTF8.self) ?? text
  }

  private static func hexValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}

extension Curriculum {
  /// Where a node's page was when the node had another name: what `formerly` redirects from. A name without `/` is one
  /// in the folder the node is in now.
  ///
  ///     lesson:web/http-basics, formerly http   →   /lessons/web/http/
  package func formerURL(of node: NodeIndex, named former: String) -> String {
    let id = nodes[node].id
    let folder = id.kind == .step ? "roadmaps/" : id.kind.folder.map { $0 + "/" } ?? ""
    let parent = former.contains("/") ? "" : id.name.split(separator: "/").dropLast().map { $0 + "/" }.joined()
    return "/\(folder)\(parent)\(former)/"
  }
}
