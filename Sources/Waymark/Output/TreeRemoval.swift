import CPlatform
import Glibc

/// Removes trees that have served, without following anything out of them.
struct TreeRemoval: Sendable {
  /// The folder in which the trees lie.
  let parent: Int32

  /// Removes a tree, whatever it holds. It need not be there.
  func remove(_ name: String) throws(MachineFailure) {
    guard let folder = try open(name) else { return }
    try removeContents(of: folder.number, name) { (_) in true }
    try removeTop(name)
  }

  /// Removes a tree that `successor` replaces. What its own manifest does not list and the successor does not hold
  /// appeared after the successor was made: it moves there.
  func retire(_ name: String, for successor: Int32) throws(MachineFailure) {
    guard let folder = try open(name) else { return }
    let old = folder.number
    let manifest = try OutputManifest(of: old, shownAs: name)
    try removeContents(of: old, name) { (path) throws(MachineFailure) in
      if path.shown == OutputManifest.name { return false }
      if let ours = SitePath(utf8: path.bytes, allowingHidden: true), manifest?.entry(at: ours) != nil { return true }
      var status = waymark_status()
      if path.withCString({ waymark_status_at(successor, $0, &status) }) == 0 { return true }
      return try !move(path, from: old, to: successor, name)
    }
    // Last, so that a removal that is cut short can be taken up again.
    try check(waymark_unlink(old, OutputManifest.name), name + "/" + OutputManifest.name)
    try removeTop(name)
  }

  /// Nil if nothing is there. A link or a file that has the name of one of our trees is removed here.
  func open(_ name: String) throws(MachineFailure) -> Descriptor? {
    let opened = waymark_open(parent, name)
    if opened == -ENOENT { return nil }
    if opened == -ELOOP || opened == -ENXIO {
      try check(waymark_unlink(parent, name), name)
      return nil
    }
    let folder = try Descriptor(opened, "remove", name)
    if FileKind(of: try folder.status("remove", name)) == .folder { return folder }
    try check(waymark_unlink(parent, name), name)
    return nil
  }

  private func removeContents(
    of folder: Int32, _ name: String, where isDoomed: (RawPath) throws(MachineFailure) -> Bool
  ) throws(MachineFailure) {
    var folders: [RawPath] = []
    try TreeWalk(root: folder, shownAs: name).run { (path, kind, _) throws(MachineFailure) in
      if kind == .folder {
        folders.append(path)
      } else if try isDoomed(path) {
        try check(path.withCString { waymark_unlink(folder, $0) }, name + "/" + path.shown)
      }
      return true
    }
    for path in folders.reversed() {
      try check(path.withCString { waymark_remove_folder(folder, $0) }, name + "/" + path.shown)
    }
  }

  /// False if something of the successor has the name of a folder that the file lies in.
  private func move(
    _ path: RawPath, from old: Int32, to successor: Int32, _ name: String
  ) throws(MachineFailure) -> Bool {
    for folder in path.ancestors {
      let result = folder.withCString { waymark_make_folder(successor, $0) }
      if result == -ENOTDIR { return false }
      if result != -EEXIST { try check(result, name + "/" + path.shown) }
    }
    let result = path.withCString { waymark_rename(old, $0, successor, $0) }
    if result == -ENOTDIR { return false }
    try check(result, name + "/" + path.shown)
    return true
  }

  private func removeTop(_ name: String) throws(MachineFailure) {
    try check(waymark_remove_folder(parent, name), name)
  }

  private func check(_ result: Int32, _ path: @autoclosure () -> String) throws(MachineFailure) {
    if result != -ENOENT { try MachineFailure.check(result, "remove", path()) }
  }
}
