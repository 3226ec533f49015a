import Glibc

/// The terminal, without Foundation and without C's global streams.
enum Console {
  static func out(_ text: String) { write(Array(text.utf8), to: 1) }

  static func out(_ bytes: [UInt8]) { write(bytes, to: 1) }

  static func error(_ text: String) { write(Array(text.utf8), to: 2) }

  static var errorIsTerminal: Bool { isatty(2) == 1 }

  /// Whether findings are coloured: on a terminal, unless NO_COLOR (no-color.org) is set.
  static var usesColour: Bool { errorIsTerminal && getenv("NO_COLOR") == nil }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) {
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
        if count < 0, errno == EINTR { continue }
        if count <= 0 { return }
        rest = rest.dropFirst(count)
      }
    }
  }
}

extension Slice where Base == UnsafeRawBufferPointer {
  fileprivate var baseAddress: UnsafeRawPointer? { UnsafeRawBufferPointer(rebasing: self).baseAddress }
}
