/// What publishing did.
package struct PublishSummary: Equatable, Sendable {
  /// Files that are new or have other bytes than before.
  package var written = 0
  /// Files that stayed as they were, time and inode included.
  package var unchanged = 0
  /// Files of an earlier build that this one did not write.
  package var removed = 0
  /// Files and links that no build wrote, and that are still there. Not counted if nothing had to be published.
  package var keptForeign = 0
  /// Files of an earlier build that this one did not write and somebody has edited: kept, and no longer ours.
  package var keptChanged: [String] = []
  /// What the person who publishes should know.
  package var notes: [String] = []

  package init() {}
}
