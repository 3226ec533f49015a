import Glibc

@testable import Waymark

/// A folder of its own for a test, removed with all it holds.
final class TestFolder {
  let path: String

  init() {
    var template = Array("/tmp/waymark-test-XXXXXX".utf8CString)
    path = String(cString: mkdtemp(&template)!)
  }

  deinit {
    let parent = open("/tmp", O_RDONLY)
    try? TreeRemoval(parent: parent).remove(String(path.dropFirst("/tmp/".count)))
    close(parent)
  }

  func callAsFunction(_ relative: String) -> String { path + "/" + relative }

  /// Makes a file, and the folders it lies in.
  func put(_ relative: String, _ text: String) {
    for slash in relative.indices where relative[slash] == "/" { mkdir(self(String(relative[..<slash])), 0o755) }
    let file = open(self(relative), O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    precondition(file >= 0 && write(file, text, text.utf8.count) == text.utf8.count)
    close(file)
  }

  func makeFolder(_ relative: String) { mkdir(self(relative), 0o755) }

  /// Nil if there is no such file.
  func text(_ relative: String) -> String? {
    let file = open(self(relative), O_RDONLY)
    if file < 0 { return nil }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    return String(decoding: bytes[..<read(file, &bytes, bytes.count)], as: UTF8.self)
  }

  func inode(_ relative: String) -> UInt64 {
    var status = stat()
    return lstat(self(relative), &status) == 0 ? UInt64(status.st_ino) : 0
  }

  /// Every path below a folder, sorted; folders end in a slash.
  func tree(_ relative: String = ".") -> [String] {
    var paths: [String] = []
    let root = open(self(relative), O_RDONLY)
    guard root >= 0 else { return paths }
    defer { close(root) }
    try? TreeWalk(root: root, shownAs: "").run { path, kind, _ in
      paths.append(path.shown + (kind == .folder ? "/" : ""))
      return true
    }
    return paths
  }
}
