import CPlatform
import Glibc

/// The reading side of the disk: one folder of the site, such as `content`, and nothing outside it.
///
/// Safe to use from many threads. Folders below it are never entered through a symbolic link; a link to a file is
/// followed only if the file lies in the same folder.
package final class Disk: Sendable {
  /// Stands before every path in messages: `content`.
  package let name: String
  let root: Descriptor
  /// The folder's path without any link in it.
  private let realPath: String

  /// Opens a folder below the site's. Nil if there is none; a folder that is a link itself is a failure.
  package init?(site: String, folder: SitePath) throws(MachineFailure) {
    name = folder.text
    let siteFolder = try Descriptor(waymark_open_folder(site), "open", site)
    let opened = folder.text.withCString { waymark_open_beneath(siteFolder.number, $0) }
    if opened == -ENOENT { return nil }
    if opened == -ELOOP { throw MachineFailure("open", folder.text, because: "it is a symbolic link") }
    root = try Descriptor(opened, "open", folder.text)
    guard FileKind(of: try root.status("open", folder.text)) == .folder else {
      throw MachineFailure("open", folder.text, errno: ENOTDIR)
    }
    guard let realPath = Disk.realPath(of: site + "/" + folder.text) else {
      throw MachineFailure("open", folder.text, errno: errno)
    }
    self.realPath = realPath
  }

  /// `path` with the folder's name before it, as messages show it.
  func shown(_ path: SitePath) -> String { name + "/" + path.text }

  /// What a symbolic link at `path` stands for.
  func target(ofLink path: SitePath) -> Result<SitePath, LinkRefusal> {
    guard let real = Disk.realPath(of: realPath + "/" + path.text) else { return .failure(LinkRefusal(.brokenLink)) }
    // With the slash: /site-evil does not lie below /site.
    guard real.utf8.starts(with: realPath.utf8), real.utf8.dropFirst(realPath.utf8.count).first == UInt8(ascii: "/"),
      let target = SitePath(String(real.utf8.dropFirst(realPath.utf8.count + 1)) ?? "", allowingHidden: true)
    else { return .failure(LinkRefusal(.linkLeavesFolder)) }
    var status = waymark_status()
    guard target.text.withCString({ waymark_status_at(root.number, $0, &status) }) == 0 else {
      return .failure(LinkRefusal(.brokenLink))
    }
    return switch FileKind(of: status) {
    case .regular: .success(target)
    case .folder: .failure(LinkRefusal(.linkToFolder))
    case .link, .special: .failure(LinkRefusal(.notAFile))
    }
  }

  struct LinkRefusal: Error {
    let refusal: DiskRefusal

    init(_ refusal: DiskRefusal) { self.refusal = refusal }
  }

  private static func realPath(of path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(validatingCString: real)
  }
}
