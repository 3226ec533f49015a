import Glibc
import Parallel
import Testing

@testable import Waymark

@Suite struct OutputPublishTests {
  let folder = TestFolder()

  /// Publishes files, as a build of this content would.
  @discardableResult
  private func build(_ files: [String: String], by way: OutputSwap.Way = .exchange) throws -> PublishSummary {
    let output = try open()
    for (path, text) in files { try output.write(#require(SitePath(path, allowingHidden: true)), Array(text.utf8)) }
    return try output.publish(by: way)
  }

  private func open() throws -> Output {
    try Output(folder: folder("site/public"), siteFolder: folder("site"), protected: [folder("site/content")])
  }

  private func summary(_ fill: (inout PublishSummary) -> Void) -> PublishSummary {
    var summary = PublishSummary()
    fill(&summary)
    return summary
  }

  private let first = ["index.html": "home", "lessons/http/index.html": "http", "lessons/html/index.html": "html"]

  @Test func publishesIntoAFolderThatDoesNotExist() throws {
    #expect(try build(first) == summary { $0.written = 3 })
    #expect(
      folder.tree("site") == [
        "public/", "public/.waymark-manifest.json", "public/index.html", "public/lessons/", "public/lessons/html/",
        "public/lessons/html/index.html", "public/lessons/http/", "public/lessons/http/index.html",
      ])
    #expect(
      folder.text("site/public/.waymark-manifest.json") == """
        {"version":1,"files":[
        ["index.html",4,"\(fingerprint("home"))"],
        ["lessons/html/index.html",4,"\(fingerprint("html"))"],
        ["lessons/http/index.html",4,"\(fingerprint("http"))"]
        ]}

        """)
  }

  private func fingerprint(_ text: String) -> String {
    Array(text.utf8).withUnsafeBytes { Fingerprint(of: $0).hexadecimal }
  }

  @Test func changesNothingWhenNothingChanged() throws {
    try build(first)
    let inodes = [folder.inode("site/public"), folder.inode("site/public/.waymark-manifest.json")]
    #expect(try build(first) == summary { $0.unchanged = 3 })
    #expect([folder.inode("site/public"), folder.inode("site/public/.waymark-manifest.json")] == inodes)
  }

