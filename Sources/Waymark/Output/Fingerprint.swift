import CXXHash
import Escaping

/// XXH3-128 of a file's bytes: tells one content from another, and says nothing about who made it.
struct Fingerprint: Hashable, Sendable {
  let high: UInt64
  let low: UInt64

  init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  init(of bytes: UnsafeRawBufferPointer) {
    self.init(XXH3_128bits(bytes.baseAddress, bytes.count))
  }

  private init(_ hash: XXH128_hash_t) { self.init(high: hash.high64, low: hash.low64) }

  /// 32 hexadecimal digits, the order of XXH128's canonical form.
  var hexadecimal: String {
    var digits = ByteSink()
    writeHexadecimal(into: &digits)
    return String(decoding: digits.bytes, as: UTF8.self)
  }

  func writeHexadecimal(into text: inout ByteSink) {
    for word in [high, low] {
      for shift in stride(from: 60, through: 0, by: -4) {
        let digit = UInt8(truncatingIfNeeded: word >> shift) & 15
        text.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") - 10 + digit)
      }
    }
  }

  /// Reads exactly what `hexadecimal` writes.
  init?(hexadecimal text: some Collection<UInt8>) {
    guard text.count == 32 else { return nil }
    var words: [UInt64] = [0, 0]
    for (index, byte) in text.enumerated() {
      let digit: UInt8
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
      default: return nil
      }
      words[index / 16] = words[index / 16] << 4 | UInt64(digit)
    }
    self.init(high: words[0], low: words[1])
  }

  /// Takes bytes piece by piece, for files that need not fit into memory.
  struct Stream: ~Copyable {
    private let state: OpaquePointer

    init() {
      guard let state = XXH3_createState() else { fatalError("out of memory") }
      self.state = state
      XXH3_128bits_reset(state)
    }

    deinit { XXH3_freeState(state) }

    func append(_ bytes: UnsafeRawBufferPointer) {
      XXH3_128bits_update(state, bytes.baseAddress, bytes.count)
    }

    var fingerprint: Fingerprint { Fingerprint(XXH3_128bits_digest(state)) }
  }
}
