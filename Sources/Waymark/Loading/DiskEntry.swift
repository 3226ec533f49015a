/// What a walk of a content folder found at one place.
package enum DiskEntry: Equatable, Sendable {
  /// A regular file, or a link to one inside the same folder. Relative to the folder that was walked.
  case file(SitePath)
  /// Something that is not read. The path is for people: it need not be one that a `SitePath` could hold.
  case refused(path: String, DiskRefusal)
}

/// Why a file of the content is not read. The caller makes a diagnostic of it.
package enum DiskRefusal: Equatable, Sendable, CustomStringConvertible {
  /// A FIFO, a device, a socket.
  case notAFile
  case linkLeavesFolder
  case linkToFolder
  case brokenLink
  /// The name holds what no path may: a control character, a backslash, bytes that are not UTF-8.
  case unusableName
  case tooDeep(limit: Int)
  case tooLarge(size: Int, limit: Int)

  /// `it is …`: fits behind the path.
  package var description: String {
    switch self {
    case .notAFile: "it is neither a file nor a folder"
    case .linkLeavesFolder: "it is a symbolic link that leaves its folder"
    case .linkToFolder: "it is a symbolic link to a folder"
    case .brokenLink: "it is a symbolic link to nothing"
    case .unusableName: "its name holds a control character, a backslash or bytes that are not UTF-8, or is too long"
    case .tooDeep(let limit): "it lies more than \(limit) folders deep"
    case .tooLarge(let size, let limit): "it has \(size) bytes, more than the limit of \(limit)"
    }
  }
}
