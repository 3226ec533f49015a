import CPlatform
import Glibc
import Testing

@testable import Waymark

@Suite struct PlatformTests {
  let folder = TestFolder()

  @Test(arguments: [
    ("a/b/file", 0), ("a", 0), ("a/b/none", -ENOENT), ("a/b/file/x", -ENOTDIR), ("inside/file", -ELOOP),
    ("outside/passwd", -ELOOP), ("a/b/link", -ELOOP), ("../x", -EXDEV), ("a/../../x", -EXDEV),
    ("a/" + String(repeating: "x", count: 300) + "/y", -ENAMETOOLONG),
  ])
  func opensNothingThroughLinks(path: String, expected: Int32) {
    folder.put("a/b/file", "x")
    symlink("a/b", folder("inside"))
    symlink("/etc", folder("outside"))
    symlink("file", folder("a/b/link"))
    let root = waymark_open_folder(folder.path)
    defer { _ = waymark_close(root) }
    for opened in [waymark_open_beneath(root, path), waymark_open_by_segments(root, path)] {
      if opened >= 0 { _ = waymark_close(opened) }
      #expect(min(opened, 0) == expected)
    }
  }

  @Test func runsAThreadsClockOnlyWhileItWorks() {
    let clock = waymark_thread_clock()
    let start = waymark_clock_nanoseconds(clock)
    var sum = 0
    for number in 0..<100_000 { sum &+= number }
    #expect(sum > 0 && waymark_clock_nanoseconds(clock) > start)
  }

  @Test func speaksEnglishOfErrors() {
    #expect(String(cString: waymark_error_text(ENOSPC)) == "No space left on device")
    #expect(String(cString: waymark_error_text(99999)) == "unknown error")
  }

  @Test func knowsNoWidthOfWhatIsNoTerminal() {
    folder.put("file", "x")
    let file = open(folder("file"), O_RDONLY)
    defer { close(file) }
    #expect(waymark_terminal_width(file) == 0 && waymark_is_terminal(file) == 0)
  }
}
