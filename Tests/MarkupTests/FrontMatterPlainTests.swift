import Testing

/// Plain front matter has a reader of its own; a comment is enough to send it to toml++.
@Suite struct FrontMatterPlainTests {
  @Test(arguments: [
    "a = \"b\"", "a = \"\"", "a = \"é — 📜\"", #"a = "say \"so\" \\ ""#, "a-1_b = 12", "a = 0", "a = true\nb = false",
    "date = 2021-08-24", "date = 2021-02-28", "date = 2024-02-29", "a = []", "a = [\"x\", \"y\",]",
    "a = [\n  1,\n  true,\n  2020-01-02\n]", "\n\n  a\t=  \"b\"  \n\n", "a = 1.5", "a = 'b'", "a.b = 1", "[a]\nb = 1",
    "[[a]]\nb = 1", "a = \"\"\"b\"\"\"", "a = 2021-08-24 10:00:00", "a = [[1], [2]]", "a = {b = 1}",
    #"a = "\u00e9\n""#,
  ])
  func readsAlikeWithAndWithoutTomlPlusPlus(toml: String) {
    let plain = FrontMatterReading("+++\n\(toml)\n+++\n")
    let thorough = FrontMatterReading("+++\n\(toml)\n# a comment\n+++\n")
    #expect(plain.report == "")
    #expect(plain.outline == thorough.outline)
  }

  @Test(arguments: [
    "a = 1\na = 2", "a = 01", "a = 2021-02-30", "a = 2021-13-01", "a = \"b", "a = \"b\" c", "a = [1 2]", "a = tru",
    "= 1", "a", "a = \"b\" = 1", #"a = "\x""#,
  ])
  func leavesMistakesToTomlPlusPlus(toml: String) {
    let plain = FrontMatterReading("+++\n\(toml)\n+++\n")
    let thorough = FrontMatterReading("+++\n\(toml)\n# a comment\n+++\n")
    #expect(plain.report != "")
    #expect(plain.report == thorough.report)
    #expect(plain.outline == thorough.outline)
  }
}
