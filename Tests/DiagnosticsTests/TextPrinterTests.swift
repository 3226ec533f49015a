import Testing

@testable import Diagnostics

@Suite struct TextPrinterTests {
  @Test func pointsAtTheCharacters() {
    let files = files("+++\ntitle = \"Forms\"\n+++\nrequires = [\"html-basic\"]\n")
    let diagnostic = Diagnostic(
      unknownReference, "no lesson is called 'html-basic'", at: files[0].range("\"html-basic\""),
      label: "did you mean 'html-basics'?", help: "lessons are named after their files in content/lessons/")
    #expect(
      text([diagnostic], in: files)
        == """
        error[unknown-reference]: no lesson is called 'html-basic'
         --> content/0.md:4:13
          |
        4 | requires = ["html-basic"]
          |             ^^^^^^^^^^^^ did you mean 'html-basics'?
          = help: lessons are named after their files in content/lessons/

        """)
  }

  @Test func showsRelatedPlacesInOneGutter() {
    let files = files("b\n", String(repeating: "\n", count: 98) + "\nrequires = [\"c\"]\n")
    let diagnostic = Diagnostic(
      unknownReference, "a ring", at: files[0].range("b"),
      related: [.init(files[1].range("\"c\""), "'b' requires 'c'"), .init(files[0].range("b"), "and back")])
    #expect(
      text([diagnostic], in: files)
        == """
        error[unknown-reference]: a ring
           --> content/0.md:1:1
            |
          1 | b
            | ^
           ::: content/1.md:100:13
            |
        100 | requires = ["c"]
            |             --- 'b' requires 'c'
           ::: content/0.md:1:1
            |
          1 | b
            | - and back

        """)
  }

  @Test func separatesFindingsByAnEmptyLine() {
    let files = files("one\n")
    let findings = [
      Diagnostic(orphanLesson, "first", at: files[0].range("one")), Diagnostic(hugoKey, "second", at: nil),
    ]
    #expect(
      text(findings, in: files)
        == """
        warning[orphan-lesson]: first
         --> content/0.md:1:1
          |
        1 | one
          | ^^^

        note[hugo-key]: second

        """)
    #expect(text([], in: files) == "")
  }

  @Test func alignsUnderWideCharacters() {
    #expect(
      marking("here", in: "日本語 한국어 📜⚡ｆｕｌｌ here")
        == """
        note[hugo-key]: message
         --> content/0.md:1:16
          |
        1 | 日本語 한국어 📜⚡ｆｕｌｌ here
          |                            ^^^^

        """)
    #expect(
      marking("本語", in: "日本語")
        == """
        note[hugo-key]: message
         --> content/0.md:1:2
          |
        1 | 日本語
          |   ^^^^

        """)
  }

  @Test func alignsUnderCombiningMarks() {
    #expect(
      marking("here", in: "cafe\u{301} е\u{483} ก็ ⚠\u{FE0F} here")
        == """
        note[hugo-key]: message
         --> content/0.md:1:16
          |
        1 | café е҃ ก็ ⚠️ here
          |            ^^^^

        """)
  }

  @Test func showsTabsAsSpaces() {
    #expect(
      marking("here", in: "\t\there\tand")
        == """
        note[hugo-key]: message
         --> content/0.md:1:3
          |
        1 |   here and
          |   ^^^^

        """)
  }

  @Test func showsControlsAndMarksThemWhole() {
    #expect(
      marking("\u{202E}evil\u{1B}", in: "a \u{202E}evil\u{1B}[31m\u{0} \u{2028}z")
        == #"""
        note[hugo-key]: message
         --> content/0.md:1:3
          |
        1 | a \u{202e}evil\u{1b}[31m\u{0} \u{2028}z
          |   ^^^^^^^^^^^^^^^^^^

        """#)
  }

  @Test func showsNoCommandsOfLogReaders() {
    let source = "##[stop-commands]x ###[y #[z [w"
    let files = [SourceFile(id: 0, path: "content/##[error]x.md", text: Array(source.utf8))]
    let diagnostic = Diagnostic(
      hugoKey, "##[error]a", at: files[0].range("[stop"), label: "##[error]b", help: "##[error]c")
    #expect(
      text([diagnostic], in: files)
        == #"""
        note[hugo-key]: ##\u{5b}error]a
         --> content/##\u{5b}error]x.md:1:3
          |
        1 | ##\u{5b}stop-commands]x ###\u{5b}y #[z [w
          |   ^^^^^^^^^^ ##\u{5b}error]b
          = help: ##\u{5b}error]c

        """#)
  }

  @Test func neverStartsALineWithContent() {
    let files = [SourceFile(id: 0, path: "::error::x\n::error::y.md", text: Array("::error::z\n".utf8))]
    let diagnostic = Diagnostic(
      hugoKey, "a\n::error::b", at: files[0].range("::error"), label: "c\n::error::d",
      related: [.init(files[0].range("z"), "e\n::error::f")], help: "g\r::error::h")
    #expect(
      text([diagnostic], in: files)
        == #"""
        note[hugo-key]: a\u{a}::error::b
         --> ::error::x\u{a}::error::y.md:1:1
          |
        1 | ::error::z
          | ^^^^^^^ c\u{a}::error::d
         ::: ::error::x\u{a}::error::y.md:1:10
          |
        1 | ::error::z
          |          - e\u{a}::error::f
          = help: g\u{d}::error::h

        """#)
  }

  @Test func cutsLongLinesAroundThePlace() {
    let words = (0..<100).map { "word\($0)" }.joined(separator: " ")
    #expect(
      marking("word0 ", in: words)
        == """
        note[hugo-key]: message
         --> content/0.md:1:1
          |
        1 | word0 word1 word2 word3 word4 word5 word6 word7 word8 word9 word10 word11 word12 word13 word14 word15 word16 word17 word18 word19 word20 word21 word22 word23 wo…
          | ^^^^^^

        """)
    #expect(
      marking("word50", in: words)
        == """
        note[hugo-key]: message
         --> content/0.md:1:341
          |
        1 | …d41 word42 word43 word44 word45 word46 word47 word48 word49 word50 word51 word52 word53 word54 word55 word56 word57 word58 word59 word60 word61 word62 word63 wo…
          |                                                              ^^^^^^

        """)
    #expect(
      marking("word99", in: words)
        == """
        note[hugo-key]: message
         --> content/0.md:1:684
          |
        1 | …word77 word78 word79 word80 word81 word82 word83 word84 word85 word86 word87 word88 word89 word90 word91 word92 word93 word94 word95 word96 word97 word98 word99
          |                                                                                                                                                            ^^^^^^

        """)
  }

  @Test func cutsLongMarks() {
    let line = String(repeating: "日", count: 100)
    #expect(
      marking(line, in: line)
        == """
        note[hugo-key]: message
         --> content/0.md:1:1
          |
        1 | 日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日…
          | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

        """)
  }

  @Test func marksFirstLineOfSeveral() {
    #expect(
      marking("two\nthree", in: "one two\nthree four\n", label: "here")
        == """
        note[hugo-key]: message
         --> content/0.md:1:5
          |
        1 | one two
          |     ^^^ here

        """)
  }

  @Test func marksEmptyLineInFrontOfOthers() {
    #expect(
      marking("\n\nb", in: "\n\nb")
        == """
        note[hugo-key]: message
         --> content/0.md:1:1
          |
        1 |
          | ^

        """)
  }

  @Test func showsFilesAsAWhole() {
    let files = files("first line\n", "")
    let findings = [
      Diagnostic(hugoKey, "first", at: .file(0), label: "label"),
      Diagnostic(hugoKey, "empty", at: .file(1), label: "label"),
    ]
    #expect(
      text(findings, in: files)
        == """
        note[hugo-key]: first
         --> content/0.md:1:1
          |
        1 | first line
          | ^ label

        note[hugo-key]: empty
         --> content/1.md:1:1
          = label

        """)
  }

  @Test func marksTheEndOfAFile() {
    let files = files("abc")
    #expect(
      text([Diagnostic(hugoKey, "unclosed", at: SourceRange(file: 0, start: 3, end: 3))], in: files)
        == """
        note[hugo-key]: unclosed
         --> content/0.md:1:4
          |
        1 | abc
          |    ^

        """)
    #expect(
      text([Diagnostic(hugoKey, "beyond", at: SourceRange(file: 0, start: 7, end: 9))], in: files)
        == """
        note[hugo-key]: beyond
         --> content/0.md:1:4
          |
        1 | abc
          |    ^

        """)
  }

  @Test func coloursOnRequest() {
    let files = files("abc\n")
    let range = files[0].range("b")
    let findings = [unknownReference, orphanLesson, hugoKey].map {
      Diagnostic($0, "message", at: range, label: "label", related: [.init(range, "related")], help: "help")
    }
    let coloured = text(findings, in: files, usesColour: true)
    #expect(
      coloured.split(separator: "\u{1B}", omittingEmptySubsequences: false).joined(separator: "ESC")
        == """
        ESC[31;1merror[unknown-reference]ESC[0mESC[1m: messageESC[0m
         ESC[34;1m-->ESC[0m content/0.md:1:2
          ESC[34;1m|ESC[0m
        ESC[34;1m1 |ESC[0m abc
          ESC[34;1m|ESC[0m  ESC[31;1m^ labelESC[0m
         ESC[34;1m:::ESC[0m content/0.md:1:2
          ESC[34;1m|ESC[0m
        ESC[34;1m1 |ESC[0m abc
          ESC[34;1m|ESC[0m  ESC[34;1m- relatedESC[0m
          ESC[34;1m= help:ESC[0m help

        ESC[33;1mwarning[orphan-lesson]ESC[0mESC[1m: messageESC[0m
         ESC[34;1m-->ESC[0m content/0.md:1:2
          ESC[34;1m|ESC[0m
        ESC[34;1m1 |ESC[0m abc
          ESC[34;1m|ESC[0m  ESC[33;1m^ labelESC[0m
         ESC[34;1m:::ESC[0m content/0.md:1:2
          ESC[34;1m|ESC[0m
        ESC[34;1m1 |ESC[0m abc
          ESC[34;1m|ESC[0m  ESC[34;1m- relatedESC[0m
          ESC[34;1m= help:ESC[0m help

        ESC[36;1mnote[hugo-key]ESC[0mESC[1m: messageESC[0m
         ESC[34;1m-->ESC[0m content/0.md:1:2
          ESC[34;1m|ESC[0m
        ESC[34;1m1 |ESC[0m abc
          ESC[34;1m|ESC[0m  ESC[36;1m^ labelESC[0m
         ESC[34;1m:::ESC[0m content/0.md:1:2
          ESC[34;1m|ESC[0m
        ESC[34;1m1 |ESC[0m abc
          ESC[34;1m|ESC[0m  ESC[34;1m- relatedESC[0m
          ESC[34;1m= help:ESC[0m help

        """)
  }
}
