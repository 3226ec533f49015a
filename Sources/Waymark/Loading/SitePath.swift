import Escaping
import Glibc

/// A path below a folder of the site, that cannot lead out of it.
///
/// Segments joined by `/`: none is empty, `.` or `..`, none holds a control character, NUL or a backslash, and none
/// begins with a dot unless that was asked for. Two paths are equal when their bytes are, whatever Unicode says of
/// them; what a file system may take for the same name is `collisionKey`'s business.
///
///     SitePath("lessons/http/index.html")   →   lessons/http/index.html
///     SitePath("../secret"), SitePath("/etc/passwd"), SitePath("a//b"), SitePath(".git/config")   →   nil
package struct SitePath: Sendable {
  /// The whole path, valid UTF-8 in contiguous storage.
  package let text: String

  /// Nil if `text` is no path that may lie below a folder of the site.
  ///
  /// `allowingHidden` lets segments begin with a dot, as `.well-known` does. `.waymark-…` stays ours.
  package init?(_ text: String, allowingHidden: Bool = false) {
    var text = text
    let isSound = text.withUTF8 { SitePath.isSound($0, allowingHidden: allowingHidden) }
    guard isSound else { return nil }
    self.text = text
  }

  /// Joins segments, each of which must be one: `["lessons", "a/b"]` → nil.
  package init?(segments: some Sequence<some StringProtocol>, allowingHidden: Bool = false) {
    var joined = ""
    for segment in segments {
      if segment.utf8.contains(UInt8(ascii: "/")) { return nil }
      if !joined.isEmpty { joined += "/" }
      if segment.isEmpty { return nil }
      joined += segment
    }
    self.init(joined, allowingHidden: allowingHidden)
  }

  /// The path that UTF-8 bytes spell; nil also if they are not UTF-8.
  package init?(utf8 bytes: some Collection<UInt8>, allowingHidden: Bool = false) {
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    self.init(text, allowingHidden: allowingHidden)
  }

  private init(sound text: String) { self.text = text }

  /// `lessons` + `http/index.html` → `lessons/http/index.html`; nil only if that is too long.
  package func appending(_ path: SitePath) -> SitePath? {
    guard text.utf8.count + 1 + path.text.utf8.count <= SitePath.longest else { return nil }
    return SitePath(sound: text + "/" + path.text)
  }

  package var segments: [Substring] {
    text.utf8.split(separator: UInt8(ascii: "/")).map { Substring($0) }
  }

  /// The last segment.
  package var name: Substring {
    guard let slash = text.utf8.lastIndex(of: UInt8(ascii: "/")) else { return text[...] }
    return text[text.utf8.index(after: slash)...]
  }

  /// What lies above the last segment; nil for a path of one.
  package var parent: SitePath? {
    withBytes { bytes in
      bytes.lastIndex(of: UInt8(ascii: "/")).map { slash in
        SitePath(sound: String(decoding: UnsafeBufferPointer(rebasing: bytes[..<slash]), as: UTF8.self))
      }
    }
  }

  /// Whether a segment begins with a dot.
  package var isHidden: Bool {
    var isAtStart = true
    for byte in text.utf8 {
      if isAtStart, byte == UInt8(ascii: ".") { return true }
      isAtStart = byte == UInt8(ascii: "/")
    }
    return false
  }

  /// In bytes. Every file system takes names of 255; paths must leave room for the folder they lie in.
  package static let longestSegment = 255
  package static let longest = 1024

  private static func isSound(_ bytes: UnsafeBufferPointer<UInt8>, allowingHidden: Bool) -> Bool {
    guard !bytes.isEmpty, bytes.count <= longest else { return false }
    var start = 0
    while true {
      var end = marks.firstIndex(in: bytes, from: start)
      while end < bytes.count, bytes[end] != UInt8(ascii: "/") {
        if isForbidden(bytes, at: end) { return false }
        end = marks.firstIndex(in: bytes, from: end + 1)
      }
      let segment = UnsafeBufferPointer(rebasing: bytes[start..<end])
      guard isSoundSegment(segment, allowingHidden: allowingHidden) else { return false }
      if end == bytes.count { return true }
      start = end + 1
    }
  }

  /// What parts segments or may be forbidden in them.
  private static let marks = ASCIISet("/\\\u{7F}", and: 0..<0x20).with(leadByte: 0xC2)

  private static func isForbidden(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    switch bytes[index] {
    case 0..<0x20, 0x7F, UInt8(ascii: "\\"): true
    // U+0080 to U+009F, the second set of controls.
    case 0xC2: index + 1 < bytes.count && bytes[index + 1] < 0xA0
    default: false
    }
  }

  private static func isSoundSegment(_ segment: UnsafeBufferPointer<UInt8>, allowingHidden: Bool) -> Bool {
    guard !segment.isEmpty, segment.count <= longestSegment else { return false }
    guard segment[0] == UInt8(ascii: ".") else { return true }
    if segment.count == 1 || (segment.count == 2 && segment[1] == UInt8(ascii: ".")) { return false }
    let ours = ".waymark-".utf8
    let isOurs = segment.count >= ours.count && zip(segment, ours).allSatisfy { $0 | ($0 >= 0x41 ? 0x20 : 0) == $1 }
    return allowingHidden && !isOurs
  }
}

extension SitePath: Hashable, Comparable, CustomStringConvertible {
  package static func == (left: SitePath, right: SitePath) -> Bool {
    left.text.utf8.count == right.text.utf8.count && left.order(against: right) == 0
  }

  /// By bytes.
  package static func < (left: SitePath, right: SitePath) -> Bool {
    let order = left.order(against: right)
    return order == 0 ? left.text.utf8.count < right.text.utf8.count : order < 0
  }

  package func hash(into hasher: inout Hasher) {
    withBytes { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    hasher.combine(0xFF as UInt8)
  }

  package var description: String { text }

  /// The path's UTF-8 bytes.
  package func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
    try text.utf8.withContiguousStorageIfAvailable(body)!
  }

  private func order(against other: SitePath) -> Int32 {
    withBytes { left in
      other.withBytes { right in
        memcmp(left.baseAddress!, right.baseAddress!, min(left.count, right.count))
      }
    }
  }
}
