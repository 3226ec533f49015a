import CPlatform
import Glibc
import Synchronization

/// The tree that is to become the output, beside it and on the same file system. It comes into being with its first
/// file, for a build that changes nothing needs none.
final class OutputStage: Sendable {
  let name: String
  private let parent: SharedFolder
  private let shownAs: String
  private let state = Mutex(State())

  private struct State {
    /// Negative until there is a stage.
    var folder: Int32 = -1
    var made: Set<SitePath> = []
  }

  init(in parent: SharedFolder, for place: OutputPlace) {
    self.parent = parent
    name = ".waymark-stage-" + place.name
    shownAs = place.shown
  }

  deinit { close() }

  var exists: Bool { state.withLock { $0.folder >= 0 } }

  /// The stage's folder, which is made if need be.
  func folder() throws(MachineFailure) -> Int32 {
    let (result, operation) = state.withLock { state in
      if state.folder >= 0 { return (state.folder, "") }
      let made = waymark_make_folder(parent.number, name)
      if made < 0 { return (made, "make") }
      state.folder = waymark_open(parent.number, name)
      return (state.folder, "open")
    }
    return try MachineFailure.check(result, operation, name)
  }

  func close() {
    state.withLock { state in
      if state.folder >= 0 { _ = waymark_close(state.folder) }
      state.folder = -1
    }
  }

  /// Writes a file that is not there yet.
  func create(_ path: SitePath, _ bytes: UnsafeRawBufferPointer) throws(MachineFailure) {
    let folder = try folder()
    try makeFolders(above: path, in: folder)
    try create(path.text, bytes, in: folder)
  }

  /// As `create`, for the one file whose name no `SitePath` can hold.
  func createManifest(_ bytes: [UInt8]) throws(MachineFailure) {
    let folder = try folder()
    var result: Result<Void, MachineFailure> = .success(())
    bytes.withUnsafeBytes { bytes in
      result = Result { () throws(MachineFailure) in try create(OutputManifest.name, bytes, in: folder) }
    }
    try result.get()
  }

  private func create(_ path: String, _ bytes: UnsafeRawBufferPointer, in folder: Int32) throws(MachineFailure) {
    let file = try Descriptor(waymark_create(folder, path, 0o666), "write", shown(path))
    try MachineFailure.check(waymark_write_all(file.number, bytes.baseAddress, bytes.count), "write", shown(path))
    try MachineFailure.check(file.close(), "write", shown(path))
  }

  /// Lets a file of the old tree stand in the new one too.
  func link(_ path: SitePath, from old: Int32) throws(MachineFailure) {
    let folder = try folder()
    try makeFolders(above: path, in: folder)
    let result = waymark_link(old, path.text, folder, path.text)
    if OutputStage.cannotLink(result) {
      try copy(RawPath(Array(path.text.utf8)), from: old, to: folder)
    } else {
      try MachineFailure.check(result, "write", shown(path.text))
    }
  }

  /// Carries over what others put into the old tree. False if something of this build lies in its way.
  func carry(_ path: RawPath, from old: Int32) throws(MachineFailure) -> Bool {
    let folder = try folder()
    var result = path.withCString { waymark_link(old, $0, folder, $0) }
    if result == -ENOENT || OutputStage.cannotLink(result) {
      guard try makeForeignFolders(path.ancestors, like: old, in: folder) else { return false }
      if result == -ENOENT { result = path.withCString { waymark_link(old, $0, folder, $0) } }
    }
    if result == -EEXIST || result == -ENOTDIR { return false }
    if OutputStage.cannotLink(result) {
      try copy(path, from: old, to: folder)
    } else {
      try MachineFailure.check(result, "write", shown(path.shown))
    }
    return true
  }

  /// Carries over an empty folder. False if a file of this build lies in its way.
  func carryFolder(_ path: RawPath, from old: Int32) throws(MachineFailure) -> Bool {
    try makeForeignFolders(path.ancestors + [path], like: old, in: try folder())
  }

  /// Most folders stand in one that is there: what is above them is looked at only when it turns out to be missing.
  private func makeFolders(above path: SitePath, in folder: Int32) throws(MachineFailure) {
    guard let parent = path.parent, !state.withLock({ $0.made.contains(parent) }) else { return }
    var result = waymark_make_folder(folder, parent.text)
    if result == -ENOENT {
      try makeFolders(above: parent, in: folder)
      result = waymark_make_folder(folder, parent.text)
    }
    // Another thread may have been quicker.
    if result != -EEXIST { try MachineFailure.check(result, "make", shown(parent.text)) }
    state.withLock { _ = $0.made.insert(parent) }
  }

  private func makeForeignFolders(
    _ paths: [RawPath], like old: Int32, in folder: Int32
  ) throws(MachineFailure) -> Bool {
    for path in paths {
      let result = path.withCString { waymark_make_folder(folder, $0) }
      if result == -EEXIST { continue }
      if result == -ENOTDIR { return false }
      try MachineFailure.check(result, "make", shown(path.shown))
      var status = waymark_status()
      try MachineFailure.check(path.withCString { waymark_status_at(old, $0, &status) }, "look at", shown(path.shown))
      try MachineFailure.check(
        path.withCString { waymark_set_mode(folder, $0, status.mode) }, "make", shown(path.shown))
    }
    return true
  }

  /// Whether this file system, or its rules about whose files may be linked, leave copying only.
  private static func cannotLink(_ result: Int32) -> Bool {
    switch -result {
    case EPERM, EOPNOTSUPP, ENOSYS, EMLINK, EXDEV: true
    default: false
    }
  }

  private func copy(_ path: RawPath, from old: Int32, to folder: Int32) throws(MachineFailure) {
    let source = try Descriptor(path.withCString { waymark_open_beneath(old, $0) }, "read", shown(path.shown))
    let status = try source.status("read", shown(path.shown))
    guard FileKind(of: status) == .regular else {
      throw MachineFailure("carry over", shown(path.shown), because: "it is no file and cannot be linked")
    }
    let target = try Descriptor(
      path.withCString { waymark_create(folder, $0, status.mode) }, "write", shown(path.shown))
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = try MachineFailure.check(
        waymark_read_full(source.number, &buffer, buffer.count), "read", shown(path.shown))
      if count == 0 { break }
      try MachineFailure.check(waymark_write_all(target.number, buffer, Int(count)), "write", shown(path.shown))
    }
    try MachineFailure.check(target.close(), "write", shown(path.shown))
  }

  private func shown(_ path: String) -> String { shownAs + "/" + path }
}
