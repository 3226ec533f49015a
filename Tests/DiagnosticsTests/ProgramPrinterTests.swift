import Testing

@testable import Diagnostics

/// The printers whose readers are programs.
@Suite struct ProgramPrinterTests {
  private let files = [
    SourceFile(id: 0, path: "content/a b.md", text: Array("é = [\"x\"]\n".utf8)),
    SourceFile(id: 1, path: "content/::error::x.md", text: Array("one\ntwo, \"three\"\n".utf8)),
  ]

  private var findings: [Diagnostic] {
    [
      Diagnostic(
        unknownReference, "no lesson is called '<x>'", at: files[0].range("\"x\""), label: "did you mean 'y'?",
        related: [.init(files[1].range("ne\ntw"), "a \"place\"")], help: "100%: a, b",
        fixes: [.init(replace: files[0].range("\"x\""), with: "\"y\"")]),
      Diagnostic(orphanLesson, "an orphan", at: files[1].range("ne\ntw")),
      Diagnostic(hugoKey, "no place\n::error::at all\u{1B}", at: nil),
    ]
  }

  /// JSON with a line for each object, to be read here.
  private func broken(_ json: [UInt8]) -> String {
    String(decoding: json, as: UTF8.self).split(separator: "{", omittingEmptySubsequences: false)
      .joined(separator: "\n{")
  }

  @Test func printsJSON() {
    #expect(
      broken(JSONPrinter(files: files).print(findings))
        == #"""

        {"version":1,"diagnostics":[
        {"id":"unknown-reference","severity":"error","summary":"no lesson is called '\u003cx\u003e'","source":"content/a b.md","range":
        {"start":
        {"line":1,"column":6},"end":
        {"line":1,"column":9}},"label":"did you mean 'y'?","explanation":"100%: a, b","notes":[
        {"message":"a \"place\"","source":"content/::error::x.md","range":
        {"start":
        {"line":1,"column":2},"end":
        {"line":2,"column":3}}}],"solutions":[
        {"replacement":"\"y\"","source":"content/a b.md","range":
        {"start":
        {"line":1,"column":6},"end":
        {"line":1,"column":9}}}]},
        {"id":"orphan-lesson","severity":"warning","summary":"an orphan","source":"content/::error::x.md","range":
        {"start":
        {"line":1,"column":2},"end":
        {"line":2,"column":3}},"notes":[],"solutions":[]},
        {"id":"hugo-key","severity":"note","summary":"no place\n::error::at all\u001b","notes":[],"solutions":[]}]}

        """#)
    #expect(
      String(decoding: JSONPrinter(files: files).print([]), as: UTF8.self) == "{\"version\":1,\"diagnostics\":[]}\n")
  }

  @Test func printsSARIF() {
    #expect(
      broken(SARIFPrinter(files: files, version: "1.0").print(findings))
        == #"""

        {"$schema":"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json","version":"2.1.0","runs":[
        {"tool":
        {"driver":
        {"name":"waymark","version":"1.0","rules":[
        {"id":"hugo-key","shortDescription":
        {"text":"A key means nothing here."}},
        {"id":"orphan-lesson","shortDescription":
        {"text":"A lesson stands in no course."}},
        {"id":"unknown-reference","shortDescription":
        {"text":"A reference names nothing."}}]}},"columnKind":"unicodeCodePoints","results":[
        {"ruleId":"unknown-reference","ruleIndex":2,"level":"error","message":
        {"text":"no lesson is called '\u003cx\u003e'; did you mean 'y'?; 100%: a, b"},"locations":[
        {"physicalLocation":
        {"artifactLocation":
        {"uri":"content/a%20b.md"},"region":
        {"startLine":1,"startColumn":6,"endLine":1,"endColumn":9}}}],"relatedLocations":[
        {"physicalLocation":
        {"artifactLocation":
        {"uri":"content/%3A%3Aerror%3A%3Ax.md"},"region":
        {"startLine":1,"startColumn":2,"endLine":2,"endColumn":3}},"message":
        {"text":"a \"place\""}}]},
        {"ruleId":"orphan-lesson","ruleIndex":1,"level":"warning","message":
        {"text":"an orphan"},"locations":[
        {"physicalLocation":
        {"artifactLocation":
        {"uri":"content/%3A%3Aerror%3A%3Ax.md"},"region":
        {"startLine":1,"startColumn":2,"endLine":2,"endColumn":3}}}],"relatedLocations":[]},
        {"ruleId":"hugo-key","ruleIndex":0,"level":"note","message":
        {"text":"no place\n::error::at all\u001b"},"locations":[],"relatedLocations":[]}]}]}

        """#)
  }

  @Test func printsAnnotations() {
    #expect(
      AnnotationPrinter(files: files).print(findings)
        == #"""
        ::error file=content/a b.md,line=1,col=6,endColumn=9,title=unknown-reference::no lesson is called '<x>'%0Adid you mean 'y'?%0A100%25: a, b
        ::warning file=content/%3A%3Aerror%3A%3Ax.md,line=1,endLine=2,title=orphan-lesson::an orphan
        ::notice title=hugo-key::no place\u{a}::error::at all\u{1b}

        """#)
  }

  @Test func marksOneColumnOfAPlaceWithoutWidth() {
    #expect(
      AnnotationPrinter(files: files).print([Diagnostic(hugoKey, "file", at: .file(0))])
        == """
        ::notice file=content/a b.md,line=1,col=1,endColumn=2,title=hugo-key::file

        """)
  }
}
