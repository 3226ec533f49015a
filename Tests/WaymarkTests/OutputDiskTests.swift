import Glibc
import Testing

@testable import Waymark

@Suite struct DiskTests {
  let folder = TestFolder()

  private func disk() throws -> Disk { try #require(try Disk(site: folder.path, folder: SitePath("content")!)) }

  private func walk(_ hidden: Disk.HiddenFiles = .skipped, depthLimit: Int = 32) throws -> [DiskEntry] {
    try disk().walk(hidden: hidden, depthLimit: depthLimit)
  }

  private func file(_ path: String) -> DiskEntry { .file(SitePath(path, allowingHidden: true)!) }

  private func contents(_ reading: Disk.Reading) -> String? {
    guard case .contents(let bytes, _) = reading else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func walksInTheByteOrderOfPaths() throws {
    for path in ["b/x.md", "a.md", "a/z.md", "a/b/c.md", "Z.md", "a-b.md", "ü.md"] {
      folder.put("content/" + path, path)
    }
    #expect(
      try walk() == ["Z.md", "a-b.md", "a.md", "a/b/c.md", "a/z.md", "b/x.md", "ü.md"].map(file))
  }

  @Test func skipsHiddenFilesUnlessAskedForThem() throws {
    folder.put("content/.git/config", "x")
    folder.put("content/a/.hidden", "x")
    #expect(try walk() == [])
    #expect(try walk(.listed) == [file(".git/config"), file("a/.hidden")])
  }

  @Test func refusesWhatIsNoFile() throws {
    folder.makeFolder("content")
    mkfifo(folder("content/fifo"), 0o644)
    #expect(try walk() == [.refused(path: "fifo", .notAFile)])
    #expect(try disk().read(SitePath("fifo")!) == .refused(.notAFile))
    folder.makeFolder("content/folder")
    #expect(try disk().read(SitePath("folder")!) == .refused(.notAFile))
  }

  @Test func followsLinksToFilesOfTheSameFolderOnly() throws {
    folder.put("content/real/page.md", "page")
    folder.put("content-evil/secret.md", "SECRET")
    folder.put("secret.md", "SECRET")
    symlink("real/page.md", folder("content/good.md"))
    symlink(folder("content/real/page.md"), folder("content/absolute.md"))
    symlink("good.md", folder("content/chain.md"))
    symlink("../secret.md", folder("content/out.md"))
    symlink("../content-evil/secret.md", folder("content/prefix.md"))
    symlink("/etc", folder("content/etc"))
    symlink("real", folder("content/linked"))
    symlink("nowhere", folder("content/broken.md"))
    symlink("loop", folder("content/loop"))
    #expect(
      try walk() == [
        file("absolute.md"), .refused(path: "broken.md", .brokenLink), file("chain.md"),
        .refused(path: "etc", .linkLeavesFolder), file("good.md"), .refused(path: "linked", .linkToFolder),
        .refused(path: "loop", .brokenLink), .refused(path: "out.md", .linkLeavesFolder),
        .refused(path: "prefix.md", .linkLeavesFolder), file("real/page.md"),
      ])
    for path in ["good.md", "absolute.md", "chain.md"] {
      #expect(contents(try disk().read(SitePath(path)!)) == "page")
    }
    for path in ["out.md", "prefix.md"] { #expect(try disk().read(SitePath(path)!) == .refused(.linkLeavesFolder)) }
    #expect(try disk().read(SitePath("etc/passwd")!) == .refused(.linkLeavesFolder))
  }

  @Test func refusesAFolderThatIsALinkItself() throws {
    folder.put("elsewhere/page.md", "x")
    symlink("elsewhere", folder("content"))
    #expect(throws: MachineFailure("open", "content", because: "it is a symbolic link")) { try disk() }
  }

  @Test func saysWhenThereIsNoFolder() throws {
    #expect(try Disk(site: folder.path, folder: SitePath("templates")!) == nil)
  }

  @Test func refusesNamesThatNoPathMayHold() throws {
    folder.makeFolder("content")
    for name in ["a\nb.md", "a\\b.md", "bad\u{85}.md"] { folder.put("content/" + name, "x") }
    close(
      open(
        [CChar](folder("content/").utf8CString.dropLast()) + [CChar(bitPattern: 0xFF), 0], O_CREAT | O_WRONLY, 0o644))
    #expect(
      try walk() == ["a\nb.md", "a\\b.md", "bad\u{85}.md", "\u{FFFD}"].map { .refused(path: $0, .unusableName) })
  }

  @Test func refusesFoldersThatLieTooDeep() throws {
    folder.put("content/a/b/c/d.md", "x")
    folder.put("content/a/e.md", "x")
    #expect(try walk(depthLimit: 2) == [.refused(path: "a/b/c", .tooDeep(limit: 2)), file("a/e.md")])
    #expect(try walk(depthLimit: 3).count == 2)
  }

  @Test func readsAVeryDeepTree() throws {
    let deep = (0..<300).map { "d\($0)" }.joined(separator: "/")
    folder.put("content/\(deep)/x.md", "x")
    #expect(try walk() == [.refused(path: (0...32).map { "d\($0)" }.joined(separator: "/"), .tooDeep(limit: 32))])
  }

  @Test func readsWholeFilesAndTellsVersionsApart() throws {
    folder.put("content/page.md", "one")
    let path = SitePath("page.md")!
    let before = try disk().stamp(of: path)
    #expect(try disk().read(path) == .contents(Array("one".utf8), #require(before)))
    folder.put("content/page.md", "three")
    #expect(try disk().stamp(of: path) != before)
    #expect(try disk().read(path, limit: 4) == .refused(.tooLarge(size: 5, limit: 4)))
    folder.put("content/empty.md", "")
    #expect(contents(try disk().read(SitePath("empty.md")!)) == "")
    #expect(try disk().stamp(of: SitePath("none.md")!) == nil)
  }

  @Test func namesAFileThatHasGone() throws {
    folder.makeFolder("content")
    let failure = #expect(throws: MachineFailure.self) { try disk().read(SitePath("lessons/x.md")!) }
    #expect(failure?.description == "cannot read content/lessons/x.md: No such file or directory")
  }
}
