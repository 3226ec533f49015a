import CPlatform
import Glibc

/// Where the output lies: a name in a folder that has no link in its path. Only places that a build may replace whole
/// become one.
struct OutputPlace: Sendable {
  /// The folder the output lies in, with its real path. Stage and lock lie there too.
  let parent: String
  let name: String
  /// As the person wrote it.
  let shown: String

  var path: String { OutputPlace.join(parent, name) }

  /// Judges by path alone; makes nothing.
  init(_ folder: String, siteFolder: String, protected: [String]) throws(OutputRefusal) {
    let shown = OutputPlace.trimmed(folder)
    var status = waymark_status()
    if waymark_status_at(waymark_working_folder(), shown, &status) == 0, FileKind(of: status) == .link {
      throw OutputRefusal(folder: shown, reason: .symbolicLink)
    }
    guard let real = OutputPlace.realPath(ofFuture: shown) else {
      throw OutputRefusal(folder: shown, reason: .noFolder)
    }
    if let reason = OutputPlace.reasonToRefuse(real, siteFolder, protected) {
      throw OutputRefusal(folder: shown, reason: reason)
    }
    self.shown = shown
    let slash = real.utf8.lastIndex(of: UInt8(ascii: "/"))!
    parent = slash == real.startIndex ? "/" : String(real[..<slash])
    name = String(real[real.utf8.index(after: slash)...])
  }

  private static func reasonToRefuse(
    _ real: String, _ siteFolder: String, _ protected: [String]
  ) -> OutputRefusal.Reason? {
    if real == "/" { return .root }
    if let home = getenv("HOME").flatMap({ realPath(ofFuture: String(cString: $0)) }), real == home { return .home }
    if let site = realPath(ofFuture: siteFolder), isSameOrBelow(site, real) { return .holdsSite }
    let read = protected.first { folder in
      guard let kept = realPath(ofFuture: folder) else { return false }
      return isSameOrBelow(real, kept) || isSameOrBelow(kept, real)
    }
    return read.map { .protected($0) }
  }

  /// Opens the folder the output lies in, making it and those above it where they are missing.
  func openParent() throws(MachineFailure) -> Descriptor {
    var opened = waymark_open_folder(parent)
    if opened == -ENOENT {
      for end in parent.utf8.indices.dropFirst() where parent.utf8[end] == UInt8(ascii: "/") {
        try make(String(parent[..<end]))
      }
      try make(parent)
      opened = waymark_open_folder(parent)
    }
    return try Descriptor(opened, "open", parent)
  }

  /// Judges what lies there, if anything does.
  func refuseUnlessReplaceable(in parent: Int32) throws {
    var status = waymark_status()
    let result = waymark_status_at(parent, name, &status)
    if result == -ENOENT { return }
    try MachineFailure.check(result, "look at", shown)
    guard FileKind(of: status) == .folder else { throw OutputRefusal(folder: shown, reason: .notAFolder) }
    if try MachineFailure.check(waymark_is_mount_point(parent, name), "look at", shown) == 1 {
      throw OutputRefusal(folder: shown, reason: .mountPoint)
    }
  }

  private func make(_ folder: String) throws(MachineFailure) {
    let result = waymark_make_folder(waymark_working_folder(), folder)
    if result != -EEXIST { try MachineFailure.check(result, "make", folder) }
  }

  /// The real path of something that need not exist yet. Nil if `..` follows a name that is not there.
  private static func realPath(ofFuture path: String) -> String? {
    var existing = path.utf8.first == UInt8(ascii: "/") ? path : "./" + path
    var missing: [String] = []
    while true {
      if let real = realpath(existing, nil) {
        defer { free(real) }
        guard let text = String(validatingCString: real) else { return nil }
        return missing.reversed().reduce(text, join)
      }
      guard errno == ENOENT, let slash = existing.utf8.lastIndex(of: UInt8(ascii: "/")) else { return nil }
      let name = String(existing[existing.utf8.index(after: slash)...])
      if name == ".." { return nil }
      if !name.isEmpty, name != "." { missing.append(name) }
      existing = slash == existing.startIndex ? "/" : String(existing[..<slash])
    }
  }

  private static func isSameOrBelow(_ path: String, _ folder: String) -> Bool {
    let (path, folder) = (Array(path.utf8), Array(folder.utf8))
    return path == folder || folder == [UInt8(ascii: "/")] || path.starts(with: folder + [UInt8(ascii: "/")])
  }

  private static func join(_ folder: String, _ name: String) -> String {
    folder == "/" ? "/" + name : folder + "/" + name
  }

  private static func trimmed(_ path: String) -> String {
    var path = path
    while path.utf8.count > 1, path.utf8.last == UInt8(ascii: "/") { path.removeLast() }
    return path
  }
}
