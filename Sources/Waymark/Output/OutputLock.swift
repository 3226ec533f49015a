import CPlatform
import Glibc

/// Keeps a second build off the same output. The file lies beside the output while a build runs; after one that was
/// killed it may stay, but holds nobody up: the lock itself ends with its process.
final class OutputLock: Sendable {
  private let folder: SharedFolder
  private let name: String
  private let file: Descriptor

  init(in folder: SharedFolder, for place: OutputPlace) throws(MachineFailure) {
    name = ".waymark-lock-" + place.name
    self.folder = folder
    file = try OutputLock.take(name, in: folder.number, for: place)
    // Only so that the build that has to stay out can name this one.
    let number = "\(getpid())\n"
    try MachineFailure.check(waymark_empty(file.number), "lock", place.shown)
    try MachineFailure.check(waymark_write_all(file.number, number, number.utf8.count), "lock", place.shown)
  }

  deinit {
    // While it is still locked: whoever opened the file meanwhile sees that it has gone, and tries anew.
    _ = waymark_unlink(folder.number, name)
  }

  private static func take(_ name: String, in folder: Int32, for place: OutputPlace) throws(MachineFailure)
    -> Descriptor
  {
    while true {
      let file = try Descriptor(waymark_open_lock(folder, name), "lock", place.shown)
      let result = waymark_lock(file.number)
      if result == -EWOULDBLOCK {
        throw MachineFailure("lock", place.shown, because: "another build\(holder(file.number)) holds the lock")
      }
      try MachineFailure.check(result, "lock", place.shown)
      if try file.status("lock", place.shown).links > 0 { return file }
    }
  }

  /// ` (process 1234)`, if the holder has written it yet.
  private static func holder(_ file: Int32) -> String {
    var digits = [UInt8](repeating: 0, count: 20)
    let count = waymark_read_full(file, &digits, digits.count)
    guard count > 0, let process = Int(String(decoding: digits[..<Int(count - 1)], as: UTF8.self)) else { return "" }
    return " (process \(process))"
  }
}
