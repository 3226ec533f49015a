/// A place where no output may go, or output that would replace what others put there. The command or the content is
/// wrong, not the machine; nothing has been changed.
package struct OutputRefusal: Error, Equatable, CustomStringConvertible {
  /// The output folder, as it was given.
  package let folder: String
  package let reason: Reason

  package enum Reason: Equatable, Sendable {
    case root
    case home
    case holdsSite
    /// It is, or lies in, or holds a folder that the build reads.
    case protected(String)
    case symbolicLink
    case notAFolder
    case mountPoint
    case notOurs
    case noFolder
    /// Files that no build wrote lie where this one would put its own. Relative to the output, in order.
    case foreignFiles([String])
  }

  package var description: String { "cannot publish to \(folder): \(problem)" }

  /// The way out, for a line of its own.
  package var help: String {
    switch reason {
    case .root, .home, .holdsSite, .protected, .notAFolder, .noFolder: "name a folder of its own for the output"
    case .symbolicLink, .mountPoint: "name a real folder: publishing exchanges it for a new one"
    case .notOurs: "empty it, or name another folder: a build removes only what it wrote itself"
    case .foreignFiles: "remove or rename them: a build replaces only what it wrote itself"
    }
  }

  private var problem: String {
    switch reason {
    case .root: "it is the root of the file system"
    case .home: "it is a home folder"
    case .holdsSite: "it is the site's folder or holds it"
    case .protected(let folder): "the build reads \(folder)"
    case .symbolicLink: "it is a symbolic link"
    case .notAFolder: "it is not a folder"
    case .mountPoint: "a file system is mounted there"
    case .notOurs: "it holds files and no manifest of an earlier build"
    case .noFolder: "the path has no such folder"
    case .foreignFiles(let paths):
      "no build wrote \(paths.prefix(5).joined(separator: ", "))"
        + (paths.count > 5 ? " and \(paths.count - 5) more" : "")
    }
  }
}
