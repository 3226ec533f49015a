import CPlatform

/// The program that makes PNG of SVG where a site asks for it: librsvg's `rsvg-convert`.
struct Rasteriser: Sendable {
  private let program: String

  static let missing =
    "note: rsvg-convert is not installed, so the pictures of pages stay SVG (apt install librsvg2-bin makes PNG of them)"

  /// Nil if it is not on `PATH`.
  init?() {
    var path = [CChar](repeating: 0, count: Int(PATH_MAX))
    guard waymark_find_program("rsvg-convert", &path, path.count) == 0 else { return nil }
    program = String(decoding: path.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  func png(of svg: [UInt8], named path: SitePath) throws(MachineFailure) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    let count = waymark_filter(program, svg, svg.count, &bytes, bytes.count)
    if count == -EIO { throw MachineFailure("make", path.text, because: "rsvg-convert failed") }
    bytes.removeSubrange(Int(try MachineFailure.check(count, "make", path.text))...)
    return bytes
  }
}
