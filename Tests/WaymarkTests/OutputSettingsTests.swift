import Testing

@testable import Waymark

@Suite struct OutputSettingsTests {
  private static let lessons = [
    ("lessons/a.md", "+++\ntitle = \"A\"\n+++\n[plan](/plan/lessons/b/)\n"),
    ("lessons/b.md", "+++\ntitle = \"B\"\nrequires = [\"a\"]\n+++\n"),
  ]

  @Test func makesPlansAndMirrorsUnlessToldOtherwise() {
    let site = TestSite(Self.lessons)
    #expect(site.site.pages.map(\.url).contains("/plan/lessons/b/"))
    #expect(site.lesson("b").plan == "/plan/lessons/b/")
    #expect(site.site.mirror(of: site["lesson:b"], in: site.files) != nil)
  }

  /// A link to a plan is then a link to nothing.
  @Test func leavesOutWhatTheSettingsSwitchOff() {
    let settings = "title = \"S\"\n[output]\nplans = false\nmirrors = false\n"
    let site = TestSite([("site.toml", settings)] + Self.lessons)
    #expect(!site.site.pages.map(\.url).contains("/plan/lessons/b/"))
    #expect(site.lesson("b").plan == nil)
    #expect(site.lesson("b").page.mirror == nil)
    #expect(site.site.mirror(of: site["lesson:b"], in: site.files) == nil)
    #expect(site.findings.diagnostics.map(\.rule.id).contains("broken-link"))
  }
}
