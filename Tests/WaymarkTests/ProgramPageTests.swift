import Testing

@testable import Waymark

struct ProgramPageTests {
  @Test func saysWhatAProgramIs() {
    let program = School.site.program("alpha")
    #expect(
      program.facts.map(\.shown) == [
        "Format: online", "Pace: not stated (nothing stated)", "Mentorship: not stated (nothing stated)",
        "Duration: not stated (nothing stated)", "Cost: $100 a month",
      ])
    #expect(program.mechanism == "Weekly reviews.")
    #expect(program.strengths == ["Feedback"])
    #expect(program.weaknesses == ["Price"])
    #expect(program.bestFor == "People with a mentor")
    #expect(program.rule == "Ask for a review")
    #expect(program.pairsWith.map(\.shown) == ["Beta /programs/beta/"])
    #expect(program.topics.map(\.shown) == ["Markup /topics/markup/"])
    #expect(program.comparisons.map(\.shown) == ["Programs /comparisons/programs/"])
    #expect(program.chosenBecause == ["reviews save time", "it fits most"])
    #expect(program.mentionedBy.map(\.shown) == ["The web /courses/web/", "Programs /comparisons/programs/"])
  }

  /// Every compared criterion has its line, also one that nobody rated: unknown is a value.
  @Test func showsItsOwnRowOfTheComparison() {
    #expect(
      School.site.program("alpha").ratings.map(\.shown) == [
        "Alpha by Reviews: yes ✓ Yes, 'Every week.', /programs/alpha/#how-it-works",
        "Alpha by Length: number ▪ 12 weeks",
      ])
    #expect(
      School.site.program("beta").ratings.map(\.shown) == [
        "Beta by Reviews: partial ◐ Partly, 'At the end only.', https://example.net/beta",
        "Beta by Length: unknown ? Unknown",
      ])
  }

  @Test func saysNothingOfHiddenComparisons() {
    let site = TestSite([
      ("programs/p.md", "+++\ntitle = \"P\"\n[ratings.b]\nvalue = \"no\"\n+++\n"),
      ("criteria/a.md", "+++\ntitle = \"A\"\n+++\n"),
      ("criteria/b.md", "+++\ntitle = \"B\"\n+++\n"),
      (
        "comparisons/draft.md",
        "+++\ntitle = \"D\"\ndraft = true\nprograms = [\"p\"]\ncriteria = [\"a\"]\n[[rules]]\nchoose = \"p\"\nbecause = \"of a draft\"\n+++\n"
      ),
    ])
    let program = site.program("p")
    #expect(program.ratings.map(\.shown) == ["P by B: no ✗ No"])
    #expect(program.comparisons.isEmpty)
    #expect(program.chosenBecause.isEmpty)
  }

  /// A path of the site is evidence too, and stands below the site's base path.
  @Test func findsEvidenceWhereItLies() {
    let program = { (evidence: String) in
      TestSite([
        ("site.toml", "title = \"T\"\nbaseURL = \"https://example.org/docs/\""),
        ("criteria/c.md", "+++\ntitle = \"C\"\n+++\n"),
        (
          "programs/p.md",
          "+++\ntitle = \"P\"\n[ratings.c]\nvalue = \"yes\"\nevidence = \"\(evidence)\"\n+++\n## Reviews\n"
        ),
      ]).program("p").ratings[0].evidence
    }
    #expect(program("#reviews") == "/docs/programs/p/#reviews")
    #expect(program("https://example.net/x") == "https://example.net/x")
    #expect(program("//example.net/x") == "//example.net/x")
    #expect(program("/reports/2024.pdf") == "/docs/reports/2024.pdf")
  }
}
