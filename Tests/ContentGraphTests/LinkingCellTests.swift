import Diagnostics
import Testing

@testable import ContentGraph

@Suite struct LinkingCellTests {
  private static let criteria: [(String, Fields)] = [
    ("criteria/mentor.md", ["title": "M", "values": ["weekly"]]),
    ("criteria/depth.md", ["title": "D", "type": "scale", "values": ["low", "1", "high"]]),
    ("criteria/weeks.md", ["title": "W", "type": "number", "unit": "weeks"]),
    ("criteria/pace.md", ["title": "P", "type": "text"]),
  ]

  @Test(
    arguments: [
      ("mentor", "yes", .yes), ("mentor", true, .yes), ("mentor", false, .no), ("mentor", "no", .no),
      ("mentor", "partial", .partial), ("mentor", "unknown", .unknown), ("mentor", "weekly", .level("weekly")),
      ("depth", "high", .level("high")), ("depth", 1, .level("1")), ("depth", "unknown", .unknown),
      ("weeks", 12, .number(12)), ("weeks", 1.5, .number(1.5)), ("weeks", "unknown", .unknown),
      ("pace", "own", .text("own")), ("pace", 3, .text("3")), ("pace", "unknown", .unknown),
    ] as [(String, Field, Cell)])
  func typesCellsByTheirCriterion(criterion: String, value: Field, cell: Cell) throws {
    let (curriculum, findings) = Self.site(criterion, value).resolve()
    #expect(findings == [])
    #expect(Self.ratings(curriculum).map(\.value) == [cell])
  }

  @Test(
    arguments: [
      (
        "mentor", "yess", "'yess' is not a value of 'mentor'", "did you mean 'yes'?",
        "a value of 'mentor' is one of: yes, no, partial, weekly, unknown", "yes"
      ),
      (
        "depth", "hihg", "'hihg' is not a value of 'depth'", "did you mean 'high'?",
        "a value of 'depth' is one of: low, 1, high, unknown", "high"
      ),
      (
        "depth", true, "true is not a value of 'depth'", nil, "a value of 'depth' is one of low, 1, high, or unknown",
        nil
      ),
      (
        "mentor", 7, "7 is not a value of 'mentor'", nil,
        "a value of 'mentor' is one of yes, no, partial, weekly, or unknown", nil
      ),
      (
        "weeks", "many", "'many' is not a value of 'weeks'", nil, "a value of 'weeks' is a number (weeks), or unknown",
        nil
      ),
      ("weeks", true, "true is not a value of 'weeks'", nil, "a value of 'weeks' is a number (weeks), or unknown", nil),
      ("pace", false, "false is not a value of 'pace'", nil, "a value of 'pace' is a string, or unknown", nil),
    ] as [(String, Field, String, String?, String, String?)])
  func reportsCellsThatDoNotFit(
    criterion: String, value: Field, message: String, label: String?, help: String, fix: String?
  ) {
    let site = Self.site(criterion, value)
    let (curriculum, findings) = site.resolve()
    let range = Self.ratings(curriculum)[0].range
    let inner = SourceRange(file: range.file, start: Int(range.start) + 1, end: Int(range.end) - 1)
    #expect(
      findings == [
        Diagnostic(
          BadValue.rule, message, at: range, label: label, help: help,
          fixes: fix.map { [.init(replace: inner, with: $0)] } ?? [])
      ])
    #expect(Self.ratings(curriculum).map(\.value) == [.unknown])
  }

  @Test func takesTheQuotesOffANumber() {
    let site = Self.site("weeks", "12")
    let range = site.range(of: "\"12\"", in: "programs/p.md")
    #expect(site.resolve().findings.map(\.fixes) == [[.init(replace: range, with: "12")]])
  }

  @Test func reportsARatingWithoutValueAndByNoCriterion() {
    var site = Site.of(Self.criteria)
    site.add(
      "programs/p.md", ["title": "P", "ratings": ["mentor": ["note": "n"], "mentro": ["value": "yes"], "pace": "x"]])
    let (curriculum, findings) = site.resolve()
    let path = "programs/p.md"
    #expect(
      findings == [
        Diagnostic(
          MissingKey.rule, "a rating needs a 'value'", at: site.range(of: "{ note = \"n\" }", in: path),
          help: #"where no source says, write value = "unknown""#),
        Diagnostic(
          UnknownReference.rule, "no criterion is called 'mentro'", at: site.range(of: "mentro", in: path),
          label: "did you mean 'mentor'?", help: "criteria are named after their files in content/criteria/",
          fixes: [.init(replace: site.range(of: "mentro", in: path), with: "mentor")]),
        Diagnostic(
          WrongType.rule, "'ratings.pace' takes a table, not a string", at: site.range(of: "\"x\"", in: path),
          help: "in TOML a table is written under its own header: [ratings.pace]"),
      ])
    #expect(Self.ratings(curriculum).map(\.value) == [.unknown])
    #expect(curriculum.edgeList == ["rates program:p → criterion:mentor"])
  }

  private static func site(_ criterion: String, _ value: Field) -> Site {
    var site = Site.of(criteria)
    site.add("programs/p.md", ["title": "P", "ratings": .table([(criterion, .table([("value", value)]))])])
    return site
  }

  private static func ratings(_ curriculum: Curriculum) -> [Rating<Link>] {
    guard case .program(let program)? = curriculum.node("program:p")?.content else { return [] }
    return program.ratings
  }
}
