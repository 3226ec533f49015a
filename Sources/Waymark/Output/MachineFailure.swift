import CPlatform

/// The world at fault: a disk that is full, a file that may not be read, a lock that another build holds.
///
///     MachineFailure("read", "content/lessons/x.md", errno: EACCES)
///     →   cannot read content/lessons/x.md: Permission denied
package struct MachineFailure: Error, Equatable, CustomStringConvertible {
  /// A verb: `read`, `write`, `lock`.
  package let operation: String
  /// As the person who runs the build knows it.
  package let path: String
  package let reason: String
  /// The system's number, 0 where the reason is ours.
  package let errno: Int32

  package init(_ operation: String, _ path: String, errno: Int32) {
    self.operation = operation
    self.path = path
    self.reason = String(cString: waymark_error_text(errno))
    self.errno = errno
  }

  package init(_ operation: String, _ path: String, because reason: String) {
    self.operation = operation
    self.path = path
    self.reason = reason
    self.errno = 0
  }

  package var description: String { "cannot \(operation) \(path): \(reason)" }

  /// Passes the result of a `waymark_…` call on, or throws if it is a negated errno.
  @discardableResult
  static func check<Number: SignedInteger>(
    _ result: Number, _ operation: @autoclosure () -> String, _ path: @autoclosure () -> String
  ) throws(MachineFailure) -> Number {
    if result < 0 { throw MachineFailure(operation(), path(), errno: Int32(-result)) }
    return result
  }
}
