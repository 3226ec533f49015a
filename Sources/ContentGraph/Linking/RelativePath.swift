/// Paths with `/`, joined and taken apart without a look at the disk.
enum RelativePath {
  /// `lessons/` + `../articles/a.md` → `articles/a.md`; nil when it would leave the root. The folder ends in `/`.
  ///
  /// A final `/` stays; `.` and `..` at the end name a folder.
  static func join(_ folder: String, _ path: String) -> String? {
    if isPlain(path) { return folder + path }
    let (slash, dot) = (UInt8(ascii: "/"), UInt8(ascii: "."))
    let path = Array(path.utf8)
    // Ends in a slash, unless it is empty.
    var joined = Array(folder.utf8)
    var isFolder = false
    for part in path.split(separator: slash) {
      let dots = part.allSatisfy { $0 == dot } ? part.count : 0
      isFolder = dots == 1 || dots == 2
      if dots == 1 { continue }
      if dots == 2 {
        guard joined.popLast() != nil else { return nil }
        while let last = joined.last, last != slash { joined.removeLast() }
      } else {
        joined += part
        joined.append(slash)
      }
    }
    if !isFolder, path.last != slash, !joined.isEmpty { joined.removeLast() }
    return String(decoding: joined, as: UTF8.self)
  }

  /// Whether joining is appending: no part is empty or starts with a dot.
  private static func isPlain(_ path: String) -> Bool {
    path.withBytes { bytes in
      var previous = UInt8(ascii: "/")
      for byte in bytes {
        if previous == UInt8(ascii: "/"), byte == previous || byte == UInt8(ascii: ".") { return false }
        previous = byte
      }
      return true
    }
  }

  /// The folder of a path, with `/` at the end; empty for a file at the root.
  static func folder(of path: String) -> Substring {
    path.lastIndex(ofASCII: UInt8(ascii: "/")).map { path[...$0] } ?? ""
  }

  /// The file's name.
  static func name(of path: String) -> Substring {
    path.lastIndex(ofASCII: UInt8(ascii: "/")).map { path[path.utf8.index(after: $0)...] } ?? path[...]
  }

  /// How a file in `folder` writes a path: `lessons/`, `articles/a.md` → `../articles/a.md`.
  static func written(_ path: String, from folder: String) -> String {
    let from = folder.split(separator: "/")
    let to = path.split(separator: "/")
    var common = 0
    while common < from.count, common < to.count - 1, from[common] == to[common] { common += 1 }
    let steps = Array(repeating: "..", count: from.count - common) + to[common...].map(String.init)
    return PercentEncoding.encoded(steps.joined(separator: "/"))
  }
}
