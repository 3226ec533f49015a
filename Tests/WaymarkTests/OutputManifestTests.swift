import Testing

@testable import Waymark

@Suite struct OutputManifestTests {
  private func entry(_ path: String, _ text: String) throws -> OutputManifest.Entry {
    let bytes = Array(text.utf8)
    return OutputManifest.Entry(
      path: try #require(SitePath(path, allowingHidden: true)), size: bytes.count,
      fingerprint: bytes.withUnsafeBytes { Fingerprint(of: $0) })
  }

  private func sample() throws -> OutputManifest {
    OutputManifest(of: [
      try entry("b/ü.html", "x"), try entry("a \"quoted\".html", ""), try entry(".well-known/x", "yy"),
    ])
  }

  @Test func writesSortedJSON() throws {
    #expect(
      String(decoding: try sample().serialized, as: UTF8.self) == #"""
        {"version":1,"files":[
        [".well-known/x",2,"58e7f86555271a888bf1fd8ad3042bd5"],
        ["a \"quoted\".html",0,"99aa06d3014798d86001c324468d497f"],
        ["b/ü.html",1,"5c7401c0ec22eeeeeaf06c6480b2cd11"]
        ]}

        """#)
    #expect(String(decoding: OutputManifest(of: []).serialized, as: UTF8.self) == "{\"version\":1,\"files\":[\n]}\n")
  }

  @Test func readsWhatItWrites() throws {
    #expect(OutputManifest(serialized: try sample().serialized) == (try sample()))
    #expect(OutputManifest(serialized: OutputManifest(of: []).serialized) == OutputManifest(of: []))
  }

  @Test func readsNothingThatWasCutShort() throws {
    let bytes = try sample().serialized
    for count in 0..<bytes.count { #expect(OutputManifest(serialized: Array(bytes[..<count])) == nil) }
  }

  @Test(arguments: [
    (#"["../x",1,"#, "path above"), (#"["/etc/passwd",1,"#, "absolute"), (#"["a//b",1,"#, "empty segment"),
    (#"["a\\b",1,"#, "backslash"), (#"["a",01,"#, "leading zero"), (#"["a",-1,"#, "negative"),
    (#"["a",99999999999999999999,"#, "overflow"), (#"["a" ,1,"#, "space"), (#"["a",,"#, "no size"),
    (#"[".waymark-manifest.json",1,"#, "itself"), (#"["a\n",1,"#, "escape"),
  ])
  func readsNothingThatWasTamperedWith(line: String, why: String) {
    let text = "{\"version\":1,\"files\":[\n\(line)\"00000000000000000000000000000000\"]\n]}\n"
    #expect(OutputManifest(serialized: Array(text.utf8)) == nil, "\(why)")
  }

  @Test func readsNothingOutOfOrderOrTwice() throws {
    let text = String(decoding: try sample().serialized, as: UTF8.self)
    let lines = text.split(separator: "\n").map(String.init)
    let swapped = [lines[0], lines[2], lines[1], lines[3], lines[4], ""].joined(separator: "\n")
    let doubled = [lines[0], lines[1], lines[1], lines[2], lines[3], lines[4], ""].joined(separator: "\n")
    #expect(OutputManifest(serialized: Array(swapped.utf8)) == nil)
    #expect(OutputManifest(serialized: Array(doubled.utf8)) == nil)
  }

  @Test func findsFilesByPathAndFolder() throws {
    let manifest = OutputManifest(of: [try entry("a", ""), try entry("a-b/c", ""), try entry("ab/c/d", "")])
    #expect(manifest.entry(at: try #require(SitePath("a-b/c"))) == (try entry("a-b/c", "")))
    #expect(manifest.entry(at: try #require(SitePath("a-b"))) == nil)
    #expect(
      ["a", "a-b", "ab", "ab/c", "ab/c/d", "b"].map { manifest.holdsFiles(below: SitePath($0)!) }
        == [false, true, true, true, false, false])
  }

  @Test func fingerprintsAlikeInOnePieceAndInMany() {
    let bytes = (0..<5000).map { UInt8(truncatingIfNeeded: $0 * 7) }
    let stream = Fingerprint.Stream()
    bytes.withUnsafeBytes { all in
      for start in stride(from: 0, to: 5000, by: 333) {
        stream.append(UnsafeRawBufferPointer(rebasing: all[start..<min(start + 333, 5000)]))
      }
      #expect(stream.fingerprint == Fingerprint(of: all))
    }
  }
}