  @Test(arguments: [OutputSwap.Way.exchange, .renames, .removal])
  func writesOnlyWhatChangedAndRemovesWhatIsNoLongerWritten(by way: OutputSwap.Way) throws {
    try build(first)
    let kept = folder.inode("site/public/index.html")
    let changed = folder.inode("site/public/lessons/http/index.html")
    let second = try build(["index.html": "home", "lessons/http/index.html": "HTTP"], by: way)
    #expect((second.written, second.unchanged, second.removed) == (1, 1, 1))
    #expect(second.notes.isEmpty == (way == .exchange))
    #expect(folder.inode("site/public/index.html") == kept)
    #expect(folder.inode("site/public/lessons/http/index.html") != changed)
    #expect(folder.text("site/public/lessons/http/index.html") == "HTTP")
    #expect(
      folder.tree("site") == [
        "public/", "public/.waymark-manifest.json", "public/index.html", "public/lessons/", "public/lessons/http/",
        "public/lessons/http/index.html",
      ])
  }

  @Test(arguments: [OutputSwap.Way.exchange, .renames, .removal])
  func keepsWhatOthersPutIntoTheOutput(by way: OutputSwap.Way) throws {
    folder.put("site/public/.gitignore", "*")
    try build(first)
    folder.put("site/public/CNAME", "example.org")
    folder.put("site/public/lessons/http/notes/mine.txt", "mine")
    folder.put("site/public/.git/HEAD", "ref")
    folder.makeFolder("site/public/empty")
    symlink("nowhere", folder("site/public/link"))
    let cname = folder.inode("site/public/CNAME")
    #expect(try build(["index.html": "new"], by: way).keptForeign == 5)
    #expect(folder.inode("site/public/CNAME") == cname)
    #expect(
      folder.tree("site/public") == [
        ".git/", ".git/HEAD", ".gitignore", ".waymark-manifest.json", "CNAME", "empty/", "index.html", "lessons/",
        "lessons/http/", "lessons/http/notes/", "lessons/http/notes/mine.txt", "link",
      ])
  }

  @Test func keepsAndListsFilesOfOursThatWereEdited() throws {
    try build(first)
    folder.put("site/public/lessons/http/index.html", "edited")
    let second = try build(["index.html": "new"])
    #expect((second.removed, second.keptChanged) == (1, ["lessons/http/index.html"]))
    #expect(folder.text("site/public/lessons/http/index.html") == "edited")
  }

  @Test func replacesFilesOfOursThatWereEditedButAreStillWritten() throws {
    try build(first)
    folder.put("site/public/index.html", "evil")
    #expect(try build(first) == summary { ($0.written, $0.unchanged) = (1, 2) })
    #expect(folder.text("site/public/index.html") == "home")
  }

  @Test func writesFilesThatHaveGoneMissing() throws {
    try build(first)
    unlink(folder("site/public/index.html"))
    #expect(try build(first) == summary { ($0.written, $0.unchanged) = (1, 2) })
    #expect(folder.text("site/public/index.html") == "home")
  }

  @Test(arguments: ["file", "link", "folder link"])
  func refusesToReplaceWhatNoBuildWrote(kind: String) throws {
    try build(first)
    switch kind {
    case "file": folder.put("site/public/robots.txt", "mine")
    case "link": symlink("index.html", folder("site/public/robots.txt"))
    default: symlink("lessons", folder("site/public/robots.txt"))
    }
    let before = folder.tree("site")
    let refusal = #expect(throws: OutputRefusal.self) { try build(["robots.txt": "ours"]) }
    #expect(
      refusal?.description == "cannot publish to \(folder("site/public")): no build wrote robots.txt")
    #expect(folder.tree("site") == before)
    #expect(folder.text("site/public/index.html") == "home")
  }

  @Test func refusesAForeignFileWhereAFolderMustStand() throws {
    try build(first)
    folder.put("site/public/topics", "mine")
    #expect(throws: OutputRefusal(folder: folder("site/public"), reason: .foreignFiles(["topics"]))) {
      try build(["topics/http/index.html": "x"])
    }
    folder.put("site/public/a/mine.txt", "mine")
    #expect(throws: OutputRefusal(folder: folder("site/public"), reason: .foreignFiles(["a/mine.txt", "topics"]))) {
      try build(["a": "x", "topics/x": "x"])
    }
    #expect(folder.text("site/public/topics") == "mine")
  }

  @Test func refusesToReplaceAFileThatCameAfterItsPlaceWasWrittenTo() throws {
    try build(first)
    let output = try open()
    try output.write(#require(SitePath("late.html")), Array("ours".utf8))
    folder.put("site/public/late.html", "mine")
    #expect(throws: OutputRefusal(folder: folder("site/public"), reason: .foreignFiles(["late.html"]))) {
      try output.publish()
    }
    #expect(folder.text("site/public/late.html") == "mine")
  }

  @Test func publishesWhatHasReachedTheDisk() throws {
    let output = try open()
    try output.write(#require(SitePath("index.html")), Array("home".utf8))
    #expect(try output.publish(syncing: true).written == 1)
    #expect(folder.text("site/public/index.html") == "home")
  }

  @Test func adoptsAForeignFileWithTheSameBytes() throws {
    try build(first)
    folder.put("site/public/CNAME", "example.org")
    var files = first
    files["CNAME"] = "example.org"
    #expect(try build(files) == summary { $0.unchanged = 4 })
    #expect(try build(first) == summary { ($0.unchanged, $0.removed) = (3, 1) })
    #expect(folder.text("site/public/CNAME") == nil)
  }

  @Test func letsAFileBecomeAFolderAndBack() throws {
    try build(["a": "file"])
    try build(["a/b": "below"])
    #expect(folder.text("site/public/a/b") == "below")
    try build(["a": "file"])
    #expect(folder.text("site/public/a") == "file")
  }

  @Test(arguments: [
    "", "{}", "{\"version\":1,\"files\":[\n[\"../site.toml\",1,\"00000000000000000000000000000000\"]\n]}\n",
  ])
  func removesNothingAfterItsManifestWasDamaged(manifest: String) throws {
    folder.put("site/site.toml", "x")
    try build(first)
    unlink(folder("site/public/.waymark-manifest.json"))
    folder.put("site/public/.waymark-manifest.json", manifest)
    let second = try build(["index.html": "home", "new.html": "new"])
    #expect((second.written, second.unchanged, second.removed, second.keptForeign) == (1, 1, 0, 2))
    #expect(folder.text("site/site.toml") == "x")
    #expect(folder.text("site/public/lessons/http/index.html") == "http")
  }

  @Test func leavesTheOutputAloneWhenAbandoned() throws {
    try build(first)
    let before = folder.tree("site")
    let output = try open()
    try output.write(#require(SitePath("index.html")), Array("new".utf8))
    #expect(folder.text("site/.waymark-stage-public/index.html") == "new")
    output.abandon()
    #expect(folder.tree("site") == before)
    #expect(folder.text("site/public/index.html") == "home")
  }

  @Test func keepsASecondBuildOut() throws {
    let output = try open()
    #expect(
      throws: MachineFailure(
        "lock", folder("site/public"), because: "another build (process \(getpid())) holds the lock")
    ) { try open() }
    output.abandon()
    try build(first)
  }

  @Test func clearsUpAfterABuildThatWasKilledBeforePublishing() throws {
    try build(first)
    folder.put("site/.waymark-stage-public/half", "half")
    folder.put("site/.waymark-lock-public", "1\n")
    try build(first)
    #expect(folder.tree("site").filter { $0.hasPrefix(".waymark") } == [])
  }

  @Test func clearsUpAStageWhoseManifestIsHalfWritten() throws {
    try build(first)
    folder.put("site/.waymark-stage-public/.waymark-manifest.json", "{\"version\":1,")
    folder.put("site/.waymark-stage-public/new/index.html", "new")
    symlink(folder("site/public"), folder("site/.waymark-old-public"))
    let before = folder.tree("site/public")
    try open().abandon()
    #expect(folder.tree("site/public") == before)
    #expect(folder.tree("site").filter { $0.hasPrefix(".waymark") } == [])
  }

  @Test func savesWhatCameIntoTheOldTreeAfterTheExchange() throws {
    try build(first)
    // As a build leaves them that is killed right after the exchange, with a reader's file written just before.
    folder.put("site/.waymark-stage-public/.waymark-manifest.json", folder.text("site/public/.waymark-manifest.json")!)
    folder.put("site/.waymark-stage-public/index.html", "old")
    folder.put("site/.waymark-stage-public/late/mine.txt", "mine")
    try build(first)
    #expect(folder.text("site/public/late/mine.txt") == "mine")
    #expect(folder.text("site/public/index.html") == "home")
    #expect(folder.tree("site").filter { $0.hasPrefix(".waymark") } == [])
  }

  @Test func restoresTheOutputIfOnlyHalfOfTwoRenamesHappened() throws {
    try build(first)
    rename(folder("site/public"), folder("site/.waymark-old-public"))
    folder.put("site/.waymark-stage-public/index.html", "new")
    try open().abandon()
    #expect(folder.text("site/public/index.html") == "home")
    #expect(folder.tree("site").filter { $0.hasPrefix(".waymark") } == [])
  }

  @Test func completesARemovalThatWasCutShort() throws {
    try build(["index.html": "new"])
    rename(folder("site/public"), folder("new"))
    try build(first)
    rename(folder("new"), folder("site/.waymark-next-public"))
    unlink(folder("site/public/index.html"))
    folder.put("site/public/CNAME", "example.org")
    try open().abandon()
    #expect(
      folder.tree("site") == ["public/", "public/.waymark-manifest.json", "public/CNAME", "public/index.html"])
    #expect(folder.text("site/public/index.html") == "new")
  }

  @Test func writesFromManyThreads() throws {
    let output = try open()
    _ = try Workers(jobs: 8).map(0..<500) { index in
      try output.write(SitePath("lessons/\(index % 7)/\(index)/index.html")!, Array("page \(index)".utf8))
    }
    #expect(try output.publish().written == 500)
    #expect(folder.text("site/public/lessons/3/80/index.html") == "page 80")
  }

  @Test func keepsTheModeOfTheOutput() throws {
    try build(first)
    chmod(folder("site/public"), 0o750)
    try build(["index.html": "new"])
    var status = stat()
    stat(folder("site/public"), &status)
    #expect(status.st_mode & 0o7777 == 0o750)
  }

  @Test func namesTheFileThatCannotBeWritten() throws {
    let output = try open()
    try output.write(#require(SitePath("a")), [])
    #expect(throws: MachineFailure("make", folder("site/public/a/b"), errno: ENOTDIR)) {
      try output.write(#require(SitePath("a/b/c")), [])
    }
  }
}
