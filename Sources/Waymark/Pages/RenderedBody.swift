import Escaping
import Markup

/// A body with its holes filled: writes itself straight into the page, copying the finished stretches and putting each
/// reference's attributes between them.
struct RenderedBody: HTML {
  private let html: HoledHTML
  private let attributes: [[UInt8]]

  static let empty = RenderedBody(html: HoledHTML(), attributes: [])

  /// - Parameter attributes: for each reference of the body, what its hole takes (` href="…"`).
  init(html: HoledHTML, attributes: [[UInt8]]) {
    self.html = html
    self.attributes = attributes
  }

  var isEmpty: Bool { html.bytes.isEmpty }

  func write(into page: inout [UInt8]) {
    html.bytes.withUnsafeBufferPointer { bytes in
      var copied = 0
      for hole in html.holes {
        page.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[copied..<hole.offset]))
        page.append(contentsOf: attributes[hole.reference])
        copied = hole.offset
      }
      page.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[copied...]))
    }
  }
}
