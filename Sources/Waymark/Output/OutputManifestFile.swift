import CPlatform
import Glibc

extension OutputManifest {
  /// The manifest of a folder; nil if it has none that can be read.
  init?(of folder: Int32, shownAs folderName: String) throws(MachineFailure) {
    guard let bytes = try OutputManifest.bytes(in: folder, shownAs: folderName) else { return nil }
    self.init(serialized: bytes)
  }

  /// The bytes of a folder's manifest. Nil if it has none; empty, and so no manifest that can be read, if something that
  /// is not a file has its name.
  static func bytes(in folder: Int32, shownAs folderName: String) throws(MachineFailure) -> [UInt8]? {
    let shown = folderName + "/" + name
    let opened = waymark_open(folder, name)
    if opened == -ENOENT { return nil }
    if opened == -ELOOP || opened == -ENXIO { return [] }
    let file = try Descriptor(opened, "read", shown)
    let status = try file.status("read", shown)
    guard FileKind(of: status) == .regular else { return [] }
    var result: Int64 = 0
    let number = file.number
    let bytes = [UInt8](unsafeUninitializedCapacity: Int(status.size)) { buffer, count in
      result = waymark_read_full(number, buffer.baseAddress, buffer.count)
      count = Int(max(result, 0))
    }
    try MachineFailure.check(result, "read", shown)
    return bytes
  }
}
