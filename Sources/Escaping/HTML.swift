/// HTML that the build itself made, ready to be written as it is.
///
/// The type is the permission: template text is escaped unless it is `HTML`, and only code that escaped its parts makes
/// one. It writes itself, so that a page's body is copied once, from where it was rendered to the page's buffer.
@usableFromInline
package protocol HTML: Sendable {
  /// Appends the markup to a page.
  func write(into page: inout ByteSink)
}

/// HTML held as finished bytes.
package struct HTMLFragment: HTML, Hashable {
  package var bytes: [UInt8]

  /// Takes markup that is already escaped.
  package init(escaped bytes: [UInt8]) { self.bytes = bytes }

  package func write(into page: inout ByteSink) { page.append(contentsOf: bytes) }
}
