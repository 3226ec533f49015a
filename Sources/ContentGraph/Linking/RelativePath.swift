/// Paths with `/`, joined and taken apart without a look at the disk.
enum RelativePath {
  /// `lessons/` + `../articles/a.md` → `articles/a.md`; nil when it would leave the root.
  ///
  /// A final `/` stays; `.` and `..` at the end name a folder.
  static func join(_ folder: Substring, _ path: String) -> String? {
    if isPlain(path) { return String(folder) + path }
    var parts = folder.utf8.split(separator: UInt8(ascii: "/")).map { Substring($0) }
    let added = path.utf8.split(separator: UInt8(ascii: "/")).map { Substring($0) }
    for part in added {
      switch part {
      case ".": continue
      case "..": if parts.popLast() == nil { return nil }
      default: parts.append(part)
      }
    }
    let isFolder = path.hasSuffix("/") || added.last == "." || added.last == ".."
    return parts.joined(separator: "/") + (isFolder && !parts.isEmpty ? "/" : "")
  }

  /// Whether joining is appending: no part is empty or starts with a dot.
  private static func isPlain(_ path: String) -> Bool {
    var previous = UInt8(ascii: "/")
    for byte in path.utf8 {
      if previous == UInt8(ascii: "/"), byte == previous || byte == UInt8(ascii: ".") { return false }
      previous = byte
    }
    return true
  }

  /// The folder of a path, with `/` at the end; empty for a file at the root.
  static func folder(of path: String) -> Substring {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[...$0] } ?? ""
  }

  /// The file's name.
  static func name(of path: String) -> Substring {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[path.utf8.index(after: $0)...] } ?? path[...]
  }

  /// How a file in `folder` writes a path: `lessons/`, `articles/a.md` → `../articles/a.md`.
  static func written(_ path: String, from folder: Substring) -> String {
    let from = folder.split(separator: "/")
    let to = path.split(separator: "/")
    var common = 0
    while common < from.count, common < to.count - 1, from[common] == to[common] { common += 1 }
    let steps = Array(repeating: "..", count: from.count - common) + to[common...].map(String.init)
    return PercentEncoding.encoded(steps.joined(separator: "/"))
  }
}
