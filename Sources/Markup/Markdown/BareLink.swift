/// A URL or an address that stands in text as it is: GFM's autolinks (extension), without `ftp`.
///
///     see www.example.org/a(b). Or ann@example.org   →   `www.example.org/a(b)`, `ann@example.org`
///
/// cmark's own extension for it is not used: four of its loops are quadratic and one reads beyond its text.
struct BareLink: Equatable {
  /// What has to stand before the text to make it a URL.
  enum Prefix: Equatable { case nothing, http, mailto }

  let range: Range<Int>
  let prefix: Prefix
}

/// Finds bare links from left to right, in time linear in the text.
struct BareLinkScanner {
  private let text: Bytes
  private var links: [BareLink] = []
  /// Behind the last link.
  private var start = 0
  /// A `www.` before this would meet the domain that was refused already.
  private var refusedEnd = 0

  /// Links in `text`. `startsAtBoundary`: whether what stands before it lets a `www.` link begin.
  static func links(in text: Bytes, startsAtBoundary: Bool) -> [BareLink] {
    var scanner = BareLinkScanner(text: text)
    scanner.scan(startsAtBoundary: startsAtBoundary)
    return scanner.links
  }

  private init(text: Bytes) { self.text = text }

  private mutating func scan(startsAtBoundary: Bool) {
    var index = 0
    while index < text.count {
      let link: BareLink? =
        switch text[index] {
        case UInt8(ascii: ":"): url(atColon: index)
        case UInt8(ascii: "@"): address(atSign: index)
        case UInt8(ascii: "w"): web(at: index, startsAtBoundary: startsAtBoundary)
        default: nil
        }
      guard let link else {
        index += 1
        continue
      }
      links.append(link)
      start = link.range.upperBound
      index = start
    }
  }

  // MARK: The three forms

  private mutating func web(at index: Int, startsAtBoundary: Bool) -> BareLink? {
    guard index >= refusedEnd, text.from(index, to: min(index + 4, text.count)).starts(with: "www.") else { return nil }
    let isBoundary =
      index == 0
      ? startsAtBoundary
      : isSpace(text[index - 1]) || "*_~(".utf8.contains(text[index - 1])
    guard isBoundary else { return nil }
    let domain = domain(from: index)
    guard domain.isValid, domain.periods > 0 else {
      refusedEnd = domain.end
      return nil
    }
    return BareLink(range: index..<end(of: index, after: domain.end), prefix: .http)
  }

  private func url(atColon colon: Int) -> BareLink? {
    guard colon + 3 < text.count, text[colon + 1] == UInt8(ascii: "/"), text[colon + 2] == UInt8(ascii: "/") else {
      return nil
    }
    var first = colon
    while first > start, colon - first <= 5, isLetter(text[first - 1]) { first -= 1 }
    let scheme = text.from(first, to: colon).map { $0 | 0x20 }
    guard scheme.elementsEqual("http".utf8) || scheme.elementsEqual("https".utf8) else { return nil }
    let domain = domain(from: colon + 3)
    guard domain.isValid, domain.end > colon + 3, isHost(text[colon + 3]) else { return nil }
    return BareLink(range: first..<end(of: first, after: domain.end), prefix: .nothing)
  }

  private func address(atSign sign: Int) -> BareLink? {
    var first = sign
    while first > start, isLocal(text[first - 1]) { first -= 1 }
    guard first < sign, first == 0 || text[first - 1] != UInt8(ascii: "@") else { return nil }
    var end = sign + 1
    var periods = 0
    while end < text.count {
      let byte = text[end]
      if byte == UInt8(ascii: "."), end + 1 < text.count, isLetter(text[end + 1]) || isDigit(text[end + 1]) {
        periods += 1
      } else if !isLetter(byte), !isDigit(byte), byte != UInt8(ascii: "-"), byte != UInt8(ascii: "_") {
        break
      }
      end += 1
    }
    // A second sign, or a plus, makes it something else.
    if end < text.count, text[end] == UInt8(ascii: "@") || text[end] == UInt8(ascii: "+") { return nil }
    guard periods > 0, isLetter(text[end - 1]) || isDigit(text[end - 1]) else { return nil }
    if first - start >= 7, text.from(first - 7, to: first).starts(with: "mailto:") {
      return BareLink(range: first - 7..<end, prefix: .nothing)
    }
    return BareLink(range: first..<end, prefix: .mailto)
  }

  // MARK: Their parts

  /// Segments of letters, digits, hyphens and underscores, none of the latter in the last two.
  private func domain(from first: Int) -> (end: Int, isValid: Bool, periods: Int) {
    var end = first
    var periods = 0
    var underscores = (previous: 0, last: 0)
    while end < text.count {
      switch text[end] {
      case UInt8(ascii: "_"): underscores.last += 1
      case UInt8(ascii: "."):
        guard end + 1 < text.count, isSegment(text[end + 1]) else { return (end, underscores == (0, 0), periods) }
        underscores = (underscores.last, 0)
        periods += 1
      case UInt8(ascii: "-"): break
      default:
        guard isHost(text[end]) else { return (end, underscores == (0, 0), periods) }
      }
      end += 1
    }
    return (end, underscores == (0, 0), periods)
  }

  /// The end of a link whose domain ends at `domainEnd`: up to white space or `<`, without closing punctuation.
  private func end(of first: Int, after domainEnd: Int) -> Int {
    var end = domainEnd
    while end < text.count, !isSpace(text[end]), text[end] != UInt8(ascii: "<") { end += 1 }
    var excess = 0
    for index in first..<end {
      if text[index] == UInt8(ascii: ")") { excess += 1 } else if text[index] == UInt8(ascii: "(") { excess -= 1 }
    }
    while end > first {
      switch text[end - 1] {
      case UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"),
        UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "'"), UInt8(ascii: "\""):
        end -= 1
      case UInt8(ascii: ")") where excess > 0:
        end -= 1
        excess -= 1
      case UInt8(ascii: ";"): end = endWithoutEntity(first, end)
      default: return end
      }
    }
    return end
  }

  /// Drops `&name;`, or the semicolon alone.
  private func endWithoutEntity(_ first: Int, _ end: Int) -> Int {
    var index = end - 1
    while index > first, isLetter(text[index - 1]) || isDigit(text[index - 1]) { index -= 1 }
    return index < end - 1 && index > first && text[index - 1] == UInt8(ascii: "&") ? index - 1 : end - 1
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || (9...13) ~= byte }
  private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A) ~= byte | 0x20 && byte < 0x80 }
  private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39) ~= byte }
  private func isHost(_ byte: UInt8) -> Bool { byte >= 0x80 || isLetter(byte) || isDigit(byte) }
  private func isSegment(_ byte: UInt8) -> Bool {
    isHost(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }
  private func isLocal(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "+")
      || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: "_")
  }
}
