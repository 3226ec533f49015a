import CPlatform
import Glibc

/// The output as the last build left it, and as others have changed it since.
final class PreviousOutput: Sendable {
  let folder: Descriptor
  let mode: UInt32
  /// What the last build wrote; empty if its manifest cannot be trusted.
  let manifest: OutputManifest
  /// Whether `manifest` was read, and not made up for want of one.
  let hasManifest: Bool
  private let shownAs: String

  /// Nil if there is no output yet.
  init?(in parent: Int32, for place: OutputPlace) throws {
    let opened = waymark_open(parent, place.name)
    if opened == -ENOENT { return nil }
    let folder = try Descriptor(opened, "open", place.shown)
    let status = try folder.status("open", place.shown)
    if let bytes = try OutputManifest.bytes(in: folder.number, shownAs: place.shown) {
      let read = OutputManifest(serialized: bytes)
      manifest = read ?? OutputManifest(of: [])
      hasManifest = read != nil
    } else {
      guard try PreviousOutput.holdsOnlyHiddenFiles(folder.number, place) else {
        throw OutputRefusal(folder: place.shown, reason: .notOurs)
      }
      manifest = OutputManifest(of: [])
      hasManifest = false
    }
    mode = status.mode
    shownAs = place.shown
    self.folder = folder
  }

  enum Comparison { case same, different, foreign }

  /// What lies at the place of a file that is to be written.
  func comparison(with entry: OutputManifest.Entry, _ bytes: UnsafeRawBufferPointer) throws(MachineFailure)
    -> Comparison
  {
    let written = manifest.entry(at: entry.path)
    // Another hash settles it; the same one does not, for somebody may have edited the file.
    if let written, written != entry { return .different }
    let opened = waymark_open_beneath(folder.number, entry.path.text)
    // Whatever else is in the way is found when the old tree is carried over.
    if [-ENOENT, -ENOTDIR, -ELOOP, -ENXIO].contains(opened) { return .different }
    let file = try Descriptor(opened, "read", shown(entry.path.text))
    let status = try file.status("read", shown(entry.path.text))
    guard FileKind(of: status) == .regular else { return .different }
    if status.size == bytes.count, try holds(file, bytes, entry.path) { return .same }
    return written == nil ? .foreign : .different
  }

  private func holds(
    _ file: borrowing Descriptor, _ bytes: UnsafeRawBufferPointer, _ path: SitePath
  ) throws(MachineFailure) -> Bool {
    let capacity = min(bytes.count + 1, 1 << 18)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: capacity, alignment: 16)
    defer { buffer.deallocate() }
    var rest = bytes
    while true {
      let count = Int(
        try MachineFailure.check(
          waymark_read_full(file.number, buffer.baseAddress, capacity), "read", shown(path.text)))
      guard count <= rest.count, count == 0 || memcmp(buffer.baseAddress!, rest.baseAddress!, count) == 0 else {
        return false
      }
      if count < capacity { return count == rest.count }
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
  }

  /// Whether a file of ours still has the bytes that the last build wrote. A file that has gone has not changed.
  func isAsWritten(_ entry: OutputManifest.Entry) throws(MachineFailure) -> Bool {
    let opened = waymark_open_beneath(folder.number, entry.path.text)
    if opened == -ENOENT { return true }
    if opened == -ELOOP || opened == -ENXIO { return false }
    let file = try Descriptor(opened, "read", shown(entry.path.text))
    let status = try file.status("read", shown(entry.path.text))
    guard FileKind(of: status) == .regular, status.size == entry.size else { return false }
    let stream = Fingerprint.Stream()
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Int(
        try MachineFailure.check(
          waymark_read_full(file.number, &buffer, buffer.count), "read", shown(entry.path.text)))
      if count == 0 { return stream.fingerprint == entry.fingerprint }
      buffer.withUnsafeBytes { stream.append(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
    }
  }

  /// Nil if the file is not there any more or has another size.
  func contents(of entry: OutputManifest.Entry) throws(MachineFailure) -> [UInt8]? {
    let opened = waymark_open_beneath(folder.number, entry.path.text)
    if opened < 0 { return nil }
    let file = try Descriptor(opened, "read", shown(entry.path.text))
    var bytes = [UInt8](repeating: 0, count: entry.size + 1)
    let count = Int(
      try MachineFailure.check(waymark_read_full(file.number, &bytes, bytes.count), "read", shown(entry.path.text)))
    guard count == entry.size else { return nil }
    bytes.removeLast()
    return bytes
  }

  private func shown(_ path: String) -> String { shownAs + "/" + path }

  private static func holdsOnlyHiddenFiles(_ folder: Int32, _ place: OutputPlace) throws(MachineFailure) -> Bool {
    var isClean = true
    try TreeWalk(root: folder, shownAs: place.shown).run { (path, _, _) in
      isClean = isClean && path.isHiddenName
      return false
    }
    return isClean
  }
}
