import Glibc

/// The terminal, without Foundation and without C's global streams.
enum Console {
  static func out(_ text: String) { out(Array(text.utf8)) }

  /// What cannot be printed is a failure of the machine: a report that is lost in silence reads as a site without faults.
  static func out(_ bytes: [UInt8]) {
    guard let failure = write(bytes, to: 1) else { return }
    error("waymark: cannot write the output: \(String(cString: strerror(failure)))\n")
    exit(3)
  }

  static func error(_ text: String) { _ = write(Array(text.utf8), to: 2) }

  static var errorIsTerminal: Bool { isatty(2) == 1 }

  /// Whether findings are coloured: on a terminal, unless NO_COLOR (no-color.org) says something or it is a dumb one.
  static var usesColour: Bool {
    let refused = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
    let isDumb = getenv("TERM").map { strcmp($0, "dumb") == 0 } ?? false
    return errorIsTerminal && !refused && !isDumb
  }

  /// - Returns: the error that stopped it, nil for none.
  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
        if count < 0, errno == EINTR { continue }
        if count <= 0 { return errno }
        rest = rest.dropFirst(count)
      }
      return nil
    }
  }
}

extension Slice where Base == UnsafeRawBufferPointer {
  fileprivate var baseAddress: UnsafeRawPointer? { UnsafeRawBufferPointer(rebasing: self).baseAddress }
}
