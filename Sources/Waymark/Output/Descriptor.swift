import CPlatform

/// An open file or folder, closed when it goes.
struct Descriptor: ~Copyable, Sendable {
  let number: Int32

  /// Takes over what a `waymark_open…` call answered, or throws if that is an error.
  init(_ result: Int32, _ operation: String, _ path: @autoclosure () -> String) throws(MachineFailure) {
    number = try MachineFailure.check(result, operation, path())
  }

  /// Closes now; negative if the system had kept an error back until here.
  consuming func close() -> Int32 {
    let result = waymark_close(number)
    discard self
    return result
  }

  deinit { _ = waymark_close(number) }

  func status(_ operation: String, _ path: @autoclosure () -> String) throws(MachineFailure) -> waymark_status {
    var status = waymark_status()
    try MachineFailure.check(waymark_status_of(number, &status), operation, path())
    return status
  }
}

/// An open folder that several own: it closes after the last of them.
final class SharedFolder: Sendable {
  private let descriptor: Descriptor

  init(_ descriptor: consuming Descriptor) { self.descriptor = descriptor }

  var number: Int32 { descriptor.number }
}

/// What a name stands for.
enum FileKind: Int32 {
  case regular = 0
  case folder = 1
  case link = 2
  /// A FIFO, a device, a socket.
  case special = 3

  init(of status: waymark_status) { self = FileKind(rawValue: status.kind) ?? .special }
}
