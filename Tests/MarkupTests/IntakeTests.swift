import Diagnostics
import Markup
import Testing

// From the bytes of a file to text: what is mended, what is refused, and what is said about it.

struct IntakeTests {
  private struct Intake {
    let file: SourceFile?
    let report: String
    let severities: [Severity]

    init(_ bytes: [UInt8], fileBytes: Int = 1000) {
      var limits = MarkupOptions.Limits()
      limits.fileBytes = fileBytes
      var findings = Findings()
      let read = SourceFile.read(id: 7, path: "content/a.md", bytes: bytes, limits: limits, reportingTo: &findings)
      file = read
      let shown = read ?? SourceFile(id: 7, path: "content/a.md", text: [])
      report = findings.diagnostics.map { describe($0, in: shown) }.joined(separator: "\n")
      severities = findings.diagnostics.map(\.severity)
    }

    var text: String? { file.map { String(decoding: $0.text, as: UTF8.self) } }
  }

  @Test func takesCleanTextAsItIs() {
    let intake = Intake(Array("+++\ntitle = 'é 😀'\n+++\n\tText\u{FEFF}\n".utf8))
    #expect(intake.text == "+++\ntitle = 'é 😀'\n+++\n\tText\u{FEFF}\n")
    #expect(intake.file?.id == 7)
    #expect(intake.file?.path == "content/a.md")
    #expect(intake.report == "")
    #expect(Intake([]).text == "")
  }

  @Test func refusesFilesThatAreTooLarge() {
    #expect(Intake(Array("12345".utf8), fileBytes: 5).text == "12345")
    let intake = Intake(Array("123456".utf8), fileBytes: 5)
    #expect(intake.file == nil)
    #expect(
      intake.report == """
        error[file-too-large] 1:1 «»: the file has 6 bytes, more than the 5 a file may have
          help: split the file, or raise fileBytes under [limits] in site.toml
        """)
  }

  @Test func dropsOneByteOrderMark() {
    let intake = Intake([0xEF, 0xBB, 0xBF, 0x61])
    #expect(intake.text == "a")
    #expect(
      intake.report == """
        note[byte-order-mark] 1:1 «»: the file starts with a byte-order mark
          help: the mark is ignored; save the file as UTF-8 without it
        """)
    #expect(Intake([0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF, 0x61]).text == "\u{FEFF}a")
  }

  @Test func unifiesLineEnds() {
    let intake = Intake(Array("a\r\nb\rc\n\r\r\nd\r".utf8))
    #expect(intake.text == "a\nb\nc\n\n\nd\n")
    #expect(
      intake.report == """
        note[carriage-returns] 1:1 «»: 5 lines end in a carriage return
          help: they are read as line feeds; set your editor to LF line ends to keep differences between versions small
        """)
    #expect(Intake(Array("a\r\n".utf8)).report.contains("1 line ends in a carriage return"))
  }

  @Test(arguments: [
    ([0xFF, 0xFE, 0x61, 0x00] as [UInt8], "UTF-16 (little-endian)"),
    ([0xFE, 0xFF, 0x00, 0x61], "UTF-16 (big-endian)"),
    ([0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0], "UTF-32 (little-endian)"),
    ([0, 0, 0xFE, 0xFF, 0, 0, 0, 0x61], "UTF-32 (big-endian)"),
    ([0x2B, 0, 0x2B, 0, 0x2B, 0, 0x0A, 0], "UTF-16 (little-endian)"),
    ([0, 0x2B, 0, 0x2B, 0, 0x2B, 0, 0x0A], "UTF-16 (big-endian)"),
    ([0x2B, 0, 0, 0, 0x0A, 0, 0, 0], "UTF-32 (little-endian)"),
    ([0, 0, 0, 0x2B, 0, 0, 0, 0x0A], "UTF-32 (big-endian)"),
  ])
  func namesOtherEncodings(_ bytes: [UInt8], _ name: String) {
    let intake = Intake(bytes)
    #expect(intake.file == nil)
    #expect(
      intake.report == """
        error[not-utf8] 1:1 «»: the file is encoded as \(name)
          help: save it as UTF-8; it is not read until then
        """)
  }

  @Test func reportsNULBytesAndGoesOn() {
    let intake = Intake(Array("ab\nc\0d\0e".utf8))
    #expect(intake.text == "ab\nc\u{FFFD}d\u{FFFD}e")
    #expect(
      intake.report == """
        error[nul-byte] 2:2 «\u{FFFD}»: the file holds 2 NUL bytes, the first here
          help: a text has none; delete them, or keep the file elsewhere if it is not text
        """)
    #expect(
      Intake(Array("abcde\0f".utf8)).report == """
        error[nul-byte] 1:6 «\u{FFFD}»: the file holds a NUL byte
          help: a text has none; delete it, or keep the file elsewhere if it is not text
        """)
  }

  @Test func reportsTheFirstInvalidByteAndGoesOn() {
    let intake = Intake(Array("é\ncaf".utf8) + [0xE9, 0x20] + Array("na".utf8) + [0xEF] + Array("ve".utf8))
    #expect(intake.text == "é\ncaf\u{FFFD} na\u{FFFD}ve")
    #expect(
      intake.report == """
        error[invalid-utf8] 2:4 «\u{FFFD}»: byte 0xE9 at line 2, column 4 is not UTF-8
          help: save the file as UTF-8; it may have been written as windows-1252 or cut in two
        """)
  }

  @Test(arguments: [
    [0xC0, 0x80] as [UInt8], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x80], [0xE2, 0x82], [0xFF],
    [0xF8, 0x88, 0x80, 0x80, 0x80],
  ])
  func refusesWhatIsNotStrictUTF8(_ bytes: [UInt8]) {
    let intake = Intake([0x61] + bytes)
    #expect(intake.severities == [.error])
    #expect(intake.report.hasPrefix("error[invalid-utf8] 1:2 «\u{FFFD}»: byte 0x"))
  }

  @Test func keepsPlacesAfterMending() {
    let intake = Intake([0xEF, 0xBB, 0xBF] + Array("a\r\nb\0".utf8) + [0xE9])
    #expect(intake.text == "a\nb\u{FFFD}\u{FFFD}")
    #expect(intake.severities == [.note, .note, .error, .error])
    #expect(intake.report.contains("error[nul-byte] 2:2 «\u{FFFD}»"))
    #expect(intake.report.contains("error[invalid-utf8] 2:3 «\u{FFFD}»"))
  }
}
