import Testing

/// The other tests rest on it: a site in memory that has nothing wrong with it.
@Test func schoolHasNoErrors() {
  #expect(School.site.errors == "")
  #expect(School.siteBelowPath.errors == "")
}
