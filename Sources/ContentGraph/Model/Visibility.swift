/// Whether a page is put out, and if not, why. Hugo's rule (`shouldBuild`).
package enum Visibility: String, Sendable, Hashable { case visible, draft, future, expired }

/// What decides visibility: the clock and Hugo's -D, -F and -E.
package struct Moment: Hashable, Sendable {
  /// Seconds since 1970-01-01T00:00:00Z.
  package var now: Int
  package var includesDrafts = false
  package var includesFuture = false
  package var includesExpired = false

  package init(now: Int) { self.now = now }
}
