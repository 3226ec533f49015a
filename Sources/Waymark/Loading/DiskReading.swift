import CPlatform
import Glibc

/// Which version of a file was read: another size, time or inode means another version.
package struct FileStamp: Hashable, Sendable {
  package let size: Int
  /// Nanoseconds since 1970.
  package let modified: Int64
  package let inode: UInt64

  init(_ status: waymark_status) {
    size = Int(status.size)
    modified = status.modified
    inode = status.inode
  }
}

extension Disk {
  package enum Reading: Equatable, Sendable {
    case contents([UInt8], FileStamp)
    case refused(DiskRefusal)
  }

  /// Reads a whole file as it was at one moment: if it changed meanwhile, it is read again, at most three times in all.
  ///
  /// Fails for a file that cannot be read, has gone, or does not hold still.
  package func read(_ path: SitePath, limit: Int = .max) throws(MachineFailure) -> Reading {
    for _ in 1...3 {
      switch try readOnce(path, limit: limit) {
      case .whole(let bytes, let stamp): return .contents(bytes, stamp)
      case .refused(let refusal): return .refused(refusal)
      case .changed: continue
      }
    }
    throw MachineFailure("read", shown(path), because: "it keeps changing")
  }

  /// Which version of a file is there, without reading it. Nil if there is none, or a link.
  package func stamp(of path: SitePath) -> FileStamp? {
    var status = waymark_status()
    guard path.text.withCString({ waymark_status_at(root.number, $0, &status) }) == 0,
      FileKind(of: status) == .regular
    else { return nil }
    return FileStamp(status)
  }

  private enum Attempt {
    case whole([UInt8], FileStamp)
    case refused(DiskRefusal)
    case changed
  }

  private func readOnce(_ path: SitePath, limit: Int) throws(MachineFailure) -> Attempt {
    let opened: OpenedFile
    switch try open(path) {
    case .success(let file): opened = file
    case .failure(let failure): return .refused(failure.refusal)
    }
    let status = try opened.descriptor.status("read", shown(path))
    guard FileKind(of: status) == .regular else { return .refused(.notAFile) }
    let before = FileStamp(status)
    guard before.size <= limit else { return .refused(.tooLarge(size: before.size, limit: limit)) }
    let bytes = try contents(of: opened.descriptor, size: before.size, path)
    // By path and not by descriptor: an editor may have put a new file in place of the one that is open.
    var status2 = waymark_status()
    let result = opened.path.text.withCString { waymark_status_at(root.number, $0, &status2) }
    try MachineFailure.check(result, "read", shown(path))
    return bytes.count == before.size && FileStamp(status2) == before ? .whole(bytes, before) : .changed
  }

  private final class OpenedFile {
    let descriptor: Descriptor
    let path: SitePath

    init(_ descriptor: consuming Descriptor, _ path: SitePath) {
      self.descriptor = descriptor
      self.path = path
    }
  }

  private func open(_ path: SitePath) throws(MachineFailure) -> Result<OpenedFile, LinkRefusal> {
    var target = path
    var opened = path.text.withCString { waymark_open_beneath(root.number, $0) }
    if opened == -ELOOP {
      switch self.target(ofLink: path) {
      case .success(let found): target = found
      case .failure(let failure): return .failure(failure)
      }
      opened = target.text.withCString { waymark_open_beneath(root.number, $0) }
    }
    // A socket cannot be opened at all.
    if opened == -ENXIO { return .failure(LinkRefusal(.notAFile)) }
    return .success(OpenedFile(try Descriptor(opened, "read", shown(path)), target))
  }

  private func contents(of file: borrowing Descriptor, size: Int, _ path: SitePath) throws(MachineFailure) -> [UInt8] {
    var result: Int64 = 0
    let number = file.number
    // One byte more than there should be, to see the file grow.
    let bytes = [UInt8](unsafeUninitializedCapacity: size + 1) { buffer, count in
      result = waymark_read_full(number, buffer.baseAddress, size + 1)
      count = Int(max(result, 0))
    }
    try MachineFailure.check(result, "read", shown(path))
    return bytes
  }
}
