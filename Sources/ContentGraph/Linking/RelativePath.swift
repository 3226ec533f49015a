/// Paths with `/`, joined and taken apart without a look at the disk.
enum RelativePath {
  /// `lessons/` + `../articles/a.md` → `articles/a.md`; nil when it would leave the root.
  ///
  /// A final `/` stays; `.` and `..` at the end name a folder.
  static func join(_ folder: some StringProtocol, _ path: some StringProtocol) -> String? {
    var parts = Substring(folder).split(separator: "/").map(String.init)
    let added = Substring(path).split(separator: "/")
    for part in added {
      switch part {
      case ".": continue
      case "..": if parts.popLast() == nil { return nil }
      default: parts.append(String(part))
      }
    }
    let isFolder = path.hasSuffix("/") || added.last == "." || added.last == ".."
    return parts.joined(separator: "/") + (isFolder && !parts.isEmpty ? "/" : "")
  }

  /// The folder of a path, with `/` at the end; empty for a file at the root.
  static func folder(of path: String) -> Substring {
    path.lastIndex(of: "/").map { path[...$0] } ?? ""
  }

  /// The file's name.
  static func name(of path: String) -> Substring {
    path.lastIndex(of: "/").map { path[path.index(after: $0)...] } ?? path[...]
  }

  /// How a file in `folder` writes a path: `lessons/`, `articles/a.md` → `../articles/a.md`.
  static func written(_ path: String, from folder: some StringProtocol) -> String {
    let from = Substring(folder).split(separator: "/")
    let to = path.split(separator: "/")
    var common = 0
    while common < from.count, common < to.count - 1, from[common] == to[common] { common += 1 }
    let steps = Array(repeating: "..", count: from.count - common) + to[common...].map(String.init)
    return PercentEncoding.encoded(steps.joined(separator: "/"))
  }
}
