import CPlatform
import Escaping
import Synchronization

/// The folder a site is published to.
///
/// Files go into a stage beside it, from any number of threads; `publish` lets stage and output change places, so that
/// a build that fails, is killed or runs out of disk leaves the last good site as it was. No existing file is ever
/// written to: one whose bytes are the same stands in the new tree by hard link, with its time and inode.
///
///     let output = try Output(folder: "public", siteFolder: ".", protected: ["content", "templates"])
///     try output.write(SitePath("index.html")!, bytes)
///     let summary = try output.publish()
package final class Output: Sendable {
  private let place: OutputPlace
  private let parent: SharedFolder
  private let lock: Mutex<OutputLock?>
  private let previous: PreviousOutput?
  private let stage: OutputStage
  private let state = Mutex(State())

  private struct State {
    var created: [OutputManifest.Entry] = []
    var unchanged: [OutputManifest.Entry] = []
    /// Places where a file lies that no build wrote.
    var foreign: [SitePath] = []
    var isOver = false
  }

  /// Takes the lock, and clears up after a build that was stopped.
  ///
  /// Throws an `OutputRefusal` for a place that no build may replace, a `MachineFailure` for all else, a second build at
  /// the same time among it. `protected` are the folders the build reads.
  package init(folder: String, siteFolder: String, protected: [String]) throws {
    let place = try OutputPlace(folder, siteFolder: siteFolder, protected: protected)
    let parent = SharedFolder(try place.openParent())
    try place.refuseUnlessReplaceable(in: parent.number)
    let lock = try OutputLock(in: parent, for: place)
    let stage = OutputStage(in: parent, for: place)
    try OutputSwap(parent: parent.number, place: place, stageName: stage.name).recover()
    previous = try PreviousOutput(in: parent.number, for: place)
    self.place = place
    self.stage = stage
    self.parent = parent
    self.lock = Mutex(lock)
  }

  deinit { abandon() }

  /// Adds a file. Each path may be written once.
  package func write(_ path: SitePath, _ bytes: [UInt8]) throws(MachineFailure) {
    var result: Result<Void, MachineFailure> = .success(())
    bytes.withUnsafeBytes { bytes in
      result = Result { () throws(MachineFailure) in try write(path, bytes) }
    }
    try result.get()
  }

  func write(_ path: SitePath, _ bytes: borrowing ByteSink) throws(MachineFailure) {
    try write(path, UnsafeRawBufferPointer(bytes.bytes))
  }

  private func write(_ path: SitePath, _ bytes: UnsafeRawBufferPointer) throws(MachineFailure) {
    let entry = OutputManifest.Entry(path: path, size: bytes.count, fingerprint: Fingerprint(of: bytes))
    switch try previous?.comparison(with: entry, bytes) ?? .different {
    case .same: state.withLock { $0.unchanged.append(entry) }
    case .foreign: state.withLock { $0.foreign.append(path) }
    case .different:
      try stage.create(path, bytes)
      state.withLock { $0.created.append(entry) }
    }
  }

  /// What the last build made of a file by slow means, if the file is the same as then and so is what was made: a PNG of
  /// an SVG.
  func made(_ made: SitePath, of path: SitePath, _ bytes: [UInt8]) throws(MachineFailure) -> [UInt8]? {
    guard let previous, let entry = previous.manifest.entry(at: made), let source = previous.manifest.entry(at: path),
      source.fingerprint == bytes.withUnsafeBytes({ Fingerprint(of: $0) }), try previous.isAsWritten(entry)
    else { return nil }
    return try previous.contents(of: entry)
  }

  /// Makes what was written the output, and everything else of earlier builds disappear from it.
  ///
  /// `syncing` waits until the files are on the disk first, so that not even a power failure can leave half of them.
  /// Throws an `OutputRefusal` if files that no build wrote are in the way; whenever it throws before the change of
  /// places, the output is as it was.
  package func publish(syncing: Bool = false) throws -> PublishSummary {
    try publish(syncing: syncing, by: .exchange)
  }

  func publish(syncing: Bool = false, by way: OutputSwap.Way) throws -> PublishSummary {
    defer { abandon() }
    let (created, unchanged, foreign) = state.withLock { state in
      precondition(!state.isOver, "an output is published once")
      return (state.created, state.unchanged, state.foreign)
    }
    if !foreign.isEmpty { throw refusal(foreign.sorted().map(\.text)) }
    let manifest = OutputManifest(of: created + unchanged)
    var summary = PublishSummary()
    summary.written = created.count
    summary.unchanged = unchanged.count
    if let previous, created.isEmpty, previous.manifest == manifest, previous.hasManifest { return summary }

    let folder = try stage.folder()
    if let previous {
      for entry in unchanged { try stage.link(entry.path, from: previous.folder.number) }
      var carrier = OutputCarrier(previous: previous, stage: stage, unchanged: unchanged, shownAs: place.shown)
      try carrier.carryOver(for: manifest)
      if !carrier.blocked.isEmpty { throw refusal(carrier.blocked) }
      summary.removed = carrier.removed
      summary.keptForeign = carrier.keptForeign
      summary.keptChanged = carrier.keptChanged
      try MachineFailure.check(waymark_set_mode_of(folder, previous.mode), "publish to", place.shown)
    }
    try stage.createManifest(manifest.serialized)
    if syncing { try MachineFailure.check(waymark_sync(folder), "publish to", place.shown) }
    let swap = OutputSwap(parent: parent.number, place: place, stageName: stage.name)
    if let note = try swap.publish(stage: folder, replacing: previous != nil, by: way) { summary.notes.append(note) }
    return summary
  }

  private func refusal(_ paths: [String]) -> OutputRefusal {
    OutputRefusal(folder: place.shown, reason: .foreignFiles(paths))
  }

  /// Leaves the output as it is: removes the stage and gives the lock back. Does nothing after publishing.
  package func abandon() {
    let isOver = state.withLock { state in
      defer { state.isOver = true }
      return state.isOver
    }
    if isOver { return }
    if stage.exists {
      // What cannot be removed now, the next build removes.
      try? OutputSwap(parent: parent.number, place: place, stageName: stage.name).clearStage()
    }
    stage.close()
    lock.withLock { $0 = nil }
  }
}
