/// A strict JSON reader for tests (RFC 8259): what the build writes is read back by rules of its own.
enum JSONText: Equatable {
  case null
  case boolean(Bool)
  case number(Double)
  case text(String)
  case array([JSONText])
  case object([Member])

  struct Member: Equatable {
    let key: String
    let value: JSONText
  }

  /// Nil for what is not JSON, and for an object with a key twice.
  init?(_ bytes: [UInt8]) {
    var reader = Reader(bytes: bytes)
    guard let value = reader.value(), reader.isAtEnd else { return nil }
    self = value
  }

  subscript(key: String) -> JSONText? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  subscript(index: Int) -> JSONText? {
    guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
    return elements[index]
  }

  var text: String? { if case .text(let text) = self { text } else { nil } }

  var elements: [JSONText] { if case .array(let elements) = self { elements } else { [] } }

  /// Every string in it that is a value.
  var texts: [String] {
    switch self {
    case .text(let text): [text]
    case .array(let elements): elements.flatMap(\.texts)
    case .object(let members): members.flatMap(\.value.texts)
    case .null, .boolean, .number: []
    }
  }

  private struct Reader {
    let bytes: [UInt8]
    var index = 0

    var isAtEnd: Bool {
      mutating get {
        skipSpace()
        return index == bytes.count
      }
    }

    mutating func value() -> JSONText? {
      skipSpace()
      switch peek {
      case UInt8(ascii: "{"): return object()
      case UInt8(ascii: "["): return array()
      case UInt8(ascii: "\""): return string().map { .text($0) }
      case UInt8(ascii: "t"): return take("true") ? .boolean(true) : nil
      case UInt8(ascii: "f"): return take("false") ? .boolean(false) : nil
      case UInt8(ascii: "n"): return take("null") ? .null : nil
      default: return number()
      }
    }

    private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func skipSpace() { while let byte = peek, " \n\r\t".utf8.contains(byte) { index += 1 } }

    private mutating func take(_ word: String) -> Bool {
      skipSpace()
      guard bytes[index...].starts(with: word.utf8) else { return false }
      index += word.utf8.count
      return true
    }

    private mutating func object() -> JSONText? {
      var members: [Member] = []
      guard take("{") else { return nil }
      if take("}") { return .object([]) }
      repeat {
        skipSpace()
        guard let key = string(), take(":"), let value = value(), !members.contains(where: { $0.key == key }) else {
          return nil
        }
        members.append(Member(key: key, value: value))
      } while take(",")
      return take("}") ? .object(members) : nil
    }

    private mutating func array() -> JSONText? {
      var elements: [JSONText] = []
      guard take("[") else { return nil }
      if take("]") { return .array([]) }
      repeat {
        guard let value = value() else { return nil }
        elements.append(value)
      } while take(",")
      return take("]") ? .array(elements) : nil
    }

    private mutating func number() -> JSONText? {
      let start = index
      while let byte = peek, "+-.0123456789eE".utf8.contains(byte) { index += 1 }
      return Double(String(decoding: bytes[start..<index], as: UTF8.self)).map { .number($0) }
    }

    private mutating func string() -> String? {
      guard take("\"") else { return nil }
      var units: [UInt16] = []
      var run: [UInt8] = []
      func flush() { units += Array(String(decoding: run, as: UTF8.self).utf16) }
      while let byte = peek, byte != UInt8(ascii: "\"") {
        index += 1
        guard byte >= 0x20 else { return nil }
        guard byte == UInt8(ascii: "\\") else {
          run.append(byte)
          continue
        }
        flush()
        run = []
        guard let unit = escape() else { return nil }
        units.append(unit)
      }
      flush()
      guard take("\"") else { return nil }
      return String(decoding: units, as: UTF16.self)
    }

    private mutating func escape() -> UInt16? {
      guard let byte = peek else { return nil }
      index += 1
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return UInt16(byte)
      case UInt8(ascii: "b"): return 8
      case UInt8(ascii: "f"): return 12
      case UInt8(ascii: "n"): return 10
      case UInt8(ascii: "r"): return 13
      case UInt8(ascii: "t"): return 9
      case UInt8(ascii: "u"):
        guard index + 4 <= bytes.count else { return nil }
        defer { index += 4 }
        return UInt16(String(decoding: bytes[index..<index + 4], as: UTF8.self), radix: 16)
      default: return nil
      }
    }
  }
}
