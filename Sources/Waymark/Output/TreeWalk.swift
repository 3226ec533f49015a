import CPlatform
import Glibc

/// A path as the disk has it: any bytes but NUL. Names that others gave need not be UTF-8.
struct RawPath: Equatable {
  /// With the NUL that C wants.
  private let terminated: [UInt8]

  init(_ bytes: [UInt8]) { terminated = bytes + [0] }

  var bytes: ArraySlice<UInt8> { terminated.dropLast() }

  /// For people; what is no UTF-8 shows as U+FFFD.
  var shown: String { String(decoding: bytes, as: UTF8.self) }

  var isHiddenName: Bool {
    let start = bytes.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? bytes.startIndex
    return bytes[start] == UInt8(ascii: ".")
  }

  func lies(in folder: RawPath) -> Bool {
    bytes.count > folder.bytes.count && bytes.starts(with: folder.bytes)
      && bytes[folder.bytes.count] == UInt8(ascii: "/")
  }

  func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    terminated.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) { body($0.baseAddress!) }
    }
  }

  /// The folders above it, outermost first: `a/b/c` → `a`, `a/b`.
  var ancestors: [RawPath] {
    bytes.indices.filter { bytes[$0] == UInt8(ascii: "/") }.map { RawPath(Array(bytes[..<$0])) }
  }
}

/// Goes through everything below a folder in the byte order of paths, folders before what they hold.
///
/// Symbolic links are reported, never followed. No descriptor stays open between two folders and nothing recurses, so a
/// deep tree costs memory only.
struct TreeWalk {
  let root: Int32
  /// The root's name in messages; empty if paths below it speak for themselves.
  let shownAs: String

  private struct Item {
    let path: RawPath
    let kind: FileKind
  }

  /// Calls `visit` with each path and, for a folder, descends if it answers true.
  func run(
    _ visit: (RawPath, FileKind, _ depth: Int) throws(MachineFailure) -> Bool
  ) throws(MachineFailure) {
    var pending = [try items(of: nil)]
    while !pending.isEmpty {
      guard let item = pending[pending.count - 1].popLast() else {
        pending.removeLast()
        continue
      }
      if try visit(item.path, item.kind, pending.count), item.kind == .folder {
        pending.append(try items(of: item.path))
      }
    }
  }

  func shown(_ path: RawPath?) -> String {
    guard let path else { return shownAs }
    return shownAs.isEmpty ? path.shown : shownAs + "/" + path.shown
  }

  /// What a folder holds, last first, so that it can be taken from the end.
  private func items(of folder: RawPath?) throws(MachineFailure) -> [Item] {
    let opened = folder.map { $0.withCString { waymark_open_beneath(root, $0) } } ?? waymark_open(root, ".")
    var error: Int32 = 0
    guard let listing = waymark_list(try MachineFailure.check(opened, "list", shown(folder)), &error) else {
      throw MachineFailure("list", shown(folder), errno: error)
    }
    defer { waymark_list_close(listing) }
    var items: [Item] = []
    var kind: Int32 = 0
    while let name = waymark_list_next(listing, &kind, &error) {
      let path = RawPath((folder.map { $0.bytes + [UInt8(ascii: "/")] } ?? []) + bytes(of: name))
      if let known = FileKind(rawValue: kind) {
        items.append(Item(path: path, kind: known))
      } else if let found = try self.kind(of: path) {
        items.append(Item(path: path, kind: found))
      }
    }
    if error != 0 { throw MachineFailure("list", shown(folder), errno: error) }
    return items.sorted { isBefore($1, $0) }
  }

  private func bytes(of name: UnsafePointer<CChar>) -> UnsafeBufferPointer<UInt8> {
    let start = UnsafeRawPointer(name).assumingMemoryBound(to: UInt8.self)
    return UnsafeBufferPointer(start: start, count: strlen(name))
  }

  /// For file systems that list names without kinds. Nil if the name has gone since.
  private func kind(of path: RawPath) throws(MachineFailure) -> FileKind? {
    var status = waymark_status()
    let result = path.withCString { waymark_status_at(root, $0, &status) }
    if result == -ENOENT { return nil }
    try MachineFailure.check(result, "look at", shown(path))
    return FileKind(of: status)
  }

  // A folder sorts as if its slash were there: `a.md` comes before `a/b.md`, as among whole paths.
  private func isBefore(_ left: Item, _ right: Item) -> Bool {
    let (leftBytes, rightBytes) = (left.path.bytes, right.path.bytes)
    var index = 0
    while true {
      let (leftByte, rightByte) = (byte(index, of: leftBytes, left.kind), byte(index, of: rightBytes, right.kind))
      if leftByte != rightByte { return leftByte < rightByte }
      if leftByte < 0 { return false }
      index += 1
    }
  }

  private func byte(_ index: Int, of bytes: ArraySlice<UInt8>, _ kind: FileKind) -> Int {
    if index < bytes.count { return Int(bytes[index]) }
    return index == bytes.count && kind == .folder ? Int(UInt8(ascii: "/")) : -1
  }
}
