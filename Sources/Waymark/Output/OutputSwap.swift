import CPlatform
import Glibc

/// Puts a finished stage in the place of the output, and clears up after a build that was stopped while it did so.
///
/// Where the file system can, two names change places in one step and no reader ever sees anything but the old site or
/// the new one. Each other way leaves names behind from which `recover` tells how far it came.
struct OutputSwap: Sendable {
  let parent: Int32
  let place: OutputPlace
  let stageName: String

  /// From best to worst; each falls back to the next where the file system has not got it.
  enum Way: Sendable {
    case exchange
    /// The output is away for a moment between two renames.
    case renames
    /// For folders that cannot be renamed at all, as in the lower layers of a container's image: the output is away
    /// for as long as its removal takes.
    case removal
  }

  /// The output's old tree, while the new one moves in.
  private var retiredName: String { ".waymark-old-" + place.name }
  /// A stage that is complete, while the old tree is removed where it lies.
  private var nextName: String { ".waymark-next-" + place.name }
  private var removal: TreeRemoval { TreeRemoval(parent: parent) }

  /// Answers with a note if it was not done in one step.
  func publish(stage: Int32, replacing hasPrevious: Bool, by way: Way) throws(MachineFailure) -> String? {
    guard hasPrevious else {
      try MachineFailure.check(waymark_rename(parent, stageName, parent, place.name), "publish to", place.shown)
      return nil
    }
    if way == .exchange {
      let result = waymark_exchange(parent, stageName, place.name)
      if !isUnsupported(result) {
        try MachineFailure.check(result, "publish to", place.shown)
        try removal.retire(stageName, for: stage)
        return nil
      }
    }
    if way != .removal, try publishByRenames(stage) {
      return "this file system cannot exchange two folders: \(place.shown) was away for a moment"
    }
    try publishByRemoval(stage)
    return "this file system cannot rename folders: \(place.shown) was away while the old files were removed"
  }

  /// Brings a publishing that was cut short to its end, or takes it back. For a builder that holds the lock.
  func recover() throws(MachineFailure) {
    let hasOutput = has(place.name)
    if has(nextName) {
      let next = try Descriptor(waymark_open(parent, nextName), "open", nextName)
      try removal.retire(place.name, for: next.number)
      try MachineFailure.check(waymark_rename(parent, nextName, parent, place.name), "publish to", place.shown)
    } else if has(retiredName), !hasOutput {
      try MachineFailure.check(waymark_rename(parent, retiredName, parent, place.name), "restore", place.shown)
    }
    for name in [retiredName, stageName] where has(name) { try sweep(name) }
  }

  /// Removes the stage, or the old tree that has come to lie in its place.
  func clearStage() throws(MachineFailure) {
    if has(stageName) { try sweep(stageName) }
  }

  private func publishByRenames(_ stage: Int32) throws(MachineFailure) -> Bool {
    let result = waymark_rename(parent, place.name, parent, retiredName)
    if isUnsupported(result) { return false }
    try MachineFailure.check(result, "publish to", place.shown)
    let published = waymark_rename(parent, stageName, parent, place.name)
    if published < 0 {
      _ = waymark_rename(parent, retiredName, parent, place.name)
      throw MachineFailure("publish to", place.shown, errno: -published)
    }
    try removal.retire(retiredName, for: stage)
    return true
  }

  private func publishByRemoval(_ stage: Int32) throws(MachineFailure) {
    try MachineFailure.check(waymark_rename(parent, stageName, parent, nextName), "publish to", place.shown)
    try removal.retire(place.name, for: stage)
    try MachineFailure.check(waymark_rename(parent, nextName, parent, place.name), "publish to", place.shown)
  }

  private func isUnsupported(_ result: Int32) -> Bool {
    switch -result {
    case EINVAL, ENOSYS, EOPNOTSUPP, EXDEV: true
    default: false
    }
  }

  /// Removes what a stopped build left. A tree with a manifest was or should have become an output, and what others
  /// put into it since goes into the output; one without, or with half of one, was never finished.
  private func sweep(_ name: String) throws(MachineFailure) {
    let opened = waymark_open(parent, place.name)
    if opened == -ENOENT { return try removal.remove(name) }
    let output = try Descriptor(opened, "open", place.shown)
    guard let tree = try removal.open(name) else { return }
    if try OutputManifest(of: tree.number, shownAs: name) != nil {
      try removal.retire(name, for: output.number)
    } else {
      try removal.remove(name)
    }
  }

  private func has(_ name: String) -> Bool {
    var status = waymark_status()
    return waymark_status_at(parent, name, &status) == 0
  }
}
