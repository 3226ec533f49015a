extension Disk {
  /// Whether names that begin with a dot are of interest.
  package enum HiddenFiles: Sendable { case skipped, listed }

  /// Everything below the folder, in the byte order of paths, whatever order the disk has.
  package func walk(hidden: HiddenFiles = .skipped, depthLimit: Int = 32) throws(MachineFailure) -> [DiskEntry] {
    var entries: [DiskEntry] = []
    try TreeWalk(root: root.number, shownAs: name).run { (path, kind, depth) throws(MachineFailure) in
      if hidden == .skipped, path.isHiddenName { return false }
      guard let sitePath = SitePath(utf8: path.bytes, allowingHidden: true) else {
        entries.append(.refused(path: path.shown, .unusableName))
        return false
      }
      switch kind {
      case .regular: entries.append(.file(sitePath))
      case .special: entries.append(.refused(path: path.shown, .notAFile))
      case .link: entries.append(entry(forLink: sitePath))
      case .folder:
        if depth <= depthLimit { return true }
        entries.append(.refused(path: path.shown, .tooDeep(limit: depthLimit)))
      }
      return false
    }
    return entries
  }

  private func entry(forLink path: SitePath) -> DiskEntry {
    switch target(ofLink: path) {
    case .success: .file(path)
    case .failure(let failure): .refused(path: path.text, failure.refusal)
    }
  }
}
