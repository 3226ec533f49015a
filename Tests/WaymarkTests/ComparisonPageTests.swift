import Testing

@testable import Waymark

struct ComparisonPageTests {
  @Test func comparesProgramsByCriteria() {
    let comparison = School.site.comparison("programs")
    #expect(
      comparison.page.breadcrumbs.map(\.shown) == [
        "Home /", "Comparisons /comparisons/", "Programs /comparisons/programs/ *",
      ])
    #expect(comparison.criteria.map(\.link.shown) == ["Reviews /criteria/reviews/", "Length /criteria/weeks/"])
    #expect(comparison.criteria.map(\.values) == ["One of: yes, no, partly", "A number of weeks"])
    #expect(comparison.criteria.map(\.question) == ["Who reads my code?", nil])
    #expect(comparison.criteria.map(\.why) == ["Mistakes need eyes.", nil])
    #expect(comparison.criteria.map(\.verify) == ["Ask for one.", nil])
    #expect(comparison.rows.map(\.program.shown) == ["Alpha /programs/alpha/", "Beta /programs/beta/"])
    #expect(
      comparison.rows.map { $0.cells.map(\.shown) } == [
        [
          "Alpha by Reviews: yes ✓ Yes, note 1, 'Every week.', /programs/alpha/#how-it-works",
          "Alpha by Length: number ▪ 12 weeks",
        ],
        [
          "Beta by Reviews: partial ◐ Partly, note 2, 'At the end only.', https://example.net/beta",
          "Beta by Length: unknown ? Unknown",
        ],
      ])
    #expect(
      comparison.notes.map(\.shown) == [comparison.rows[0].cells[0].shown, comparison.rows[1].cells[0].shown])
  }

  @Test func showsTheChooserAsATruthTable() {
    let comparison = School.site.comparison("programs")
    #expect(comparison.questions.map(\.ask) == ["What can you pay?", "How much time have you?"])
    #expect(comparison.questions.map(\.answers) == [["Little", "A lot"], ["Weeks", "Months"]])
    #expect(
      comparison.rules.map(\.shown) == [
        "Little, any → Beta /programs/beta/; with Alpha: it costs nothing",
        "A lot, Weeks → Alpha /programs/alpha/; avoid Beta: reviews save time",
        "any, any → Alpha /programs/alpha/: it fits most",
      ])
  }

  @Test func showsEveryKindOfCellInWords() {
    let cells: [(criterion: String, value: String, shown: String)] = [
      ("", "\"yes\"", "yes ✓ Yes"), ("", "true", "yes ✓ Yes"), ("", "\"no\"", "no ✗ No"),
      ("", "\"partial\"", "partial ◐ Partly"), ("", "\"unknown\"", "unknown ? Unknown"),
      ("values = [\"weekly\"]", "\"weekly\"", "level ▪ weekly"),
      ("type = \"scale\"\nvalues = [\"low\", \"high\"]", "\"high\"", "level ▪ high"),
      ("type = \"number\"", "2.5", "number ▪ 2.5"), ("type = \"number\"\nunit = \"months\"", "6", "number ▪ 6 months"),
      ("type = \"number\"\nunit = \"months\"", "6.0", "number ▪ 6 months"),
      ("type = \"text\"", "\"by mail\"", "text ▪ by mail"), ("type = \"text\"", "\"unknown\"", "unknown ? Unknown"),
    ]
    for (criterion, value, shown) in cells {
      let site = TestSite([
        ("criteria/c.md", "+++\ntitle = \"C\"\n\(criterion)\n+++\n"),
        ("programs/p.md", "+++\ntitle = \"P\"\n[ratings.c]\nvalue = \(value)\n+++\n"),
      ])
      #expect(site.program("p").ratings.map(\.shown) == ["P by C: \(shown)"])
    }
  }

  @Test func leavesHiddenProgramsCriteriaAndTheirRulesOut() {
    let site = TestSite([
      ("programs/a.md", "+++\ntitle = \"A\"\n[ratings.c]\nvalue = \"yes\"\nnote = \"n\"\n+++\n"),
      ("programs/b.md", "+++\ntitle = \"B\"\ndraft = true\n[ratings.c]\nvalue = \"yes\"\nnote = \"n\"\n+++\n"),
      ("criteria/c.md", "+++\ntitle = \"C\"\n+++\n"),
      ("criteria/d.md", "+++\ntitle = \"D\"\ndraft = true\n+++\n"),
      (
        "comparisons/x.md",
        "+++\ntitle = \"X\"\nprograms = [\"b\", \"a\"]\ncriteria = [\"d\", \"c\"]\n[[rules]]\nchoose = \"b\"\nbecause = \"hidden\"\n[[rules]]\nchoose = \"a\"\nwith = [\"b\"]\nbecause = \"shown\"\n+++\n"
      ),
    ])
    let comparison = site.comparison("x")
    #expect(comparison.rows.map { $0.cells.map(\.shown) } == [["A by C: yes ✓ Yes, note 1, 'n'"]])
    #expect(comparison.rules.map(\.shown) == [" → A /programs/a/: shown"])
    #expect(site.criterion("c").ratings.map(\.shown) == ["A by C: yes ✓ Yes, 'n'"])
  }
}

struct CriterionPageTests {
  @Test func showsWhatEachProgramIsRated() {
    let criterion = School.site.criterion("reviews")
    #expect(criterion.criterion.link.shown == "Reviews /criteria/reviews/")
    #expect(criterion.comparisons.map(\.shown) == ["Programs /comparisons/programs/"])
    #expect(
      criterion.ratings.map(\.shown) == [
        "Alpha by Reviews: yes ✓ Yes, 'Every week.', /programs/alpha/#how-it-works",
        "Beta by Reviews: partial ◐ Partly, 'At the end only.', https://example.net/beta",
      ])
  }

  /// The table is headed "every program": one that is compared and not rated is unknown, not absent.
  @Test func showsComparedProgramsThatNobodyRatedAsUnknown() {
    #expect(
      School.site.criterion("weeks").ratings.map(\.shown) == [
        "Alpha by Length: number ▪ 12 weeks", "Beta by Length: unknown ? Unknown",
      ])
  }

  @Test func spellsWhatValuesACriterionHas() {
    let values = { (fields: String) in
      TestSite([("criteria/c.md", "+++\ntitle = \"C\"\n\(fields)\n+++\n")]).criterion("c").criterion.values
    }
    #expect(values("") == "One of: yes, no, partly")
    #expect(values("values = [\"weekly\", \"monthly\"]") == "One of: weekly, monthly")
    #expect(values("type = \"scale\"\nvalues = [\"low\", \"high\"]") == "A scale: low < high")
    #expect(values("type = \"number\"") == "A number")
    #expect(values("type = \"number\"\nunit = \"weeks\"") == "A number of weeks")
    #expect(values("type = \"text\"") == "A short text")
  }
}
