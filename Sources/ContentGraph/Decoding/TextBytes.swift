// Text is looked at where its bytes lie in memory: the views of a string, asked byte by byte, take several times as long.

extension StringProtocol {
  /// The first place of an ASCII character.
  func firstIndex(ofASCII byte: UInt8) -> Index? {
    withBytes { $0.firstIndex(of: byte) }.map { utf8.index(utf8.startIndex, offsetBy: $0) }
  }

  /// The last place of an ASCII character.
  func lastIndex(ofASCII byte: UInt8) -> Index? {
    withBytes { $0.lastIndex(of: byte) }.map { utf8.index(utf8.startIndex, offsetBy: $0) }
  }

  /// Its UTF-8 bytes.
  func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    utf8.withContiguousStorageIfAvailable(body) ?? Array(utf8).withUnsafeBufferPointer(body)
  }
}
