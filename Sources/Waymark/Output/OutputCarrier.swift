/// Lets what others put into the old output stand in the new one too, and so decides what is removed: files of ours that
/// the new build did not write and that are still as an earlier one wrote them.
struct OutputCarrier {
  let previous: PreviousOutput
  let stage: OutputStage
  let shownAs: String
  /// Files that no build wrote and that have the bytes of this one's.
  let adopted: Set<SitePath>

  private(set) var removed = 0
  private(set) var keptForeign = 0
  private(set) var keptChanged: [String] = []
  /// What could not be carried over because something of the new build lies in its way.
  private(set) var blocked: [String] = []

  init(previous: PreviousOutput, stage: OutputStage, unchanged: [OutputManifest.Entry], shownAs: String) {
    self.previous = previous
    self.stage = stage
    self.shownAs = shownAs
    adopted = Set(unchanged.lazy.map(\.path).filter { previous.manifest.entry(at: $0) == nil })
  }

  mutating func carryOver(for new: OutputManifest) throws(MachineFailure) {
    // A folder whose first child does not follow it is empty.
    var folder: RawPath?
    try TreeWalk(root: previous.folder.number, shownAs: shownAs).run { (path, kind, _) throws(MachineFailure) in
      if let folder, !path.lies(in: folder) { try carryEmptyFolder(folder) }
      folder = kind == .folder ? path : nil
      if kind != .folder, path.shown != OutputManifest.name { try carryFile(path, for: new) }
      return true
    }
    if let folder { try carryEmptyFolder(folder) }
  }

  private mutating func carryFile(_ path: RawPath, for new: OutputManifest) throws(MachineFailure) {
    if let sitePath = SitePath(utf8: path.bytes, allowingHidden: true) {
      if new.entry(at: sitePath) != nil {
        // A link or the like, or a file that came after its place was written to.
        if previous.manifest.entry(at: sitePath) == nil, !adopted.contains(sitePath) { blocked.append(path.shown) }
        return
      }
      if let ours = previous.manifest.entry(at: sitePath) {
        if try previous.isAsWritten(ours) {
          removed += 1
        } else if try stage.carry(path, from: previous.folder.number) {
          keptChanged.append(path.shown)
        } else {
          blocked.append(path.shown)
        }
        return
      }
    }
    if try stage.carry(path, from: previous.folder.number) {
      keptForeign += 1
    } else {
      blocked.append(path.shown)
    }
  }

  private mutating func carryEmptyFolder(_ path: RawPath) throws(MachineFailure) {
    if let sitePath = SitePath(utf8: path.bytes, allowingHidden: true), previous.manifest.holdsFiles(below: sitePath) {
      return
    }
    if try !stage.carryFolder(path, from: previous.folder.number) { blocked.append(path.shown) }
  }
}
