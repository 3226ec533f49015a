import Glibc
import Testing

@testable import Waymark

@Suite struct OutputPlaceTests {
  let folder = TestFolder()

  private func reason(_ output: String) -> OutputRefusal.Reason? {
    folder.put("site/content/index.md", "x")
    folder.makeFolder("site/templates")
    do {
      let protected = [folder("site/content"), folder("site/templates")]
      try Output(folder: output, siteFolder: folder("site"), protected: protected).abandon()
      return nil
    } catch {
      return (error as? OutputRefusal)?.reason
    }
  }

  @Test func refusesTheRootTheHomeAndTheSite() {
    #expect(reason("/") == .root)
    #expect(reason("//") == .root)
    #expect(reason(getenv("HOME").map { String(cString: $0) } ?? "/") != nil)
    #expect(reason(folder("site")) == .holdsSite)
    #expect(reason(folder("site/content/..")) == .holdsSite)
    #expect(reason(folder.path) == .holdsSite)
  }

  @Test func refusesWhatTheBuildReads() {
    #expect(reason(folder("site/content")) == .protected(folder("site/content")))
    #expect(reason(folder("site/content/new/folder")) == .protected(folder("site/content")))
    #expect(reason(folder("site/public/../templates/")) == .noFolder)
    #expect(reason(folder("site/content/../templates/")) == .protected(folder("site/templates")))
    #expect(reason(folder("site/content-html")) == nil)
    #expect(folder.tree("site/content") == ["index.md"])
  }

  @Test func refusesLinksAndFiles() {
    folder.makeFolder("real")
    symlink(folder("real"), folder("link"))
    #expect(reason(folder("link")) == .symbolicLink)
    #expect(reason(folder("link/")) == .symbolicLink)
    folder.put("file", "x")
    #expect(reason(folder("file")) == .notAFolder)
  }

  @Test func refusesAMountPoint() { #expect(reason("/proc") == .mountPoint) }

  @Test func refusesAFolderWithFilesOfOthers() {
    folder.put("full/photo.jpg", "x")
    #expect(reason(folder("full")) == .notOurs)
    #expect(folder.tree("full") == ["photo.jpg"])
  }

  @Test func takesAFolderThatHoldsOnlyDotFiles() {
    folder.put("site/public/.gitignore", "*")
    #expect(reason(folder("site/public")) == nil)
    #expect(folder.tree("site/public") == [".gitignore"])
  }

  @Test func makesMissingFoldersAboveTheOutput() {
    #expect(reason(folder("a/b/c/public/")) == nil)
    #expect(folder.tree("a") == ["b/", "b/c/"])
  }

  @Test func explainsItself() {
    #expect(
      OutputRefusal(folder: "public", reason: .protected("content")).description
        == "cannot publish to public: the build reads content")
    #expect(
      OutputRefusal(folder: "public", reason: .foreignFiles(["a", "b", "c", "d", "e", "f", "g"])).description
        == "cannot publish to public: no build wrote a, b, c, d, e and 2 more")
    #expect(
      OutputRefusal(folder: "public", reason: .notOurs).help
        == "empty it, or name another folder: a build removes only what it wrote itself")
  }
}
